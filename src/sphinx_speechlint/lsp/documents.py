"""A document as an editor has it: its text, and positions in the editor's units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from ..diagnostic import Edit
from ..source import BOM, NEWLINE_RE, Source, Span

Change = types.TextDocumentContentChangeEvent

_UNIT_BYTES = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
_CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}


@dataclass(frozen=True, slots=True)
class Document:
    """One version of an open document.

    ``encoding`` is what the editor counts characters in: ``utf-8``, ``utf-16`` or
    ``utf-32``. Lines end where the protocol says, at ``\\n``, ``\\r\\n`` and ``\\r`` alone.
    """

    uri: str
    version: int | None
    source: Source
    encoding: str = "utf-16"

    @property
    def has_file(self) -> bool:
        """Whether it is a file's text, and not one that is nowhere yet or somewhere else."""
        return to_fs_path(self.uri) is not None

    def changed(self, changes: Iterable[Change], version: int | None) -> Document:
        """The next version: each change speaks of the text as the one before left it."""
        text = self.source.to_text()
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start = _offset(text, change.range.start, self.encoding)
                end = max(start, _offset(text, change.range.end, self.encoding))
                text = text[:start] + change.text + text[end:]
            else:
                text = change.text
        return replace(self, version=version, source=Source.from_text(text, self.source.path))

    def position(self, offset: int) -> types.Position:
        """An offset in the editor's terms."""
        line = self.source.position(offset).line
        before = self.source.text[self.source.line_span(line).start : offset]
        mark = BOM if line == 1 and self.source.bom else ""
        return types.Position(line - 1, _units(mark + before, self.encoding))

    def range(self, span: Span) -> types.Range:
        """A span in the editor's terms."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """The offset of an editor's position; what lies past a line's end is its end."""
        column = position.character
        if position.line == 0 and self.source.bom:
            column -= _units(BOM, self.encoding)
        place = types.Position(position.line, max(0, column))
        return _offset(self.source.text, place, self.encoding)

    def text_edit(self, edit: Edit) -> types.TextEdit:
        """An edit in the editor's terms, its line ends those of the document."""
        newlines = self.source.newlines
        text = edit.replacement.replace("\n", newlines[0] if newlines else "\n")
        return types.TextEdit(self.range(edit.span), text)


def name_of(file: Path, base: Path) -> str:
    """What the diagnostics call a file: its path, from ``base`` if it lies below.

    Links to folders are resolved, as for its settings: one file has one name.
    """
    file = file.parent.resolve() / file.name
    return file.relative_to(base).as_posix() if file.is_relative_to(base) else str(file)


def _units(text: str, encoding: str) -> int:
    return len(text.encode(_CODECS[encoding], "surrogatepass")) // _UNIT_BYTES[encoding]


def _offset(text: str, position: types.Position, encoding: str) -> int:
    """The offset in a text; a position inside a character is taken as its end."""
    starts = [0, *(match.end() for match in NEWLINE_RE.finditer(text))]
    if position.line >= len(starts):
        return len(text)
    offset, units = starts[position.line], 0
    while units < position.character and offset < len(text) and text[offset] not in "\r\n":
        units += _units(text[offset], encoding)
        offset += 1
    return offset
