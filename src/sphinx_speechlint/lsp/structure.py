"""The outline and the folds of a document, from the structure of its speeches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from ..display import shorten, visible
from ..frontmatter import front_matter
from ..language import Language, Words
from ..source import Span
from ..speech import Block, Page, Section, Speech
from .documents import Document

_LONGEST = 60
_NO_TITLE = Words("（无标题）", "(no title)")


def symbols(document: Document, page: Page, language: Language) -> list[types.DocumentSymbol]:
    """A symbol for each speech, with those of its sections below it."""
    return [_speech(document, speech, language) for speech in page.speeches if speech.blocks]


def flat(
    found: Iterable[types.DocumentSymbol], uri: str, above: str | None = None
) -> list[types.SymbolInformation]:
    """The same for editors that know no hierarchy: each names the one above it."""
    listed: list[types.SymbolInformation] = []
    for symbol in found:
        place = types.Location(uri, symbol.range)
        listed.append(types.SymbolInformation(place, symbol.name, symbol.kind, None, None, above))
        listed += flat(symbol.children or (), uri, symbol.name)
    return listed


def folds(document: Document, page: Page) -> list[types.FoldingRange]:
    """What can be folded away under its first line: front matter, speeches, sections."""
    spans = [Span(0, front_matter(page.source).end)]
    for speech in page.speeches:
        if speech.blocks:
            spans += [_whole(speech.blocks), *_sections(speech.sections())]
    lines = (document.range(Span(start, max(start, end - 1))) for start, end in spans)
    return [
        types.FoldingRange(place.start.line, place.end.line)
        for place in lines
        if place.start.line < place.end.line
    ]


def _speech(document: Document, speech: Speech, language: Language) -> types.DocumentSymbol:
    children = [_section(document, section) for section in speech.sections()]
    return types.DocumentSymbol(
        _name(speech.title) or _NO_TITLE[language],
        types.SymbolKind.Module,
        document.range(_whole(speech.blocks)),
        document.range(speech.blocks[0].span),
        children=children,
    )


def _section(document: Document, section: Section) -> types.DocumentSymbol:
    heading, source = section.heading, document.source
    end = heading.title.end if heading.title else heading.span.end
    title = Span(heading.span.start, end)
    children = [_section(document, inner) for inner in section.sections]
    return types.DocumentSymbol(
        _name(source.slice(title)) or source.slice(heading.span),
        types.SymbolKind.String,
        document.range(_extent(section)),
        document.range(title),
        children=children,
    )


def _name(text: str) -> str:
    return shorten(visible(text).strip(), _LONGEST)


def _whole(blocks: Sequence[Block]) -> Span:
    return Span(blocks[0].span.start, blocks[-1].span.end)


def _extent(section: Section) -> Span:
    """A section with all that stands under it."""
    last = section
    while last.sections:
        last = last.sections[-1]
    return Span(section.heading.span.start, (*last.blocks[-1:], last.heading)[0].span.end)


def _sections(sections: Iterable[Section]) -> Iterator[Span]:
    for section in sections:
        yield _extent(section)
        yield from _sections(section.sections)
