"""Rules written in the settings are rules like any other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_speechlint.config import Settings
from sphinx_speechlint.diagnostic import Diagnostic
from sphinx_speechlint.linter import lint
from sphinx_speechlint.selection import NOTHING_ASKED, Asked, rules_for
from sphinx_speechlint.source import InputError, Source

OLD = """
[[pattern]]
name = "old-title"
pattern = '政协(?P<who>委员|常委)们'
message = "称谓不妥：{text}，应作{replacement}"
message-en = "wrong address of {who}: {text}"
replacement = '各位\\1'
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, text: str) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def found(
    toml: str, text: str, asked: Asked = NOTHING_ASKED, name: str = "a.txt"
) -> tuple[list[Diagnostic], list[str]]:
    """The diagnostics of pattern rules in a text, and their words."""
    write("speechlint.toml", toml)
    source = Source(name, text)
    rules = rules_for([name], Settings(), asked)
    diagnostics = [d for d in lint([source], rules) if d.family in ("wording", "residue")]
    return diagnostics, [rules.catalogue[d.rule].message(d) for d in diagnostics]


def test_spans_words_and_fix() -> None:
    text = "各位委员：\n𠮷县的政协常委们，大家好。政协委员们、各位委员，大家好。\n"
    diagnostics, words = found(OLD, text)
    assert [text[slice(*d.span)] for d in diagnostics] == ["政协常委们", "政协委员们"]
    assert words == [
        "称谓不妥：政协常委们，应作各位常委",
        "称谓不妥：政协委员们，应作各位委员",
    ]
    fixes = [d.fix for d in diagnostics]
    assert [(f.safe, f.edits[0].replacement) for f in fixes if f] == [
        (False, "各位常委"),
        (False, "各位委员"),
    ]
    assert [f.edits[0].span for f in fixes if f] == [d.span for d in diagnostics]


def test_english_falls_back_to_the_message() -> None:
    toml = OLD + '[[pattern]]\nname = "bare-one"\npattern = "甲"\nmessage = "有{text}"\n'
    write("speechlint.toml", toml)
    rules = rules_for(["a.txt"], Settings())
    source = Source("a.txt", "各位委员：\n甲、政协委员们，大家好。\n")
    said = {d.rule: rules.catalogue[d.rule].message(d, "en") for d in lint([source], rules)}
    assert said["old-title"] == "wrong address of 委员: 政协委员们"
    assert said["bare-one"] == "有甲"


def test_every_line_is_searched_by_itself_the_lead_in_too() -> None:
    toml = "[[pattern]]\nname = 'whole-line'\npattern = '^政协$'\nmessage = '{text}'\n"
    text = "政协\n篇一\n各位委员：\n  政协  \n政协工作\n"
    diagnostics, _ = found(toml, text, Asked(select=("wording",)))
    assert [d.span.start for d in diagnostics] == [0, 14]


def test_front_matter_and_directives_are_not_searched() -> None:
    toml = "[[pattern]]\nname = 'any-word'\npattern = 'wording'\nmessage = '{text}'\n"
    text = (
        "---\ntitle: wording\n---\n各位委员：\n"
        "<!-- speechlint: ignore-next wording -->\n这里有 wording。\n那里有 wording。\n"
    )
    diagnostics, _ = found(toml, text, Asked(select=("any-word",)))
    assert [text[: d.span.start].count("\n") for d in diagnostics] == [6]


def test_what_is_already_right_is_no_fault() -> None:
    toml = (
        "[[pattern]]\nname = 'full-name'\npattern = '(人民)?政协会议'\nmessage = '{text}'\n"
        "replacement = '人民政协会议'\nsafe = true\n"
    )
    text = "各位委员：\n政协会议和人民政协会议。\n"
    diagnostics, _ = found(toml, text)
    assert [tuple(d.span) for d in diagnostics] == [(6, 10)]
    assert diagnostics[0].fix is not None
    assert diagnostics[0].fix.safe


def test_selected_ignored_exempt_and_suppressed_like_any_rule() -> None:
    text = "各位委员：\n政协委员们，大家好。\n"
    assert len(found(OLD, text)[0]) == 1
    assert found(OLD, text, Asked(select=("numbering",)))[0] == []
    assert len(found(OLD, text, Asked(select=("old-title",)))[0]) == 1
    assert found('ignore = ["old-title"]\n' + OLD, text)[0] == []
    assert found('ignore = ["wording"]\n' + OLD, text)[0] == []
    assert found('per-file-ignores = { "a.txt" = ["old-title"] }\n' + OLD, text)[0] == []
    told = text.replace("\n政", "\n<!-- speechlint: ignore-next old-title -->\n政")
    assert found(OLD, told)[0] == []
    severe = 'severity = { old-title = "error" }\n' + OLD
    assert [d.severity.value for d in found(severe, text)[0]] == ["error"]


def test_hostile_text_stays_text() -> None:
    toml = (
        "[[pattern]]\nname = 'any-thing'\npattern = '甲(?P<x>.*)乙'\n"
        "message = '{text}{x}'\nreplacement = '\\1\\g<x>'\n"
    )
    text = "各位委员：\n甲{x}{text.__class__}\\1\\g<x>%s乙\n"
    diagnostics, words = found(toml, text)
    inner = "{x}{text.__class__}\\1\\g<x>%s"
    assert words == [f"甲{inner}乙{inner}"]
    assert diagnostics[0].fix is not None
    assert diagnostics[0].fix.edits[0].replacement == inner * 2


def test_long_matches_are_quoted_in_part() -> None:
    toml = "[[pattern]]\nname = 'long-one'\npattern = '甲+'\nmessage = '{text}'\n"
    _, words = found(toml, f"各位委员：\n{'甲' * 100}\n")
    assert words == ["甲" * 39 + "…"]


def test_a_line_that_takes_too_long_says_so() -> None:
    toml = "[[pattern]]\nname = 'slow-one'\npattern = 'a.*z|a'\nmessage = '{text}'\n"
    text = f"各位委员：\n{'a' * 40_000}\n"
    diagnostics, words = found(toml, text, Asked(select=("slow-one",)))
    assert words[-1].startswith("这一行太长")
    assert diagnostics[-1].span.end == len(text) - 1


BARE = "name = 'x-y'\npattern = '甲'\nmessage = 'm'\n"


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        (BARE.replace("甲", "(?<=乙)甲"), 3, "pattern#1.pattern （x-y）不支持向前、向后查找"),
        (BARE.replace("x-y", "Xy"), 2, "name （Xy）应当是小写字母和数字"),
        (BARE.replace("x-y", "xy"), 2, "如 old-title：xy"),
        (BARE.replace("x-y", "a--b"), 2, "如 old-title：a--b"),
        (BARE.replace("x-y", "masked-year"), 2, "已有名为 masked-year 的规则"),
        (BARE + "[[pattern]]\n" + BARE, 6, "pattern#2.name （x-y）已有名为 x-y 的规则"),
        (BARE + "family = 'wordin'\n", 5, "没有类别 wordin；是否想写 wording？"),
        (BARE + "severity = 'bad'\n", 5, '应当是 "error" 或 "warning" 或 "info"'),
        (BARE.replace("'m'", "'{txt}'"), 4, "message （x-y）里只能用 {text}"),
        (BARE + "message-en = '{replacement}'\n", 5, "message-en （x-y）里只能用 {text}"),
        (BARE + "replacement = '\\1'\n", 5, "replacement （x-y）没有组 1"),
        (BARE + "replacement = '甲甲'\n", 5, "里又有要找的字"),
        (
            BARE + "invalid = ['⟦甲⟧', '甲']\n",
            5,
            "invalid#2 （x-y）：⟦ ⟧ 标出的与找到的不同；找到的是：甲",
        ),
        (BARE + "invalid = ['⟦乙⟧']\n", 5, "找到的是：没有"),
        (BARE + "valid = [\n  '乙',\n  '丙甲',\n]\n", 7, "valid#2 （x-y）：却找到了 甲"),
    ],
)
def test_a_wrong_pattern_is_named_with_its_line(toml: str, line: int, words: str) -> None:
    with pytest.raises(InputError) as caught:
        found("[[pattern]]\n" + toml, "各位委员：\n")
    assert str(caught.value).startswith(f"speechlint.toml:{line}：")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_name_means_one_thing_in_a_run() -> None:
    write("a/speechlint.toml", OLD)
    write("b/speechlint.toml", "\n" + OLD.replace("常委", "代表"))
    write("c/speechlint.toml", OLD)
    assert rules_for(["a/x.txt", "c/x.txt"], Settings()).catalogue["old-title"]
    with pytest.raises(InputError, match=re.escape("b/speechlint.toml:3：pattern#1 在另一份配置")):
        rules_for(["a/x.txt", "b/x.txt"], Settings())
