"""Links from a page of lists to speeches and to places in them."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes
from sphinx.builders import Builder

from ..anchors import LONE_SPEECH
from .called import called
from .domain import SpeechDomain
from .outputs import uri
from .records import SpeechRecord
from .words import printable


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the links of one page for one builder."""

    builder: Builder
    domain: SpeechDomain
    here: str

    def to(self, words: str, docname: str, anchor: str = "", *classes: str) -> nodes.TextElement:
        """A link, or the bare words where the output does not hold the document."""
        target = self.target(docname, anchor)
        if not target:
            return nodes.inline("", printable(words), classes=list(classes))
        return nodes.reference(
            "", printable(words), internal=True, refuri=target, classes=list(classes)
        )

    def to_speech(self, docname: str, speech: SpeechRecord, part: int = 0) -> nodes.TextElement:
        """A speech by its name, or the part that was spliced to it."""
        return self.to(*self.of_speech(docname, speech, part))

    def target(self, docname: str, anchor: str = "") -> str:
        """The address of a place; empty, if the output does not hold it."""
        return uri(self.builder, self.here, docname, anchor)

    def of_speech(self, docname: str, speech: SpeechRecord, part: int = 0) -> tuple[str, str, str]:
        """What a speech or a part of it is called, its document and its id there."""
        words = called(self.domain, docname, speech, part)
        if part:
            return words, docname, speech.parts[part].anchor
        return words, docname, "" if speech.anchor == LONE_SPEECH else speech.anchor

    def title(self, docname: str) -> str:
        """What a document is called."""
        title = self.domain.env.titles.get(docname)
        return title.astext() if title else docname
