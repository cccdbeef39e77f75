"""Page -> doctree. The nodes are built by hand: a speech is data and never markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from docutils import nodes

from ..anchors import WHOLE_PAGE
from ..facts import find_facts
from ..layout import LaidSpeech, Layout, Placed, lay_out
from ..source import Source, Span
from ..speech import BlockKind, Page, Speech
from ..topics import keywords
from .nodes import speech_card, speech_paragraph
from .records import Keyword, PartRecord, Place, SectionRecord, SpeechRecord
from .titles import shared_title
from .words import printable

_Text = TypeVar("_Text", bound=nodes.TextElement)

_LONGEST_LEAD = 40  # a longer first sentence is not set in bold: only its ordinal is
_KEYWORDS = 20
# So many letters in which no line breaks: half a line on a phone.
_LONG_RUN_RE = re.compile(r"[!-\u1fff]{12,}")
_SPLICED = "另一篇讲话（拼接在此，没有题目）"


class Tree:
    """The doctree of one document while it grows, and what the domain keeps of it."""

    def __init__(
        self,
        source: Source,
        name: str,
        docname: str,
        splices: Collection[int] = (),
        sites: Collection[Span] = (),
    ) -> None:
        """``splices`` are the offsets at which another speech begins inside one.

        ``sites`` are the words of a web site: lines of them say nothing of a speech.
        """
        self.places: list[Place] = []
        self.speeches: list[SpeechRecord] = []
        self.layout = Layout((), ())
        self._source = source
        self._name = name
        self._docname = docname
        self._splices = splices
        self._sites = sites
        self._sections: list[SectionRecord] = []
        self._end = 0

    def build(self, page: Page) -> nodes.section:
        """The top section: the speech itself, or a page around several."""
        self._end = max((speech.span.end for speech in page.speeches), default=0)
        self.layout = layout = lay_out(page, self._name, self._splices)
        if len(layout.speeches) == 1:
            return self._speech(layout.speeches[0], layout.lead)
        section = nodes.section(ids=[WHOLE_PAGE], classes=["speech-page"])
        shared = shared_title([speech.title for speech in page.speeches])
        section += nodes.title("", shared or self._name)
        self._lead(section, layout.lead)
        for laid in layout.speeches:
            section += self._speech(laid)
        return section

    def _speech(self, laid: LaidSpeech, lead: Sequence[Placed] = ()) -> nodes.section:
        section = nodes.section(ids=[laid.anchor], classes=["speech"])
        self._sections = []
        if laid.heading and laid.heading.head:
            section += self._run(nodes.title(), laid.heading.head, laid.anchor)
        else:
            section += nodes.title("", printable(laid.title))
        section += speech_card("", docname=self._docname, speech=len(self.speeches), part=0)
        self._lead(section, lead)
        self._body(section, laid)
        speech, anchor, title = laid.speech, laid.anchor, laid.title
        parts = tuple(self._parts(speech, anchor, title))
        self.speeches.append(SpeechRecord(anchor, title, speech.span, tuple(self._sections), parts))
        return section

    def _parts(self, speech: Speech, anchor: str, title: str) -> Iterator[PartRecord]:
        """The speech, or what is left of it before a splice, and what was spliced to it."""
        starts = [b.span.start for b in speech.blocks if b.span.start in self._splices]
        # What stands before the first speech and at the very end belongs to its neighbour.
        first = speech.span.start if self.speeches else 0
        last = speech.span.end + (speech.span.end == self._end)
        bounds = [first, *starts, last]
        for number, span in enumerate(map(Span, bounds, bounds[1:])):
            blocks = [
                block
                for block in speech.blocks
                if span.start <= block.span.start < span.end and block.span not in self._sites
            ]
            text = "\n".join(speech.text(b) for b in blocks if b.kind is not BlockKind.TITLE)
            yield PartRecord(
                _part_anchor(anchor, number),
                span,
                sum(len(word) for b in blocks for word in speech.text(b).split()),
                find_facts(
                    self._source, "" if number else title, blocks, {} if number else speech.metadata
                ),
                tuple(self._keywords(text, span)),
            )

    def _keywords(self, text: str, span: Span) -> Iterator[Keyword]:
        for word in keywords(text, _KEYWORDS):
            start = max(self._source.text.find(word, *span), span.start)
            index = bisect_right(self.places, start, key=lambda p: p.span.start) - 1
            yield Keyword(word, self.places[max(index, 0)].anchor)

    def _lead(self, section: nodes.section, lead: Sequence[Placed]) -> None:
        for placed in lead:
            section += self._paragraph(placed, "speech-lead")

    def _body(self, speech: nodes.section, laid: LaidSpeech) -> None:
        """Blocks in their order; a heading opens a section, a closing ends them all."""
        stack: list[tuple[int, nodes.section]] = [(0, speech)]
        part = 0
        for placed in laid.blocks:
            block = placed.block
            if block.span.start in self._splices:
                part += 1
                splice = self._splice(laid.anchor, part)
                speech += splice
                stack[:] = [(0, splice)]
            if block.kind is BlockKind.CLOSING:
                del stack[1:]
            if placed.opens_section:
                while stack[-1][0] >= block.level:
                    stack.pop()
                section = self._section(placed)
                stack[-1][1].append(section)
                stack.append((block.level, section))
            elif block.kind is BlockKind.HEADING:
                stack[-1][1].append(self._item(placed))
            else:
                stack[-1][1].append(self._paragraph(placed, f"speech-{block.kind.value}"))

    def _splice(self, anchor: str, part: int) -> nodes.section:
        """A section of its own for a speech that was spliced into another."""
        section = nodes.section(ids=[_part_anchor(anchor, part)], classes=["speech-splice"])
        section += nodes.title("", _SPLICED)
        section += speech_card("", docname=self._docname, speech=len(self.speeches), part=part)
        return section

    def _section(self, placed: Placed) -> nodes.section:
        block, head = placed.block, placed.head or placed.block.span
        title = self._source.slice(head)
        self._sections.append(SectionRecord(placed.anchor, title, block.level))
        section = nodes.section(ids=[placed.anchor], classes=[f"speech-level-{block.level}"])
        section += self._run(nodes.title(), head, placed.anchor)
        if placed.body:
            section += self._paragraph(placed, "speech-paragraph")
        return section

    def _item(self, placed: Placed) -> speech_paragraph:
        """A point of an enumeration: a paragraph whose first sentence stands in bold."""
        block, anchor = placed.block, placed.paragraph
        kinds = self._kinds("speech-item", block.span)
        paragraph = speech_paragraph(ids=[anchor, placed.anchor], classes=kinds)
        paragraph["translatable"] = False
        lead = placed.head or block.span
        self._sections.append(SectionRecord(placed.anchor, self._source.slice(lead), block.level))
        marker = block.marker
        if marker is not None and lead.end - lead.start > _LONGEST_LEAD:
            lead = Span(lead.start, marker.span.end)
        paragraph += self._run(nodes.strong(), lead, anchor)
        if lead.end < block.span.end:
            paragraph += self._run(nodes.inline(), Span(lead.end, block.span.end), anchor)
        return self._placed(paragraph, block.span)

    def _paragraph(self, placed: Placed, kind: str) -> speech_paragraph:
        span = placed.body or placed.block.span
        paragraph = speech_paragraph(ids=[placed.paragraph], classes=self._kinds(kind, span))
        return self._run(paragraph, span, placed.paragraph)

    def _kinds(self, kind: str, span: Span) -> list[str]:
        """The classes of a paragraph. A long run would stretch the line before it."""
        long = _LONG_RUN_RE.search(self._source.text, *span)
        return [kind, "speech-ragged"] if long else [kind]

    def _run(self, element: _Text, span: Span, anchor: str) -> _Text:
        """Put the text of a span into an element that remembers where it came from."""
        element["speech_span"] = span
        element["speech_doc"] = self._docname
        if not isinstance(element, nodes.Inline):  # those Sphinx would dissolve
            element["translatable"] = False
        element.append(nodes.Text(printable(self._source.slice(span))))
        place = Place(span, self._source.position(span.start).line, anchor)
        self.places.append(place)
        return self._placed(element, span)

    def _placed(self, element: _Text, span: Span) -> _Text:
        element.source = self._source.path
        element.line = self._source.position(span.start).line
        return element


def _part_anchor(speech: str, part: int) -> str:
    return f"{speech}-part-{part + 1}" if part else speech
