"""Put the marks into the documents, once all are read and every link is known."""

from __future__ import annotations

from collections import defaultdict

from docutils import nodes
from sphinx.application import Sphinx

from .domain import speech_domain
from .endnotes import Endnotes
from .marks import Placer
from .nodes import speech_paragraph
from .outputs import is_book, is_catalogue, is_page


def place_marks(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Mark the faults of every speech in a doctree: a single page holds many documents."""
    if is_catalogue(app.builder):
        return
    linked = is_page(app.builder)
    runs: dict[str, list[nodes.TextElement]] = defaultdict(list)
    for element in doctree.findall(nodes.TextElement):
        if linked and isinstance(element, speech_paragraph):
            element["linked"] = True
        if "speech_span" in element:
            runs[element["speech_doc"]].append(element)
    domain = speech_domain(app.env)
    placer = Endnotes if is_book(app.builder) else Placer
    for name, elements in runs.items():
        if marks := domain.marks.get(name, ()):
            placer(app.builder, domain, docname, elements).place(marks)
