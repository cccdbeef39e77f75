"""What the data beside reports say of each document, as an environment keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..source import InputError, Source
from .datafiles import data_lines
from .domain import SpeechDomain
from .project import SpeechProject
from .records import Lines, Reported
from .staged import text_digest
from .tally import Row, rows_of


def renew(project: SpeechProject, domain: SpeechDomain, shown: Mapping[str, str]) -> None:
    """Make the lines of the documents that say something else, before the environment is kept.

    Those of a file that is gone or was changed since it was read are not kept.
    """
    known = domain.reported
    for docname in known.keys() - shown.keys():
        del known[docname]
    for docname, digest in shown.items():
        text = domain.documents[docname].digest
        old = known.get(docname)
        if old and (old.text, old.shown) == (text, digest):
            continue
        known.pop(docname, None)
        if (source := _source(project, docname)) and text_digest(source) == text:
            lines = data_lines(list(rows_of(domain, [docname])), source.text)
            known[docname] = Reported(text, digest, lines)


def lines_of(project: SpeechProject, docname: str, rows: Sequence[Row]) -> Lines:
    """The lines of a document, made anew."""
    return data_lines(rows, text_of(project, docname) if any(row.marks for row in rows) else "")


def text_of(project: SpeechProject, docname: str) -> str:
    """The text of a document; nothing if it is gone since it was mounted, as is said then."""
    source = _source(project, docname)
    return source.text if source else ""


def _source(project: SpeechProject, docname: str) -> Source | None:
    try:
        return project.read(docname)
    except InputError:
        return None
