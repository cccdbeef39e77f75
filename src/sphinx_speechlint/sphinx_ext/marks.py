"""The marks of a speech on its page: marked words, notes on blocks, and what is missing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docutils import nodes
from sphinx.builders import Builder

from ..source import Span
from .domain import SpeechDomain
from .nodes import Note, speech_gap, speech_mark, speech_note
from .outputs import uri
from .records import Mark

# These families speak of whole paragraphs, however short.
_BLOCK_FAMILIES = ("duplicate", "reuse")
_SHORT = 20  # a marked paragraph of so few characters is shown as marked words


class Placer:
    """Places the marks of one document among the elements that hold its text."""

    def __init__(
        self,
        builder: Builder,
        domain: SpeechDomain,
        here: str,
        elements: Sequence[nodes.TextElement],
    ) -> None:
        self._builder = builder
        self._domain = domain
        self._here = here
        self._compared = frozenset(domain.compared)
        self._rule_uris: dict[str, str] = {}
        self._elements = sorted(elements, key=lambda e: e["speech_span"])
        self._starts = [e["speech_span"].start for e in self._elements]
        self._ends = [e["speech_span"].end for e in self._elements]

    def place(self, marks: Sequence[Mark]) -> None:
        """Put all of them in."""
        inline: dict[int, list[Mark]] = defaultdict(list)
        for mark in marks:
            touched = self._touched(mark.span)
            if mark.missing and self._opens_block(mark, touched):
                self._open_gap(mark, touched)
            if self._is_block(mark, touched):
                self._put_note(mark, touched)
            else:
                inline[touched[0]].append(mark)
        for index, found in inline.items():
            self._mark_words(self._elements[index], found)

    def _touched(self, span: Span) -> range:
        """The elements that share a character with a span, else the one nearest before."""
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        if first < last:
            return range(first, last)
        near = min(first, len(self._elements) - 1)
        return range(near, near + 1)

    def _is_block(self, mark: Mark, touched: range) -> bool:
        element = self._elements[touched[0]]
        span = element["speech_span"]
        if len(touched) > 1 or mark.echo or not mark.span.overlaps(span):
            return True
        if mark.span.start > span.start or mark.span.end < span.end:
            return False
        long = isinstance(element, nodes.title) or span.end - span.start > _SHORT
        return long or mark.family in _BLOCK_FAMILIES

    def _opens_block(self, mark: Mark, touched: range) -> bool:
        element = self._elements[touched[0]]
        block = block_of(element)
        first = element is block or element is block[0]
        return first and mark.span.start <= element["speech_span"].start

    def _open_gap(self, mark: Mark, touched: range) -> None:
        """Where the missing item should stand: before what is left of it, else before the next."""
        rest = [n for n, start in enumerate(self._starts) if start == mark.gap]
        block = block_of(self._elements[rest[0] if rest else touched[0]])
        if isinstance(block, nodes.title):
            block = block.parent
        words = f"此处缺“{mark.missing}”" + ("，下面这段或是它的残余" if rest else "")
        block.parent.insert(block.parent.index(block), self._gap(words))

    def _gap(self, words: str) -> nodes.Element:
        return speech_gap("", words=words, inline=False)

    def _put_note(self, mark: Mark, touched: range) -> None:
        """A note before the first paragraph, or below its title; every block is classed."""
        blocks = self._blocks(touched)
        for block in dict.fromkeys(blocks):
            kinds = ["speech-noted", f"speech-noted-{mark.family}"]
            block["classes"] += [c for c in kinds if c not in block["classes"]]
        classes = ["speech-note", *self._classes([mark])] + ["speech-echo"] * mark.echo
        note = speech_note("", ids=[mark.anchor], classes=classes, notes=[self._note(mark)])
        parent = blocks[0].parent
        index = parent.index(blocks[0])
        parent.insert(index + isinstance(blocks[0], nodes.title), note)

    def _blocks(self, touched: range) -> list[nodes.Element]:
        return [block_of(self._elements[index]) for index in touched]

    def _mark_words(self, element: nodes.TextElement, marks: Sequence[Mark]) -> None:
        span = element["speech_span"]
        text = str(element.children[0])
        element.clear()
        named: set[str] = set()
        for start, end, covering in segments(span, marks):
            words = nodes.Text(text[start - span.start : end - span.start])
            if not covering:
                element += words
                continue
            first = covering[0].anchor
            for mark in covering:
                if mark.missing and mark.span.start == start > span.start:
                    element += speech_gap("", words=f"缺“{mark.missing}”", inline=True)
            ids = [m.anchor for m in covering if m.anchor not in named]
            named.update(ids)
            element += speech_mark(
                "",
                "",
                words,
                ids=ids,
                classes=["speech-mark", *self._classes(covering)],
                notes=[self._note(m) for m in covering],
                note_id=f"{first}-note-{start}",
            )

    def _note(self, mark: Mark) -> Note:
        places = tuple(self._places(mark)) if mark.links else ()
        return Note(mark.message, mark.severity, mark.rule, self._rule_uri(mark.rule), places)

    def _places(self, mark: Mark) -> Iterator[tuple[str, str]]:
        """What else belongs to a mark, and the pages that show both side by side."""
        for link in mark.links:
            target = link.docname and uri(self._builder, self._here, link.docname, link.anchor)
            yield link.text, target
        # Both ends lead to the passage by the mark on the later page.
        anchor = mark.links[0].anchor if mark.echo else mark.anchor
        for page in dict.fromkeys(link.compare for link in mark.links):
            if page in self._compared:
                yield "对照", uri(self._builder, self._here, page, anchor)

    def _rule_uri(self, rule: str) -> str:
        """The page of a rule from here; a document has many marks of one rule."""
        if rule not in self._rule_uris:
            page = self._domain.rules.get(rule, "")
            self._rule_uris[rule] = uri(self._builder, self._here, page) if page else ""
        return self._rule_uris[rule]

    def _classes(self, marks: Sequence[Mark]) -> list[str]:
        names = [f"speech-{m.family}" for m in marks] + [f"sev-{m.severity}" for m in marks]
        return list(dict.fromkeys(names))


def segments(span: Span, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Cut a span where a mark begins or ends; an empty mark takes one character."""
    clipped = []
    for mark in marks:
        start = min(max(mark.span.start, span.start), span.end - 1)
        clipped.append((start, max(min(mark.span.end, span.end), start + 1), mark))
    cuts = sorted({*span, *(c for start, end, _ in clipped for c in (start, end))})
    for start, end in pairwise(cuts):
        yield start, end, [m for s, e, m in clipped if s <= start and end <= e]


def block_of(element: nodes.Element) -> nodes.Element:
    """The title or paragraph that an element stands in."""
    while not isinstance(element, nodes.title | nodes.paragraph):
        element = element.parent
    return element
