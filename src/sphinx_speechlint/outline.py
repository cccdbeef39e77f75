"""The structure of a page as a tree: text for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from .display import shorten, visible
from .language import Language, Words, counted
from .source import Source
from .speech import Block, BlockKind, Page, Section, Speech

CONTRACT = 1
_EXCERPT = 40

_Object = dict[str, object]
_LABELS = {
    BlockKind.BYLINE: Words("署名", "byline"),
    BlockKind.SALUTATION: Words("称呼", "salutation"),
    BlockKind.CLOSING: Words("结语", "closing"),
}


def as_text(page: Page, language: Language) -> str:
    """A line number and an indented entry for each part of the page."""
    rows: list[tuple[int, str]] = []
    if page.lead:
        words = shorten(_text(page.source, page.lead[0]), _EXCERPT)
        rows.append((_line(page.source, page.lead[0]), _lead(len(page.lead), words)[language]))
    for speech in page.speeches:
        rows += _speech_rows(speech, language)
    digits = max((len(str(line)) for line, _ in rows), default=1)
    path, number = visible(page.source.path), len(page.speeches)
    head = Words(f"{path}：{number} 篇讲话", f"{path}: {counted(number, 'speech', 'speeches')}")
    return "\n".join([head[language], *(f"{line:>{digits}}  {text}" for line, text in rows), ""])


def as_json(page: Page) -> str:
    """The same tree as one JSON object; ``version`` is that of its shape."""
    data = {
        "version": CONTRACT,
        "path": page.source.path,
        "lead": [_block(page.source, block) for block in page.lead],
        "speeches": [_speech(speech) for speech in page.speeches],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _speech_rows(speech: Speech, language: Language) -> Iterator[tuple[int, str]]:
    source, first = speech.source, speech.source.position(speech.span.start).line
    named = [b for b in speech.blocks if b.kind is BlockKind.TITLE]
    yield (
        _line(source, named[0]) if named else first,
        visible(speech.title) or Words("（无标题）", "(no title)")[language],
    )
    opened = False  # the unnumbered paragraphs before the first heading are one row
    for block in speech.blocks:
        if block.kind in (BlockKind.BYLINE, BlockKind.SALUTATION):
            yield _line(source, block), f"  {_LABELS[block.kind][language]} {_text(source, block)}"
        elif block.kind is BlockKind.PARAGRAPH and not opened:
            opened = True
            number = len(_opening(speech))
            body = Words(f"正文 {number} 段", f"body, {counted(number, 'paragraph')}")
            yield _line(source, block), f"  {body[language]}"
        elif block.kind is BlockKind.HEADING:
            break
    for section in speech.sections():
        yield from _section_rows(source, section, 1, language)
    closing = [b for b in speech.blocks if b.kind is BlockKind.CLOSING]
    if closing:
        words = shorten(_text(source, closing[0]), _EXCERPT)
        yield _line(source, closing[0]), f"  {_LABELS[BlockKind.CLOSING][language]} {words}"


def _section_rows(
    source: Source, section: Section, depth: int, language: Language
) -> Iterator[tuple[int, str]]:
    heading = section.heading
    marker = visible(source.slice(heading.marker.span)) if heading.marker else ""
    title = visible(source.slice(heading.title)) if heading.title else ""
    count = len(section.blocks) + (heading.body is not None)
    number = Words(f"（{count} 段）", f" ({counted(count, 'paragraph')})")
    paragraphs = number[language] if count else ""
    yield _line(source, heading), "  " * depth + marker + shorten(title, _EXCERPT) + paragraphs
    for inner in section.sections:
        yield from _section_rows(source, inner, depth + 1, language)


def _lead(count: int, words: str) -> Words:
    return Words(f"导语（{count} 段）{words}", f"lead-in ({counted(count, 'paragraph')}) {words}")


def _speech(speech: Speech) -> _Object:
    source = speech.source
    return {
        "title": speech.title,
        "metadata": dict(speech.metadata),
        "first_line": source.position(speech.span.start).line,
        "last_line": source.position(max(speech.span.start, speech.span.end - 1)).line,
        "bylines": _of_kind(speech, BlockKind.BYLINE),
        "salutations": _of_kind(speech, BlockKind.SALUTATION),
        "paragraphs": len(_opening(speech)),
        "sections": [_section(source, section) for section in speech.sections()],
        "closing": _of_kind(speech, BlockKind.CLOSING),
    }


def _section(source: Source, section: Section) -> _Object:
    heading = section.heading
    return {
        "marker": None
        if heading.marker is None
        else {
            "style": heading.marker.style.value,
            "number": heading.marker.number,
            "text": source.slice(heading.marker.span),
        },
        "title": source.slice(heading.title) if heading.title else "",
        "level": heading.level,
        "line": _line(source, heading),
        "run_in": heading.body is not None,
        "paragraphs": len(section.blocks),
        "sections": [_section(source, inner) for inner in section.sections],
    }


def _opening(speech: Speech) -> Sequence[Block]:
    """The paragraphs before the first heading."""
    blocks = speech.blocks
    first = next((i for i, b in enumerate(blocks) if b.kind is BlockKind.HEADING), len(blocks))
    return [b for b in blocks[:first] if b.kind is BlockKind.PARAGRAPH]


def _of_kind(speech: Speech, kind: BlockKind) -> list[_Object]:
    return [_block(speech.source, b) for b in speech.blocks if b.kind is kind]


def _block(source: Source, block: Block) -> _Object:
    return {"line": _line(source, block), "text": source.slice(block.span)}


def _line(source: Source, block: Block) -> int:
    return source.position(block.span.start).line


def _text(source: Source, block: Block) -> str:
    return visible(source.slice(block.span))
