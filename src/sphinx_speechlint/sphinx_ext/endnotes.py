"""The marks of a speech in a book or a plain text, where nothing can be pointed at.

The marked words are followed by a number; what the number stands for is listed at the end of
the speech. All of it is made of docutils' own nodes, which every writer knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes

from .marks import Placer, block_of, segments
from .records import Mark

_TITLE = "标出的问题"


class Endnotes(Placer):
    """Places the marks of one document and the list of what they say."""

    _numbers: Mapping[str, int] = {}

    def place(self, marks: Sequence[Mark]) -> None:
        """Put all of them in."""
        self._numbers = {mark.anchor: number for number, mark in enumerate(marks, 1)}
        self._after: list[tuple[nodes.Element, Mark]] = []
        super().place(marks)
        for block, mark in self._after:
            block += self._number(mark, block)
        top = _top(self._elements[0])
        top += nodes.rubric("", _TITLE, classes=["speech-endnotes"])
        top += self._list(marks)

    def _gap(self, words: str) -> nodes.Element:
        return nodes.paragraph("", "", nodes.emphasis("", f"〔{words}〕"), classes=["speech-gap"])

    def _put_note(self, mark: Mark, touched: range) -> None:
        """A number at the end of the first block; later, for its words may yet be marked."""
        self._after.append((self._blocks(touched)[0], mark))

    def _mark_words(self, element: nodes.TextElement, marks: Sequence[Mark]) -> None:
        span = element["speech_span"]
        text = str(element.children[0])
        element.clear()
        cut = list(segments(span, marks))
        last = {mark.anchor: start for start, _, covering in cut for mark in covering}
        for start, end, covering in cut:
            words = nodes.Text(text[start - span.start : end - span.start])
            if not covering:
                element += words
                continue
            for mark in covering:
                if mark.missing and mark.span.start == start > span.start:
                    element += nodes.Text(f"〔缺“{mark.missing}”〕")
            element += nodes.inline("", "", words, classes=["speech-mark"])
            for mark in covering:
                if last[mark.anchor] == start:
                    element += self._number(mark, block_of(element))

    def _number(self, mark: Mark, block: nodes.Element) -> nodes.reference:
        """The number in the text. A title's is found by the id of its section: LaTeX wants so."""
        ids = [mark.anchor]
        if isinstance(block, nodes.title):
            block.parent["ids"] += ids
            ids = []
        number = f"[{self._numbers[mark.anchor]}]"
        return nodes.reference(
            "", number, refuri=f"#{_note_id(mark)}", internal=True, ids=ids,
            classes=["speech-number"],
        )  # fmt: skip

    def _list(self, marks: Sequence[Mark]) -> nodes.enumerated_list:
        listed = nodes.enumerated_list(
            enumtype="arabic", prefix="", suffix=".", classes=["speech-endnotes"]
        )
        for mark in marks:
            said = nodes.paragraph("", "", *self._said(mark))
            listed += nodes.list_item("", said, ids=[_note_id(mark)])
        return listed

    def _said(self, mark: Mark) -> Iterator[nodes.Node]:
        note = self._note(mark)
        back = f"#{mark.anchor}"
        yield nodes.reference("", note.message, refuri=back, internal=True)
        for words, target in (*note.places, (f"（{note.rule}）", note.rule_uri)):
            yield (
                nodes.reference("", words, refuri=target, internal=True)
                if target
                else nodes.Text(words)
            )


def _note_id(mark: Mark) -> str:
    return f"{mark.anchor}-note"


def _top(element: nodes.Element) -> nodes.Element:
    """The section of a whole document that an element stands in."""
    while not isinstance(element.parent, nodes.document) and (
        isinstance(element.parent, nodes.section) or not isinstance(element, nodes.section)
    ):
        element = element.parent
    return element
