"""What the data beside reports say of each document, as an environment keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..source import InputError
from .datafiles import data_lines
from .domain import SpeechDomain
from .project import SpeechProject
from .records import Lines, Reported
from .tally import Row, rows_of


def renew(project: SpeechProject, domain: SpeechDomain, shown: Mapping[str, str]) -> None:
    """Make the lines of the documents that say something else, before the environment is kept."""
    known = domain.reported
    for docname in known.keys() - shown.keys():
        del known[docname]
    for docname, digest in shown.items():
        text = domain.documents[docname].digest
        old = known.get(docname)
        if old is None or (old.text, old.shown) != (text, digest):
            lines = lines_of(project, docname, list(rows_of(domain, [docname])))
            known[docname] = Reported(text, digest, lines)


def lines_of(project: SpeechProject, docname: str, rows: Sequence[Row]) -> Lines:
    """The lines of a document, made anew."""
    text = text_of(project, docname) if any(row.marks for row in rows) else ""
    return data_lines(rows, text)


def text_of(project: SpeechProject, docname: str) -> str:
    """The text of a document; nothing if it is gone since it was mounted, which is said then."""
    try:
        return project.read(docname).text
    except InputError:
        return ""
