"""From a part of a normal form back to the characters of the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.duplicates import bulk
from sphinx_speechlint.duplicates.bulk import normalise_all
from sphinx_speechlint.duplicates.normalise import _PLAIN_RE, becomes, normalise, original
from sphinx_speechlint.source import Span

# Letters that join with marks, marks in the wrong order, half-width kana, jamo, ligatures.
ODD = st.text(
    "aé\u0301\u0323\u0307q甲ｶﾞ\u1100\u1161\u11a8㎏ﬁ①，。 *Ａ\u0344\u0340각ㄱㅏﾡￂ", max_size=12
)


@given(st.one_of(ODD, st.text(max_size=20)))
def test_the_whole_normal_form_comes_from_the_text(text: str) -> None:
    normal = normalise(text)
    if normal:
        part = original(text, Span(0, len(normal)))
        assert normalise(text[part.start : part.end]) == normal


@given(st.one_of(ODD, st.text(max_size=20)))
def test_every_character_comes_from_its_own(text: str) -> None:
    normal = normalise(text)
    ends = 0
    for at, char in enumerate(normal):
        part = original(text, Span(at, at + 1))
        assert char in normalise(text[part.start : part.end])
        assert part.end >= ends
        ends = part.end


@given(st.text("政协A0，。 *", min_size=1, max_size=20), st.data())
def test_plain_characters_are_their_own_origins(text: str, data: st.DataObject) -> None:
    kept = [at for at, char in enumerate(text) if char in "政协A0"]
    if kept:
        first = data.draw(st.integers(0, len(kept) - 1))
        last = data.draw(st.integers(first, len(kept) - 1))
        assert original(text, Span(first, last + 1)) == (kept[first], kept[last] + 1)
        odd = original(text + "①", Span(first, last + 1))  # which goes the long way
        assert odd == (kept[first], kept[last] + 1)


def test_a_text_of_plain_characters_is_no_exception() -> None:
    """Their runs are taken as they are: each must be what the table makes of it."""
    for char in map(chr, range(0x110000)):
        if _PLAIN_RE.fullmatch(char):
            assert normalise(char) == becomes(char), char


def test_marks_between_are_within_and_marks_around_are_not() -> None:
    text = "，要坚持 * 改革。"
    part = original(text, Span(0, 5))
    assert text[part.start : part.end] == "要坚持 * 改革"


def defined(text: str) -> str:
    """The normal form as it is defined."""
    form = unicodedata.normalize("NFKC", text)
    return "".join(char for char in form if unicodedata.category(char)[0] in "LNM")


@given(st.one_of(ODD, st.text(max_size=20)))
def test_the_table_gives_what_is_defined(text: str) -> None:
    assert normalise(text) == defined(text)


def test_every_character_is_as_defined_beside_others() -> None:
    for code in range(0x20000):
        text = f"甲{chr(code)}가ㄱ{chr(code)}ㅏe{chr(code)}ㄱ{chr(code)}"
        assert normalise(text) == defined(text)


@settings(deadline=None)  # the first call makes the table
@given(st.lists(st.one_of(ODD, st.text(max_size=30)), max_size=8))
def test_many_at_once_are_as_one_by_one(texts: list[str]) -> None:
    assert normalise_all(texts) == [normalise(text) for text in texts]


def test_every_character_at_once_is_as_alone_and_between_others() -> None:
    texts = [f"甲{chr(code)}乙{chr(code)}" for code in range(0x11000)]
    assert normalise_all(texts) == [defined(text) for text in texts]


def test_ordinary_text_goes_the_short_way(monkeypatch) -> None:
    monkeypatch.setattr(bulk, "normalise", None)
    with pytest.raises(TypeError):
        bulk.normalise_all(["e\u0301"])
    text = "２０２６年，“十五五”规划——开局之年…… 增长 5.0％（预计）；①②，GDP。"
    assert bulk.normalise_all([text]) == ["2026年十五五规划开局之年增长50预计12GDP"]
