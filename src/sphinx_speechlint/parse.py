"""Source -> Page: lines become blocks, blocks become speeches.

Dumb on purpose: a line is what its own shape and its neighbours say it is, and
whatever is damaged stays as it is. Judgement lives in the rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .frontmatter import front_matter
from .markers import inline_markers, opening_marker
from .numerals import MarkerStyle
from .shapes import bare_headings, head_length, is_closing, is_salutation
from .source import Source, Span
from .speech import Block, BlockKind, Page, Speech
from .titles import title_lines

_LINE_RE = re.compile(r"[^\n]+")
_SENTENCE_RE = re.compile(r"[。！？!?]+[”’」』）)]*")
_MARKDOWN_RE = re.compile(r"\#{1,6}[ \t]+|\*\*")
_FURNITURE_LENGTH = 20  # a line after the closing may be a stray mark or a piece of the site


def parse(source: Source) -> Page:
    """The structure of a source.

    :raises InputError: for front matter that cannot be read.
    """
    metadata, offset = front_matter(source)
    lines = _lines(source, offset)
    titles = title_lines(source, lines)
    if not titles:
        span = Span(offset, len(source.text))
        return Page(source, (), (_speech(source, metadata, span, lines, False),) if lines else ())
    lead = tuple(_paragraph(source, span) for span in lines[: titles[0]])
    speeches = tuple(
        _speech(source, metadata, _extent(source, lines, first, last), lines[first:last], True)
        for first, last in zip(titles, [*titles[1:], len(lines)], strict=True)
    )
    return Page(source, lead, speeches)


def _lines(source: Source, offset: int) -> list[Span]:
    """The lines that hold something, without the white space around it."""
    spans = []
    for match in _LINE_RE.finditer(source.text, offset):
        text = match[0].strip()
        if text:
            start = match.start() + match[0].index(text[0])
            spans.append(Span(start, start + len(text)))
    return spans


def _extent(source: Source, lines: Sequence[Span], first: int, last: int) -> Span:
    """A speech runs from the start of its title's line to the start of the next title's."""
    start = source.text.rfind("\n", 0, lines[first].start) + 1
    if last == len(lines):
        return Span(start, len(source.text))
    return Span(start, source.text.rfind("\n", 0, lines[last].start) + 1)


def _speech(
    source: Source, metadata: Mapping[str, str], span: Span, lines: Sequence[Span], titled: bool
) -> Speech:
    texts = [source.slice(line) for line in lines]
    head = head_length(texts, titled=titled)
    blocks = [Block(BlockKind.BYLINE, line) for line in lines[:head]]
    if head:
        blocks[0] = Block(BlockKind.TITLE, lines[0], title=_words(source, lines[0]))
    bare, opened = bare_headings(texts), False
    for index in range(head, len(lines)):
        if is_salutation(texts[index], opened=opened):
            blocks.append(Block(BlockKind.SALUTATION, lines[index]))
            continue
        opened = True
        blocks.append(_block(source, lines[index], bare[index]))
    return Speech(source, span, metadata, tuple(_closed(_levelled(blocks), texts)))


def _block(source: Source, span: Span, bare: bool) -> Block:
    marker = opening_marker(source.text, *span)
    if marker is not None:
        inline = tuple(inline_markers(source.text, marker.span.end, span.end))
        title = _first_sentence(source, Span(marker.span.end, span.end))
        return Block(BlockKind.HEADING, span, marker.style.level, marker, title, inline)
    if bare:
        return Block(BlockKind.HEADING, span, title=_words(source, span))
    return _paragraph(source, span)


def _paragraph(source: Source, span: Span) -> Block:
    return Block(BlockKind.PARAGRAPH, span, inline=tuple(inline_markers(source.text, *span)))


def _first_sentence(source: Source, span: Span) -> Span:
    start = span.start
    while start < span.end and source.text[start].isspace():
        start += 1
    end = _SENTENCE_RE.search(source.text, start, span.end)
    return Span(start, end.end() if end else span.end)


def _words(source: Source, span: Span) -> Span:
    """A line without the Markdown marks around it."""
    start, end = span
    while match := _MARKDOWN_RE.match(source.text, start, end):
        start = match.end()
    if source.text.endswith("**", start, end):
        end -= 2
    return Span(start, end) if start < end else span


def _levelled(blocks: Sequence[Block]) -> list[Block]:
    """A heading without an ordinal stands at the top, or below the numbered one before it."""
    top = any(b.marker is not None and b.marker.style is MarkerStyle.HAN_COMMA for b in blocks)
    levelled, numbered = [], 0
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.marker is None:
            block = replace(block, level=min(numbered + 1, 4) if top else 1)
        elif block.marker is not None and not block.marker.style.enumerates:
            numbered = block.level
        levelled.append(block)
    return levelled


def _closed(blocks: list[Block], texts: Sequence[str]) -> list[Block]:
    """The last paragraphs that open with an address or thanks are the closing.

    Short lines after them, furniture or a stray mark, are passed over.
    """
    closes = [
        b.kind is BlockKind.PARAGRAPH and is_closing(t) for b, t in zip(blocks, texts, strict=True)
    ]
    index = len(blocks) - 1
    while index > 0 and len(texts[index]) < _FURNITURE_LENGTH and not closes[index]:
        index -= 1
    while index > 0 and closes[index]:
        blocks[index] = replace(blocks[index], kind=BlockKind.CLOSING)
        index -= 1
    return blocks
