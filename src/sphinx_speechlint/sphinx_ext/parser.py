"""The parser of mounted speech files."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser

from ..duplicates.corpus import fingerprints
from ..parse import parse
from ..rules.spliced_speech import SplicedSpeech
from ..ruleset import Rules
from ..source import InputError
from ..speech import Page
from ..suppress import suppressions
from .domain import speech_domain
from .project import speech_project, text_digest
from .records import DocumentRecord, Laid, Located
from .tree import Tree

SPLICE = SplicedSpeech.name


class SpeechParser(Parser):
    """Read the file itself: Sphinx's copy of the text may have passed through other hands."""

    supported: ClassVar[tuple[str, ...]] = ("speech",)

    def parse(self, inputstring: str | StringList, document: nodes.document) -> None:  # noqa: ARG002
        """Build the doctree and hand the domain its record of the speeches."""
        env: BuildEnvironment = document.settings.env
        docname = env.docname
        project = speech_project(env)
        source = project.read(docname)
        error = ""
        try:
            page = parse(source)
        except InputError as problem:
            page, error = Page(source, (), ()), str(problem)
        is_parsed = not error
        document["support_smartquotes"] = False
        try:
            found = _diagnostics(page, project.rules())
        except InputError as problem:  # a rule of another package failed
            found, error = (), str(problem)
        splices = {x.diagnostic.span.start for x in found if x.diagnostic.rule == SPLICE}
        tree = Tree(source, PurePosixPath(docname).name, docname, splices)
        document += tree.build(page)
        for section in document.findall(nodes.Element):
            for anchor in section["ids"]:
                document.ids[anchor] = section
        title = document.next_node(nodes.title)
        record = DocumentRecord(
            source.path,
            text_digest(source),
            title.astext() if title else docname,
            tuple(tree.speeches),
            tuple(tree.places),
            tuple(fingerprints(page)),
            found,
            suppressions(page),
            error,
        )
        domain = speech_domain(env)
        domain.documents[docname] = record
        if is_parsed:
            domain.laid[docname] = Laid(page, tree.layout)


def _diagnostics(page: Page, rules: Rules) -> tuple[Located, ...]:
    found = rules.page_diagnostics(page)
    return tuple(Located(d, page.source.position(d.span.start).line) for d in found)
