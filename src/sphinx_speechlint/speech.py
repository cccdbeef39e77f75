"""The structure of a page: pure data, read-only views, no judgement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

from .directives import Directive
from .numerals import MarkerStyle
from .source import Source, Span

_Found = TypeVar("_Found")


class BlockKind(Enum):
    """What a line of a speech is."""

    TITLE = "title"
    BYLINE = "byline"
    SALUTATION = "salutation"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Marker:
    """An ordinal: its style, its number, and the characters that write it."""

    style: MarkerStyle
    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the source without the white space around it.

    ``level`` is 1 to 5 for headings (5: ordinals of enumeration such as 一是) and 0
    otherwise. ``title`` is a heading's words without its ordinal; of a run-in
    heading, its first sentence. ``inline`` are the ordinals inside the block.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    marker: Marker | None = None
    title: Span | None = None
    inline: tuple[Marker, ...] = ()

    @property
    def body(self) -> Span | None:
        """What follows the title of a run-in heading on its line; ``None`` if nothing does."""
        if self.title is None or self.title.end >= self.span.end:
            return None
        return Span(self.title.end, self.span.end)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it: a view of a run of blocks."""

    heading: Block
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """One address, from its title to the next title or the end of the file."""

    source: Source
    span: Span
    metadata: Mapping[str, str]
    blocks: tuple[Block, ...]
    _found: dict[Callable[[Speech], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def text(self, block: Block) -> str:
        """The text of a block."""
        return self.source.slice(block.span)

    def once(self, find: Callable[[Speech], _Found]) -> _Found:
        """What several rules ask of a speech, found for the first of them."""
        if find not in self._found:
            self._found[find] = find(self)
        found: _Found = self._found[find]
        return found

    @property
    def title(self) -> str:
        """The title from the front matter or the text; empty if there is none."""
        if "title" in self.metadata:
            return self.metadata["title"]
        block = next((b for b in self.blocks if b.kind is BlockKind.TITLE), None)
        if block is None:
            return ""
        return self.source.slice(block.title or block.span)

    def sections(self) -> Iterator[Section]:
        """The top sections, nested by level; blocks before the first heading are in none."""
        body = [b for b in self.blocks if b.kind is not BlockKind.CLOSING]
        first = next((i for i, b in enumerate(body) if b.kind is BlockKind.HEADING), len(body))
        yield from _sections(body[first:])


@dataclass(frozen=True, slots=True)
class Page:
    """A source's structure: the lead-in before the first speech, and the speeches.

    ``directives`` speak to the linter; they stand between the lines and are in no block.
    """

    source: Source
    lead: tuple[Block, ...]
    speeches: tuple[Speech, ...]
    directives: tuple[Directive, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """Every block of the page, in order."""
        yield from self.lead
        for speech in self.speeches:
            yield from speech.blocks


def _sections(blocks: list[Block]) -> Iterator[Section]:
    """Sections of a run of blocks that opens with a heading."""
    start = 0
    while start < len(blocks):
        heading = blocks[start]
        end = start + 1
        while end < len(blocks) and not (
            blocks[end].kind is BlockKind.HEADING and blocks[end].level <= heading.level
        ):
            end += 1
        inner = blocks[start + 1 : end]
        split = next((i for i, b in enumerate(inner) if b.kind is BlockKind.HEADING), len(inner))
        yield Section(heading, tuple(inner[:split]), tuple(_sections(inner[split:])))
        start = end
