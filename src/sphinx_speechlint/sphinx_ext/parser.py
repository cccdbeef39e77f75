"""The parser of mounted speech files."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser

from ..duplicates.corpus import fingerprints
from ..facts.year import unreadable
from ..linter import Examined
from ..parse import parse
from ..rules.page_furniture import PageFurniture
from ..rules.spliced_speech import SplicedSpeech
from ..source import InputError
from ..speech import Page
from ..suppress import suppressions
from .domain import speech_domain
from .project import speech_project
from .records import DocumentRecord, Laid, Located
from .staged import text_digest
from .tree import Tree
from .unread import unread_nodes


class SpeechParser(Parser):
    """Read the file itself: Sphinx's copy of the text may have passed through other hands."""

    supported: ClassVar[tuple[str, ...]] = ("speech",)

    def parse(self, inputstring: str | StringList, document: nodes.document) -> None:  # noqa: ARG002
        """Build the doctree and hand the domain its record of the speeches."""
        env: BuildEnvironment = document.settings.env
        docname = env.docname
        project = speech_project(env)
        source = project.read(docname)
        error, key = "", project.examining().key(source)
        page = unread = Page(source, (), ())
        document["support_smartquotes"] = False
        try:
            page = parse(source)
            examined = project.examining().examine(page, key)
        except InputError as problem:  # a rule of another package may have failed
            error = str(problem)
            examined = Examined((), tuple(fingerprints(page)), suppressions(page))
        splices = {d.span.start for d in examined.diagnostics if d.rule == SplicedSpeech.name}
        sites = {d.span for d in examined.diagnostics if d.rule == PageFurniture.name}
        tree = Tree(source, PurePosixPath(docname).name, docname, splices, sites)
        body = tree.build(page)
        body.extend(unread_nodes(page, error, is_read=page is not unread))
        document += body
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
            examined.prints,
            tuple(Located(d, source.position(d.span.start).line) for d in examined.diagnostics),
            examined.given,
            key,
            error,
            _unread_years(page),
        )
        domain = speech_domain(env)
        domain.documents[docname] = record
        if page is not unread:
            domain.laid[docname] = Laid(page, tree.layout)


def _unread_years(page: Page) -> str:
    """What to say of fields that should state a year and do not, or nothing."""
    metadata = page.speeches[0].metadata if page.speeches else {}
    wrong = "、".join(f"{key} “{metadata[key]}”" for key in unreadable(metadata))
    path = page.source.path
    return wrong and f"{path}：文件头的 {wrong} 里没有年份，没有采用；请写作 2011 或 2011-03-02"
