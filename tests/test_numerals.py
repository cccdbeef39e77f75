"""Ordinals: parse and format."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.numerals import MarkerStyle, format_han, format_marker, parse_number


@given(st.integers(min_value=1, max_value=999))
def test_han_numerals_are_read_as_they_are_written(number: int) -> None:
    assert parse_number(format_han(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十六", 16),
        ("二十", 20),
        ("一百零三", 103),
        ("一百一十", 110),
        ("12", 12),
        ("１２", 12),
        ("③", 3),
        ("首先", 1),
        ("再次", 3),
        ("", None),
        ("〇〇", None),
        ("十十", None),
        ("甲", None),
        ("1.5", None),
    ],
)
def test_numerals(text: str, number: int | None) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("style", "number", "text"),
    [
        (MarkerStyle.HAN_COMMA, 3, "三、"),
        (MarkerStyle.HAN_PAREN, 11, "（十一）"),
        (MarkerStyle.ARABIC_COMMA, 2, "2、"),
        (MarkerStyle.ARABIC_POINT, 2, "2."),
        (MarkerStyle.ARABIC_PAREN, 2, "（2）"),
        (MarkerStyle.CIRCLED, 2, "②"),
        (MarkerStyle.CIRCLED, 21, "（21）"),
        (MarkerStyle.DI, 1, "第一，"),
        (MarkerStyle.SHI, 4, "四是"),
        (MarkerStyle.YAO, 4, "四要"),
        (MarkerStyle.FIRST, 2, "其次"),
    ],
)
def test_markers_as_printed(style: MarkerStyle, number: int, text: str) -> None:
    assert format_marker(style, number) == text


def test_levels_follow_the_standard() -> None:
    ladder = ["han-comma", "han-paren", "arabic-point", "arabic-paren"]
    assert [MarkerStyle(s).level for s in ladder] == [1, 2, 3, 4]
    assert [s.value for s in MarkerStyle if s.enumerates] == ["di", "shi", "yao", "first"]
