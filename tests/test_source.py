"""Decoding, positions, and writing back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.source import InputError, Position, Source, Span

TEXT = "同志们：\n一、提高认识\n二、𠮷祥如意"


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (TEXT.encode(), "utf-8", False),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", True),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", True),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", True),
        (TEXT.encode("gb18030"), "gb18030", False),
        ("政协工作总结".encode("gbk"), "gb18030", False),
        (b"", "utf-8", False),
    ],
)
def test_encodings_are_read_and_written_back(data: bytes, encoding: str, bom: bool) -> None:
    source = Source.from_bytes(data, "a.txt")
    assert (source.encoding, source.bom) == (encoding, bom)
    assert "\ufeff" not in source.text
    assert source.to_bytes() == data


def test_every_line_keeps_its_own_ending() -> None:
    data = "一\r\n二\r三\n四\r\n".encode()
    source = Source.from_bytes(data, "a.txt")
    assert source.text == "一\n二\n三\n四\n"
    assert source.newlines == ("\r\n", "\r", "\n", "\r\n")
    assert source.to_bytes() == data


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (b"abc\x80\x80", 3),
        (("政协" * 40).encode() + b"\xff" + b"x", 240),
        (b"\xff\xfe\x00", 2),
        (b"\xef\xbb\xbfab\xff", 5),
    ],
)
def test_unknown_bytes_name_file_and_offset(data: bytes, offset: int) -> None:
    with pytest.raises(InputError, match=rf"bad\.txt：第 {offset} 字节"):
        Source.from_bytes(data, "bad.txt")


def test_nul_bytes_are_refused_with_advice() -> None:
    with pytest.raises(InputError, match=r"NUL.*UTF-16"):
        Source.from_bytes("政协".encode("utf-16-le") + b"a\x00", "a.txt")


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="无法读取") as caught:
        Source.read(tmp_path / "none.txt")
    assert "\n" not in str(caught.value)


def test_lines_end_at_newlines_alone() -> None:
    source = Source("a.txt", "甲\u2028乙\x0b丙\x0c丁\x85戊\n己")
    assert source.position(source.text.index("戊")) == Position(1, 9)
    assert source.position(source.text.index("己")) == Position(2, 1)


def test_columns_count_code_points() -> None:
    source = Source("a.txt", "𠮷祥\n如")
    assert source.position(1) == Position(1, 2)
    assert source.slice(source.line_span(1)) == "𠮷祥"
    assert source.slice(source.line_span(2)) == "如"


@given(st.text(), st.integers(min_value=0))
def test_position_and_line_span_agree(text: str, offset: int) -> None:
    source = Source("a.txt", text.replace("\r", ""))
    offset = min(offset, len(source.text))
    assert source.offset(source.position(offset)) == min(offset, len(text))
    line, column = source.position(offset)
    span = source.line_span(line)
    assert span.start + column - 1 == offset
    assert "\n" not in source.slice(span)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_utf8_text_survives_reading_and_writing(text: str) -> None:
    data = text.encode()
    assert Source.from_bytes(data, "a.txt").to_bytes() == data


@given(st.binary())
def test_arbitrary_bytes_are_read_exactly_or_refused(data: bytes) -> None:
    try:
        source = Source.from_bytes(data, "a.txt")
    except InputError:
        return
    assert source.to_bytes() == data


def test_spans_that_touch_do_not_overlap() -> None:
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))


@given(st.text(alphabet="政𠮷a\r\n\u2028\x85\ufeff", max_size=20))
def test_text_that_is_decoded_already_is_given_back(text: str) -> None:
    source = Source.from_text(text, "a.txt")
    assert source.to_text() == text
    assert source == Source.from_bytes(text.encode(), "a.txt")
