"""The report for people: windows, carets, and text that cannot act on the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.diagnostic import Diagnostic, Related, Severity
from sphinx_speechlint.display import pad, shorten, visible, width
from sphinx_speechlint.reporters import Presentation
from sphinx_speechlint.reporters.full import report
from sphinx_speechlint.source import Position, Source, Span


def lines(text: str, span: Span, *related: Related, path: str = "a.txt") -> list[str]:
    diagnostic = Diagnostic(
        "masked-year",
        "placeholder",
        path,
        span,
        Severity.ERROR,
        args={"text": "x"},
        related=related,
    )
    shown = report([diagnostic], {path: Source(path, text)}, Presentation())
    return shown.split("\n\n")[0].split("\n")


def shown(text: str, span: Span) -> tuple[str, str]:
    _, line, carets = lines(text, span)
    return line.partition(" | ")[2], carets.partition(" | ")[2]


@pytest.mark.parametrize(
    ("text", "marked", "line", "carets"),
    [
        ("一二三", "二", "一二三", "  ^^"),
        ("ab“c”", "c", "ab“c”", "   ^"),
        ("ｘｘ年", "年", "ｘｘ年", "    ^^"),
        ("e\u0301年", "年", "e\u0301年", " ^^"),
        ("𠮷年", "年", "𠮷年", "  ^^"),
        ("a\tb", "b", "a b", "  ^"),
        ("a\u200bb", "b", "a<U+200B>b", "         ^"),
        ("a\u200bb", "\u200b", "a<U+200B>b", " ^^^^^^^^"),
        ("\x1b[31m年", "年", "<U+001B>[31m年", "            ^^"),
        ("a\u202e年", "年", "a<U+202E>年", "         ^^"),
        ("a\u2028\x85\x0b年", "年", "a<U+2028><U+0085><U+000B>年", " " * 25 + "^^"),
        ("년", "년", "년", "^^"),
        ("a\u0301b", "\u0301", "a\u0301b", " ^"),
    ],
)
def test_carets_stand_under_the_characters(text: str, marked: str, line: str, carets: str) -> None:
    start = text.index(marked)
    assert shown(text, Span(start, start + len(marked))) == (line, carets)


def test_the_window_is_cut_on_both_sides() -> None:
    text = "前" * 50 + "坏" + "后" * 50
    line, carets = shown(text, Span(50, 51))
    assert line == "…" + "前" * 20 + "坏" + "后" * 20 + "…"
    assert carets == " " * 41 + "^^"


def test_a_long_span_shows_its_beginning() -> None:
    line, carets = shown("前" + "坏" * 100 + "后", Span(1, 101))
    assert line == "前" + "坏" * 40 + "…"
    assert carets == "  " + "^" * 80


def test_a_span_of_several_lines_shows_the_first() -> None:
    line, carets = shown("一\n二三四\n五", Span(3, 7))
    assert (line, carets) == ("二三四…", "  ^^^^")


def test_an_empty_span_is_one_caret() -> None:
    assert shown("一二", Span(1, 1)) == ("一二", "  ^")
    assert shown("一二", Span(2, 2)) == ("一二", "    ^")
    assert shown("", Span(0, 0)) == ("", "^")


def test_related_places_and_hostile_names() -> None:
    place = Related("b\x1b.txt", Position(3, 2), Position(3, 9), "另一\x07处")
    found = lines("一二", Span(0, 1), place, path="a\n\x1b.txt")
    assert found[0].startswith("a <U+001B>.txt:1:1: 错误 masked-year")
    assert found[-1] == "    = 另见 b<U+001B>.txt:3:2：另一<U+0007>处"


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@given(TEXT, st.integers(0, 120), st.integers(0, 60))
def test_no_text_moves_a_caret_or_acts(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    out = lines(text, span)
    assert len(out) == 3
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"} for c in "".join(out))
    line, carets = shown(text, span)
    assert set(carets) <= {" ", "^"}
    first_line = text[span.start : span.end].split("\n")[0][:40]
    assert width(line) >= carets.count(" ") + width(visible(first_line))
    assert carets.count("^") == max(1, width(visible(first_line)))


def test_padding_counts_columns() -> None:
    assert pad("规则", 6) + "|" == "规则  |"
    assert shorten("一二三四", 3) == "一二…"
