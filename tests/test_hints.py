"""What is looked for before a slow pattern stands in all that the pattern matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint import furniture
from sphinx_speechlint.grams import Pairs
from sphinx_speechlint.rules import (
    cut_end,
    doubled_punctuation,
    duplicate_phrase,
    elided_percent,
    misplaced_punctuation,
    stray_markup,
)
from sphinx_speechlint.source import Span

HINTS = {
    "furniture": (furniture._CODE_HINT_RE, [furniture._CODE_RE]),
    "stray-markup": (stray_markup._HINT_RE, [stray_markup._stray()]),
    "misplaced-punctuation": (
        misplaced_punctuation._HINT_RE,
        [misplaced_punctuation._MISPLACED_RE],
    ),
    "doubled-punctuation": (doubled_punctuation._TWO_RE, [doubled_punctuation._DOUBLED_RE]),
    "elided-percent": (
        elided_percent._ENDED_RE,
        [
            elided_percent._BARE_RE,
            elided_percent._FROM_RE,
            elided_percent._OF_RE,
            elided_percent._LISTED_RE,
        ],
    ),
}
# Pieces that the patterns are made of, and what may stand beside them.
SIGNS = (
    "我中国的，。；：、！？,;:.!?“”‘’《》（）()[]【】〔<＞>{}｛#$_＿*×某○xXNYnyO…·•・—–―-‐‑ \u3000"
    "1209%年月日省市县元亿`´&;\u200d\u200b\ue000\ufffd\x01\x7fāǜĀǛlaTF/@~^+=|甲A"
)
WORDS = """
锟斤拷 烫烫烫 屯屯屯 &nbsp; <br> 姓名 此处 待补充 TODO TBD FIXME 代表甲 同志 敏感 已删除 null
书记 第N 20 19 增长44 从3提高到5 占比 javascript: <!-- --> function( document.a $(
"""
PIECES = [*SIGNS, *WORDS.split()]


@pytest.mark.parametrize("name", HINTS)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=8))
def test_no_match_is_without_its_hint(name: str, pieces: list[str]) -> None:
    hint, patterns = HINTS[name]
    text = "".join(pieces)
    assert hint.search(text) or not any(pattern.search(text) for pattern in patterns)


def test_single_characters_have_their_hints() -> None:
    for code in (*range(0x3100), *range(0xD800, 0x10000), 0xF0000, 0x10FFFD):
        for text in (chr(code), f"中{chr(code)}国", f"中{chr(code) * 2}国"):
            for name, (hint, patterns) in HINTS.items():
                assert hint.search(text) or not any(p.search(text) for p in patterns), (name, text)


@given(st.text(alphabet="研究各级a𠮷，", max_size=12))
def test_what_stands_twice_may_stand_twice(text: str) -> None:
    twice = Pairs.of(text, Span(0, len(text))).twice()
    assert {m.start() for m in duplicate_phrase._TWICE_RE.finditer(text)} <= set(twice)


@given(
    st.lists(st.sampled_from(["甲", "甲乙丙丁", "一二三四五六七八", "丙丁", " ", ""]), max_size=8)
)
def test_repeated_clauses_are_all_found(clauses: list[str]) -> None:
    text = "，".join(clauses)
    words = [m[0].strip() for m in duplicate_phrase._CLAUSE_RE.finditer(text)]
    repeated = any(
        duplicate_phrase._is_repeated(words[i : i + n], words[i + n : i + 2 * n])
        for n in (1, 2, 3)
        for i in range(len(words) - 2 * n + 1)
    )
    assert duplicate_phrase._repeated_clauses(text) or not repeated


@given(st.lists(st.sampled_from(["基本路线", "基本要求", "党", "和", "、", "，"]), max_size=12))
def test_repeated_items_begin_alike(pieces: list[str]) -> None:
    text = "".join(pieces)
    clauses = duplicate_phrase._CLAUSE_RE.findall(text)
    may_repeat = duplicate_phrase._may_repeat_items(clauses)
    assert may_repeat or not duplicate_phrase._repeated_items(text)


@pytest.mark.parametrize("word", re.findall(r"[\u4e00-\u9fff]{2,}", cut_end._UNFINISHED))
def test_unfinished_ends_are_seen(word: str) -> None:
    assert cut_end._ENDS_SO_RE.search(f"我们{word}。")
    assert word[-1] in cut_end._LASTS
    assert not cut_end._ENDS_SO_RE.search(f"我们{word}人民。")
