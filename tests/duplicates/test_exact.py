"""Exact copies within a speech and between files."""

from __future__ import annotations

import pytest

from sphinx_speechlint.duplicates.normalise import normalise
from sphinx_speechlint.linter import lint
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.ruleset import RuleSet
from sphinx_speechlint.source import Source

LONG = "要坚持对党负责和对人民负责的一致性，确保政协工作始终与党委同心同向。"
OTHER = "要围绕中心、服务大局，认真履行政治协商、民主监督、参政议政的各项职能。"
Found = tuple[str, str, str, int]


def copies(*texts: str) -> list[Found]:
    """File, text, other file and its first line of every duplicate."""
    sources = [Source(f"{n}.txt", text) for n, text in enumerate(texts, 1)]
    by_path = {s.path: s for s in sources}
    rules = RuleSet((RULES["duplicate-paragraph"](),))
    return [
        (d.path, by_path[d.path].slice(d.span), d.related[0].path, d.related[0].start.line)
        for d in lint(sources, rules)
    ]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("同志们：", "同志们"),
        ("２０１６年，GDP 增长 8.1％！", "2016年GDP增长81"),
        ("***，。——", ""),
        ("①（一）", "1一"),
    ],
)
def test_normal_form(text: str, normal: str) -> None:
    assert normalise(text) == normal


def test_a_copy_names_the_place_that_came_first() -> None:
    assert copies(f"甲。\n{LONG}", f"乙。\n丙。\n{LONG}") == [("2.txt", LONG, "1.txt", 2)]


def test_marks_and_widths_do_not_matter() -> None:
    other = LONG.replace("，", " , ").replace("。", "！")
    assert copies(f"甲。\n{LONG}", f"乙。\n{other}") == [("2.txt", other, "1.txt", 2)]


def test_a_run_is_one_diagnostic() -> None:
    run = f"{LONG}\n\n短。\n{OTHER}"
    assert copies(f"同志们：\n{run}\n{run}\n完。") == [("1.txt", run, "1.txt", 2)]


def test_three_copies_are_two_diagnostics() -> None:
    found = copies(*(f"{n}。\n{LONG}" for n in "甲乙丙"))
    assert [(path, other) for path, _, other, _ in found] == [
        ("2.txt", "1.txt"),
        ("3.txt", "1.txt"),
    ]


def test_short_paragraphs_count_only_in_a_run() -> None:
    assert copies("甲。\n抓好落实。\n乙。\n抓好落实。\n丙。") == []
    text = "甲。\n抓好落实。\n加强领导。\n乙。\n抓好落实。\n加强领导。"
    assert copies(text) == [("1.txt", "抓好落实。\n加强领导。", "1.txt", 2)]


def test_headings_of_any_length_count_only_in_a_run() -> None:
    heading = "三、努力为政协开展工作创造条件、搞好服务，推动各项事业发展"
    assert copies(f"同志们：\n甲。\n{heading}\n乙。", f"同志们：\n丙。\n{heading}\n丁。") == []


def test_a_salutation_before_a_copy_is_no_part_of_it() -> None:
    text = f"讲话\n省长 王某\n各位代表：\n{LONG}"
    assert copies(f"{text}\n甲。", f"{text}\n乙。") == [("2.txt", LONG, "1.txt", 4)]


def test_a_salutation_does_not_make_a_run() -> None:
    assert copies("下面供大家参考。\n同志们：\n甲。", "下面供大家参考。\n同志们：\n乙。") == []


def test_marks_alone_match_nothing() -> None:
    assert copies("。\n***\n甲。\n。\n***") == []


def test_a_line_repeated_without_end_stays_linear() -> None:
    found = copies("\n".join([LONG] * 2000))
    assert 0 < len(found) < 20
