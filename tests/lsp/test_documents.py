"""Positions in an editor's units, against an editor that counts encoded text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from sphinx_speechlint.diagnostic import Edit
from sphinx_speechlint.lsp.documents import Document
from sphinx_speechlint.source import Position, Source, Span

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-be", 2), "utf-32": ("utf-32-be", 4)}
SIGNS = "政é𠮷a\r\n\u2028\x85\x0b\ufeff\ud842"
TEXTS = st.text(SIGNS, max_size=30)


def document(text: str, encoding: str) -> Document:
    return Document("file:///a.txt", 1, Source.from_text(text, "a.txt"), encoding)


def place(text: str, offset: int, encoding: str) -> types.Position:
    """Where an editor says that an offset of its text is."""
    before = re.split(r"\r\n|\r|\n", text[:offset])
    codec, size = UNITS[encoding]
    return types.Position(len(before) - 1, len(before[-1].encode(codec, "surrogatepass")) // size)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text and some edits of it, one after the other; none tears a line end apart."""
    text = now = draw(TEXTS)
    edits = []
    for _ in range(draw(st.integers(1, 3))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(now))] * 2)))
        while now[start - 1 : start + 1] == "\r\n":
            start -= 1
        while now[end - 1 : end + 1] == "\r\n":
            end += 1
        new = draw(st.text(SIGNS, max_size=5))
        edits.append((start, end, new))
        now = now[:start] + new + now[end:]
    return text, edits


@pytest.mark.parametrize("encoding", UNITS)
@given(made=edited())
def test_changes_give_the_editors_text(
    encoding: str, made: tuple[str, list[tuple[int, int, str]]]
) -> None:
    text, edits = made
    before, changes = document(text, encoding), []
    for start, end, new in edits:
        span = types.Range(place(text, start, encoding), place(text, end, encoding))
        changes.append(types.TextDocumentContentChangePartial(span, new))
        text = text[:start] + new + text[end:]
    after = before.changed(changes, 2)
    assert (after.source.to_text(), after.version) == (text, 2)


def test_a_change_may_be_the_whole_text() -> None:
    whole = types.TextDocumentContentChangeWholeDocument("新\r\n")
    assert document("旧", "utf-16").changed([whole], 7).source.to_text() == "新\r\n"


@pytest.mark.parametrize("encoding", UNITS)
@given(text=TEXTS)
def test_offsets_go_to_the_editor_and_back(encoding: str, text: str) -> None:
    made = document(text, encoding)
    raw = 1 if made.source.bom else 0
    for offset, sign in enumerate([*made.source.text, ""]):
        there = made.position(offset)
        assert there == place(text, raw, encoding)
        assert made.offset(there) == offset
        raw += (
            len(made.source.newlines[made.source.text[:offset].count("\n")]) if sign == "\n" else 1
        )


def test_positions_past_the_end_are_the_end() -> None:
    made = document("政协\r\n\r\n𠮷", "utf-16")
    assert made.offset(types.Position(0, 99)) == 2
    assert made.offset(types.Position(1, 1)) == 3
    assert made.offset(types.Position(9, 0)) == 5
    assert made.offset(types.Position(2, 1)) == 5  # inside 𠮷: after it


def test_a_place_of_an_older_text_stays_inside_the_new_one() -> None:
    made = document("政协\n工作", "utf-16")
    assert made.source.offset(Position(2, 2)) == 4
    assert made.source.offset(Position(1, 9)) == 2
    assert made.source.offset(Position(9, 1)) == 3


def test_edits_have_the_line_ends_of_the_document() -> None:
    made = document("政\r\n协\r\n", "utf-16")
    edit = made.text_edit(Edit(Span(2, 2), "一\n"))
    assert edit.new_text == "一\r\n"
    assert edit.range == types.Range(types.Position(1, 0), types.Position(1, 0))
