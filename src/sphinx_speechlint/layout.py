"""Where the words of each block go, and the ids of all: the same for every output."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from .anchors import LONE_SPEECH, Anchors, top
from .source import Source, Span
from .speech import Block, BlockKind, Page, Speech

ITEM_LEVEL = 5  # points of an enumeration: they have an id, but open no section
_MARKDOWN = ".md"


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and its ids.

    ``anchor`` is the id of the section that it opens, of its item, or of its speech;
    ``paragraph`` the id of its own text. Either is empty where there is no such thing.
    ``head`` are the words of a title, ``body`` those of a paragraph.
    """

    block: Block
    anchor: str = ""
    paragraph: str = ""
    head: Span | None = None
    body: Span | None = None

    @property
    def opens_section(self) -> bool:
        """Whether a section begins here."""
        return self.block.kind is BlockKind.HEADING and self.block.level < ITEM_LEVEL


@dataclass(frozen=True, slots=True)
class LaidSpeech:
    """A speech with its id and title; ``heading`` is the block that is its title, if one is."""

    speech: Speech
    anchor: str
    title: str
    heading: Placed | None
    blocks: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A page: what stands before its speeches, and they."""

    lead: tuple[Placed, ...]
    speeches: tuple[LaidSpeech, ...]


def lay_out(page: Page, name: str, splices: Collection[int] = ()) -> Layout:
    """Lay out a page; ``name`` is what a speech without a title is called.

    ``splices`` are the offsets at which another speech begins inside one.
    """
    return _LayingOut(page.source, splices).page(page, name)


class _LayingOut:
    def __init__(self, source: Source, splices: Collection[int]) -> None:
        self._source = source
        self._splices = splices
        self._anchors = Anchors()
        self._markdown = source.path.lower().endswith(_MARKDOWN)

    def page(self, page: Page, name: str) -> Layout:
        lead = tuple(self._paragraph(block) for block in page.lead)
        if len(page.speeches) == 1:
            speech = page.speeches[0]
            return Layout(lead, (self._speech(speech, LONE_SPEECH, speech.title or name),))
        laid = []
        for position, speech in enumerate(page.speeches, 1):
            title = speech.title or f"{name}（{position}）"
            laid.append(self._speech(speech, self._anchors.speech(title, position), title))
        return Layout(lead, tuple(laid))

    def _speech(self, speech: Speech, anchor: str, title: str) -> LaidSpeech:
        blocks = list(speech.blocks)
        heading = None
        if blocks and blocks[0].kind is BlockKind.TITLE and "title" not in speech.metadata:
            block = blocks.pop(0)
            heading = Placed(block, anchor, head=self._title_span(block))
        return LaidSpeech(speech, anchor, title, heading, tuple(self._blocks(blocks, anchor)))

    def _blocks(self, blocks: Sequence[Block], speech: str) -> Iterator[Placed]:
        """Blocks in their order; the ids of sections come from those that they stand in."""
        stack: list[tuple[int, str]] = [(0, top(speech))]
        for block in blocks:
            if block.span.start in self._splices or block.kind is BlockKind.CLOSING:
                del stack[1:]
            if block.kind is not BlockKind.HEADING:
                yield self._paragraph(block)
            elif block.level >= ITEM_LEVEL:
                yield self._item(block, stack[-1][1])
            else:
                while stack[-1][0] >= block.level:
                    stack.pop()
                section = self._section(block, stack[-1][1])
                stack.append((block.level, section.anchor))
                yield section

    def _paragraph(self, block: Block) -> Placed:
        anchor = self._anchors.paragraph(self._source.slice(block.span))
        return Placed(block, paragraph=anchor, body=block.span)

    def _item(self, block: Block, parent: str) -> Placed:
        text = self._source.slice(block.span)
        anchor = self._anchors.item(parent, block.marker, text)
        paragraph = self._anchors.paragraph(text)
        return Placed(block, anchor, paragraph, self._title_span(block), block.span)

    def _section(self, block: Block, parent: str) -> Placed:
        head = self._title_span(block)
        anchor = self._anchors.section(parent, block.marker, self._source.slice(head))
        body = self._stripped(head.end, block.span.end)
        if body is None or self._source.slice(body) == "**":
            return Placed(block, anchor, head=head)
        return Placed(block, anchor, self._anchors.paragraph(self._source.slice(body)), head, body)

    def _title_span(self, block: Block) -> Span:
        """The words of a title or heading with its ordinal.

        In a Markdown file ``#`` and ``**`` around them are its format; anywhere else
        they are damage, and stay.
        """
        title = block.title or block.span
        if not self._markdown:
            whole = block.kind is BlockKind.TITLE
            return block.span if whole else Span(block.span.start, title.end)
        return Span(block.marker.span.start if block.marker else title.start, title.end)

    def _stripped(self, start: int, end: int) -> Span | None:
        text = self._source.text[start:end]
        kept = text.strip()
        offset = start + text.index(kept)
        return Span(offset, offset + len(kept)) if kept else None
