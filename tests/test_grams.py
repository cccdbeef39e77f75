"""Runs of characters as numbers: found where they stand, and nowhere else."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.grams import (
    ANY,
    START,
    Characters,
    Pairs,
    Table,
    characters,
    codes,
    grams,
    numbers,
    perhaps_often,
)
from sphinx_speechlint.source import Span

TEXTS = st.text(alphabet="岚溪流域很长。，\n的a𠮷\ud842", max_size=60)
RUNS = st.lists(st.text(alphabet="岚溪流域，", min_size=4, max_size=4), max_size=20, unique=True)


def pair(two: str) -> int:
    return int(numbers([two], 2)[0])


@given(TEXTS, st.integers(1, 4))
def test_a_run_is_its_characters_in_order(text: str, size: int) -> None:
    plain = text.replace("𠮷", "人")
    shown = [
        "".join(chr(n >> 16 * k & 0xFFFF) for k in range(size - 1, -1, -1))
        for n in grams(codes(plain), size).tolist()
    ]
    assert shown == [plain[at : at + size] for at in range(len(plain) - size + 1)]


def test_what_needs_more_than_sixteen_bits_keeps_its_place() -> None:
    assert grams(codes("𠮷中𠮷"), 1).tolist() == [0xFFFF, ord("中"), 0xFFFF]


@given(RUNS, st.integers(1, 4), TEXTS)
def test_a_table_finds_all_that_it_holds(runs: list[str], size: int, text: str) -> None:
    known = sorted({run[:size] for run in runs})
    text += "".join(runs)
    places = Table.of(numbers(known, size)).places(grams(codes(text), size)).tolist()
    assert places == [at for at in range(len(text) - size + 1) if text[at : at + size] in known]


@given(TEXTS, st.integers(0, 60))
def test_the_pairs_of_a_part_begin_with_the_character_before_it(text: str, start: int) -> None:
    start = min(start, len(text))
    pairs = Pairs.of(text, Span(start, len(text)))
    whole = START + text
    assert pairs.numbers.tolist() == [pair(whole[at : at + 2]) for at in range(start, len(text))]


@given(TEXTS, st.sampled_from(["岚溪", "，岚", START + "的", ANY + "a", ANY + "。"]))
def test_pairs_are_met_after_the_character_before_them(text: str, wanted: str) -> None:
    table = Table.of({pair(wanted), pair("很长")})
    whole = START + text
    expected = [
        at
        for at in range(len(text))
        if whole[at : at + 2] in (wanted, "很长") or (wanted[0] == ANY and text[at] == wanted[1])
    ]
    assert Pairs.of(text, Span(0, len(text))).met(table)[0] == expected


@given(st.text(alphabet="各级，", max_size=20))
def test_twice_is_where_two_characters_follow_themselves(text: str) -> None:
    places = Pairs.of(text, Span(0, len(text))).twice()
    expected = [
        at
        for at in range(-1, len(text) - 3)
        if (START + text)[at + 1 : at + 3] == (START + text)[at + 3 : at + 5]
    ]
    assert places == expected


@given(st.text(alphabet="各级，", max_size=40), st.integers(2, 4))
def test_what_is_often_is_among_what_perhaps_is(text: str, least: int) -> None:
    found = grams(codes(text), 2)
    often = {number for number, count in Counter(found.tolist()).items() if count >= least}
    assert often <= set(found[perhaps_often(found, least)].tolist())


@pytest.mark.parametrize("bounds", ["09", "一鿿", "\0\ufffe"])
def test_a_class_of_characters_is_found_in_a_text(bounds: str) -> None:
    text, but = "5户×县〇*，一。7\n\uffff\U0001d7d9\ud842", "7〇一"
    among = Characters.of(*bounds, but=but).among(codes(text)).tolist()
    assert among == [bounds[0] <= char <= bounds[1] and char not in but for char in text]


def test_a_pair_is_read_back() -> None:
    assert characters(pair("中国")) == "中国"
