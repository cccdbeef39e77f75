"""TEI P5: the structure of a page with its ids, and its damage, for editions and corpora.

Text that is wrong stays as it is, in ``sic``; ``gap`` stands where an item of a series is
missing. What is wrong is said in ``note`` elements at the end, each pointing at its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ..facts import Facts, evidence
from ..language import Language, Words
from ..layout import LaidSpeech, Layout, Placed
from ..source import Source, Span
from ..speech import BlockKind

# What XML 1.0 cannot hold, not even as a reference (https://www.w3.org/TR/xml/#charsets).
_FORBIDDEN_RE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MADE = Words(
    "由 sphinx-speechlint 根据来源文件生成，文字一处未改。",
    "Made by sphinx-speechlint from the source file; nothing in the text was changed.",
)
_ENCODED = Words(
    "有问题的字照原样放在 sic 里，缺了的条目以 gap 标出，说明在文末的 note 里。"
    "XML 不能容纳的字符写作 U+FFFD。",
    "Words that are wrong stand as they are in sic, a missing item is a gap, and notes at the end "
    "say what is the matter. Characters that XML cannot hold are written as U+FFFD.",
)


@dataclass(frozen=True, slots=True)
class Damage:
    """A diagnostic: the id and the span of its words, what it says, which item is missing."""

    anchor: str
    span: Span
    rule: str
    family: str
    message: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of a speech, or of a part of it, by its id."""

    anchor: str
    title: str
    facts: Facts


def report(
    source: Source,
    layout: Layout,
    title: str,
    described: Sequence[Described],
    damage: Sequence[Damage],
    splices: Collection[int] = (),
    language: Language = "zh",
) -> str:
    """A whole TEI document with a line end."""
    body = _Body(source, damage, splices)
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="zh">',
        *_header(source.path, title, described, language),
        "<text><body>",
        *body.rows(layout),
        "</body>",
        *_notes(body.placed()),
        "</text></TEI>",
        "",
    ]
    return "\n".join(rows)


def _header(
    path: str, title: str, described: Sequence[Described], language: Language
) -> Iterator[str]:
    yield "<teiHeader><fileDesc>"
    yield f"<titleStmt><title>{_escape(title)}</title></titleStmt>"
    yield f"<publicationStmt><p>{_MADE[language]}</p></publicationStmt>"
    yield f'<sourceDesc><listBibl><bibl><idno type="path">{_escape(path)}</idno></bibl>'
    for one in described:
        yield f'<bibl corresp="#{one.anchor}">{"".join(_known(one, language))}</bibl>'
    yield "</listBibl></sourceDesc></fileDesc>"
    yield f"<encodingDesc><editorialDecl><p>{_ENCODED[language]}</p></editorialDecl></encodingDesc>"
    yield "</teiHeader>"


def _known(one: Described, language: Language) -> Iterator[str]:
    facts = one.facts
    yield f"<title>{_escape(one.title)}</title>"
    if facts.speaker:
        yield f"<author>{_escape(facts.speaker.value)}</author>"
    if facts.place:
        yield f"<placeName>{_escape(facts.place.value)}</placeName>"
    if facts.year:
        kind = "when" if facts.year.exact else "notBefore"
        yield f'<date {kind}="{facts.year.year:04}">{facts.year.year:04}</date>'
    proofs = {"level": facts.level, "occasion": facts.occasion}
    for name, fact in proofs.items():
        if fact:
            yield f'<note type="{name}">{_escape(fact.value)}</note>'
    for name, proof in {"place": facts.place, "year": facts.year, **proofs}.items():
        if proof:
            words = _escape(evidence(proof, language))
            yield f'<note type="evidence" subtype="{name}">{words}</note>'


def _notes(placed: Sequence[tuple[str, Damage]]) -> Iterator[str]:
    if not placed:
        return
    yield '<back><div type="diagnostics"><list>'
    for place, one in placed:
        kinds = f"type={quoteattr(one.rule)} subtype={quoteattr(one.family)}"
        note = f'<note target="#{place}" {kinds}>{_escape(one.message)}</note>'
        yield f"<item>{note}</item>"
    yield "</list></div></back>"


class _Body:
    """Writes the divisions; knows afterwards where the place of each damage is."""

    def __init__(self, source: Source, damage: Sequence[Damage], splices: Collection[int]) -> None:
        self._source = source
        self._damage = sorted(damage, key=lambda one: one.span)
        self._starts = [one.span.start for one in self._damage]
        self._splices = splices
        self._shown: set[str] = set()
        self._blocks: list[tuple[int, str]] = []

    def placed(self) -> list[tuple[str, Damage]]:
        """Each damage by the id it is found at: its own, or that of the block it begins in."""
        return [
            (d.anchor if d.anchor in self._shown else self._at(d.span.start), d)
            for d in self._damage
        ]

    def _at(self, offset: int) -> str:
        index = bisect_right(self._blocks, offset, key=lambda block: block[0]) - 1
        return self._blocks[max(index, 0)][1]

    def rows(self, layout: Layout) -> Iterator[str]:
        """The lead-in and the speeches; a body must not be empty."""
        if not layout.lead and not layout.speeches:
            yield "<p/>"
        if layout.lead:
            yield '<div type="lead">'
            for placed in layout.lead:
                yield self._paragraph(placed)
            yield "</div>"
        for laid in layout.speeches:
            yield from self._speech(laid)

    def _speech(self, laid: LaidSpeech) -> Iterator[str]:
        yield f'<div type="speech" xml:id="{laid.anchor}">'
        if laid.heading and laid.heading.head:
            self._blocks.append((laid.heading.head.start, laid.anchor))
            yield f"<head>{self._words(laid.heading.head)}</head>"
        else:
            self._blocks.append((laid.speech.span.start, laid.anchor))
            yield f"<head>{_escape(laid.title)}</head>"
        levels, part, closed = [0], 1, False
        for placed in laid.blocks:
            block = placed.block
            closing = block.kind is BlockKind.CLOSING
            if block.span.start in self._splices:
                yield "</div>" * (len(levels) - 1 + closed)
                part += 1
                anchor = f"{laid.anchor}-part-{part}"
                yield f'</div><div type="speech" subtype="spliced" xml:id="{anchor}">'
                levels, closed = [0], False
            if closing and not closed:
                yield "</div>" * (len(levels) - 1)
                levels, closed = [0], True
                yield '<div type="closing">'
            elif closed and placed.opens_section:
                yield "</div>"
                closed = False
            while placed.opens_section and levels[-1] >= block.level:
                levels.pop()
                yield "</div>"
            yield from self._missing(block.span.start)
            if placed.opens_section:
                levels.append(block.level)
                yield from self._section(placed)
            else:
                yield self._paragraph(placed)
        yield "</div>" * (len(levels) - 1 + closed)
        yield "</div>"

    def _section(self, placed: Placed) -> Iterator[str]:
        marker = placed.block.marker
        number = f" n={_quoted(self._source.slice(marker.span))}" if marker else ""
        yield f'<div type="section"{number} xml:id="{placed.anchor}">'
        if placed.head:
            self._blocks.append((placed.head.start, placed.anchor))
            yield f"<head>{self._words(placed.head)}</head>"
        if placed.paragraph:
            yield self._paragraph(placed)

    def _paragraph(self, placed: Placed) -> str:
        if placed.body is None:
            return ""
        self._blocks.append((placed.body.start, placed.paragraph))
        kind = placed.block.kind.value
        rend = f' rend="{kind}"' if kind not in ("paragraph", "heading") else ""
        item = (
            f'<anchor xml:id="{placed.anchor}"/>'
            if placed.anchor and not placed.opens_section
            else ""
        )
        return f'<p xml:id="{placed.paragraph}"{rend}>{item}{self._words(placed.body)}</p>'

    def _missing(self, start: int) -> Iterator[str]:
        """Before the block that follows a gap in a series: what should stand there."""
        for one in self._damage[bisect_left(self._starts, start) :]:
            if one.span.start > start:
                return
            if one.missing:
                yield f'<gap reason="missing"><desc>{_escape(one.missing)}</desc></gap>'

    def _words(self, span: Span) -> str:
        """The words of a span; damage that lies in it, and in no other, is wrapped."""
        made, done = [], span.start
        first = bisect_left(self._starts, span.start)
        for one in self._damage[first : bisect_left(self._starts, span.end)]:
            if one.span.start < done or one.span.end > span.end or one.anchor in self._shown:
                continue
            self._shown.add(one.anchor)
            made.append(_escape(self._source.text[done : one.span.start]))
            words = _escape(self._source.slice(one.span))
            made.append(f'<sic xml:id="{one.anchor}">{words}</sic>')
            done = one.span.end
        return "".join([*made, _escape(self._source.text[done : span.end])])


def _escape(text: str) -> str:
    """Text that reads back the same; what XML cannot hold is replaced."""
    return escape(_FORBIDDEN_RE.sub("\ufffd", text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_FORBIDDEN_RE.sub("\ufffd", text), {"\r": "&#13;"})
