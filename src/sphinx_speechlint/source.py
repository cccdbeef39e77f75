"""A source file as read: decoding, spans, and the only position arithmetic there is.

Offsets are code points into :attr:`Source.text`, half-open and from 0. Lines and
columns count from 1, columns in code points. Lines end at ``\\n`` alone: U+2028,
``\\x0b``, ``\\x0c`` and ``\\x85`` are ordinary characters of a line.
"""

from __future__ import annotations

import codecs
import os
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .language import Words

BOM = "\ufeff"
NEWLINE_RE = re.compile(r"\r\n|\r|\n")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Span(NamedTuple):
    """A half-open range of code-point offsets."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a character (an empty range shares none)."""
        return self.start < other.end and other.start < self.end


class Position(NamedTuple):
    """A line and a column, both from 1, the column in code points."""

    line: int
    column: int


class InputError(Exception):
    """Input that cannot be used: what, where and what to do, in one line of each language."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)

    @property
    def words(self) -> Words:
        """The line in both languages."""
        return Words(*self.args)

    def __str__(self) -> str:
        return self.words["zh"]


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its text with ``\\n`` line ends and no BOM, and how it was stored.

    ``newlines`` holds the original ending of each line that has one (files mix
    them), so that :meth:`to_bytes` gives back what was read.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    newlines: tuple[str, ...] = ()
    bom: bool = False
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        starts.extend(m.end() for m in re.finditer("\n", self.text))
        object.__setattr__(self, "_starts", tuple(starts))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Source:
        """Read and decode a file.

        :raises InputError: if it cannot be opened or its bytes are in no known encoding.
        """
        return cls.from_bytes(file_bytes(path), os.fspath(path))

    @classmethod
    def from_bytes(cls, data: bytes, path: str) -> Source:
        """Decode UTF-8 (with or without BOM), UTF-16 with BOM, or GB18030 (and so GBK).

        :raises InputError: naming the file and the offset of the first bad byte.
        """
        return cls._of(*_decode(data, path), path)

    @classmethod
    def from_text(cls, text: str, path: str) -> Source:
        """Text that is decoded already, with its own line ends and perhaps a BOM."""
        return cls._of(text.removeprefix(BOM), "utf-8", text.startswith(BOM), path)

    @classmethod
    def _of(cls, text: str, encoding: str, bom: bool, path: str) -> Source:
        if "\r" not in text:  # as in nearly all files
            return cls(path, text, encoding, ("\n",) * text.count("\n"), bom)
        newlines = tuple(NEWLINE_RE.findall(text))
        return cls(path, NEWLINE_RE.sub("\n", text), encoding, newlines, bom)

    def to_text(self) -> str:
        """The text with its BOM and every line's own ending."""
        lines = self.text.split("\n")
        default = self.newlines[0] if self.newlines else "\n"
        parts = [BOM if self.bom else "", lines[0]]
        for number, line in enumerate(lines[1:]):
            parts.append(self.newlines[number] if number < len(self.newlines) else default)
            parts.append(line)
        return "".join(parts)

    def to_bytes(self) -> bytes:
        """The file's bytes again: encoding, BOM and every line's own ending."""
        return self.to_text().encode(self.encoding)

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset past the end is the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The offset of a position, of this or of an earlier version of the text.

        A line past the last is the last, a column past a line's end is its end.
        """
        line = self.line_span(min(position.line, len(self._starts)))
        return min(line.start + position.column - 1, line.end)

    def line_span(self, line: int) -> Span:
        """The span of a line, counted from 1, without its ending."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
        return Span(start, end)

    def cut_span(self, span: Span) -> Span:
        """What to delete to be rid of a span: its line as well, if nothing else is on it.

        Of the last line, the ending before it goes instead of its own.
        """
        line = self.line_span(bisect_right(self._starts, span.start))
        if self.text[line.start : line.end].strip() != self.slice(span):
            return span
        if line.end < len(self.text):
            return Span(line.start, line.end + 1)
        return Span(max(0, line.start - 1), line.end)


def file_bytes(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file.

    :raises InputError: if it cannot be opened.
    """
    name = os.fspath(path)
    try:
        return Path(name).read_bytes()
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"{name}：无法读取：{why}", f"{name}: cannot be read: {why}") from error


def _decode(data: bytes, path: str) -> tuple[str, str, bool]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding, True
            except UnicodeDecodeError as error:
                raise _bad_bytes(path, error.start + len(mark), encoding) from error
    if (nul := data.find(0)) >= 0:
        raise InputError(
            f"{path}：第 {nul} 字节（从 0 计）是 NUL，不像文本；"
            "若是 UTF-16，请存成带 BOM 的文件，或转换为 UTF-8",
            f"{path}: byte {nul} (from 0) is NUL, so this is hardly text; "
            "save UTF-16 with a BOM, or convert the file to UTF-8",
        )
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise _bad_bytes(path, error.start, "utf-8") from error
    try:
        return data.decode("gb18030"), "gb18030", False
    except UnicodeDecodeError as error:
        raise _bad_bytes(path, error.start, "utf-8 / gb18030") from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most multi-byte characters are UTF-8: then GB18030 would read mojibake."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" for c in text) - bad
    return good > 4 * bad


def _bad_bytes(path: str, offset: int, encoding: str) -> InputError:
    return InputError(
        f"{path}：第 {offset} 字节（从 0 计）起无法按 {encoding} 解码；请把文件转换为 UTF-8",
        f"{path}: from byte {offset} (from 0) this is not {encoding}; convert the file to UTF-8",
    )
