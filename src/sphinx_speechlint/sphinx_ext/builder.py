"""``sphinx-build -b speechlint``: the report alone, and an exit status that says it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from ..diagnostic import Severity
from ..reporters import Presentation, full, json
from ..source import InputError, Source
from .domain import speech_domain
from .project import SpeechProject, speech_project


class SpeechlintBuilder(Builder):
    """Write ``report.json`` and ``report.txt``; exit with 1 if there are diagnostics."""

    name = "speechlint"
    epilog = "讲话检查报告在 %(outdir)s。"
    allow_parallel = True

    def get_outdated_docs(self) -> str:
        """Everything: the report is made anew each time."""
        return "report"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Nothing is linked."""
        return ""

    def prepare_writing(self, docnames: Set[str]) -> None:
        """No page is written."""

    def write_documents(self, docnames: Set[str]) -> None:
        """No page is written."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """No page is written."""

    def finish(self) -> None:
        """Write the reports in the order of the speeches."""
        domain = speech_domain(self.env)
        sources = _sources(speech_project(self.env))
        found = [d for d in domain.diagnostics if d.path in sources]
        show = Presentation(rules=speech_project(self.env).rules().catalogue)
        for name, reporter in (("report.json", json.report), ("report.txt", full.report)):
            text = reporter(found, sources, show)
            Path(self.outdir, name).write_text(text, encoding="utf-8")


def _sources(project: SpeechProject) -> dict[str, Source]:
    return {source.path: source for source in _readable(project)}


def _readable(project: SpeechProject) -> Sequence[Source]:
    sources = []
    for docname in project.speeches:
        try:
            sources.append(project.read(docname))
        except InputError:  # gone since it was mounted: the next build will say so
            continue
    return sources


def _set_status(app: Sphinx, error: Exception | None) -> None:
    if error is None and isinstance(app.builder, SpeechlintBuilder):
        found = speech_domain(app.env).diagnostics
        if any(d.severity is not Severity.INFO for d in found):
            app.statuscode = app.statuscode or 1


def setup(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(SpeechlintBuilder)
    app.connect("build-finished", _set_status)
