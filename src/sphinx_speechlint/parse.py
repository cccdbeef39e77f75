"""Source -> Page: lines become blocks, blocks become speeches.

Dumb on purpose: a line is what its own shape and its neighbours say it is, and
whatever is damaged stays as it is. Judgement lives in the rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .directives import Directive, Verb, directive
from .frontmatter import front_matter
from .markers import inline_markers, opening_marker
from .numerals import MarkerStyle
from .shapes import bare_headings, head_length, is_closing, is_salutation
from .source import Source, Span
from .speech import Block, BlockKind, Page, Speech
from .titles import lines_of_site, title_lines

# To be raised when a text is cut into other blocks than before: an index holds their hashes.
VERSION = 2

_LINE_RE = re.compile(r"[^\n]+")
_SENTENCE_RE = re.compile(r"[。！？!?]+[”’」』）)]*")
_MARKDOWN_RE = re.compile(r"\#{1,6}[ \t]+|\*\*")
_FURNITURE_LENGTH = 20  # a line after the closing may be a stray mark or a piece of the site


def parse(source: Source) -> Page:
    """The structure of a source.

    :raises InputError: for front matter that cannot be read.
    """
    front = front_matter(source)
    metadata, offset = front.fields, front.end
    lines, directives = _lines(source, offset)
    told = (*front.directives, *directives)
    if not lines:
        return Page(source, (), (), told)
    titles = title_lines(source, lines)
    titled = bool(titles)
    if not titled:
        titles = [lines_of_site([source.slice(line) for line in lines])]
    starts = [_start(source, lines[title], directives) for title in titles]
    if titles == [0] and not titled:
        starts = [offset]
    speeches = tuple(
        _speech(source, metadata, Span(start, end), lines[first:last], titled)
        for start, end, first, last in zip(
            starts, [*starts[1:], len(source.text)], titles, [*titles[1:], len(lines)], strict=True
        )
    )
    lead = tuple(_paragraph(source, span) for span in lines[: titles[0]])
    return Page(source, lead, speeches, told)


def _lines(source: Source, offset: int) -> tuple[list[Span], list[Directive]]:
    """The lines that hold something, without the white space around it, and the directives."""
    spans, directives = [], []
    for match in _LINE_RE.finditer(source.text, offset):
        text = match[0].strip()
        if text:
            start = match.start() + match[0].index(text[0])
            span = Span(start, start + len(text))
            if found := directive(source, span):
                directives.append(found)
            else:
                spans.append(span)
    return spans, directives


def _start(source: Source, title: Span, directives: Sequence[Directive]) -> int:
    """A speech runs from the start of its title's line to the start of the next title's.

    The directives right above the title that speak of what follows go with it.
    """
    start = source.text.rfind("\n", 0, title.start) + 1
    for found in reversed(directives):
        above = source.text[found.span.end : start]
        if found.span.end <= start and found.verb is not Verb.END and not above.strip():
            start = source.text.rfind("\n", 0, found.span.start) + 1
    return start


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
