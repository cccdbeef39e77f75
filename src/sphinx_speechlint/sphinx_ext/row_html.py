"""The rows of a long list as HTML: what Sphinx would write of :func:`groups.row_nodes`.

A page without a document may hold eight hundred links, and a site dozens of such pages: to
make nodes of them and to walk through these took six times as long.
"""

from __future__ import annotations

from collections.abc import Sequence

from .entries import Entry
from .groups import Term, entry_facts
from .links import Links
from .words import encoded, printable


def row_html(rows: Sequence[Entry | Term], links: Links) -> str:
    """A list of speeches with what is known of them, or of terms with where they stand."""
    if terms := [row for row in rows if isinstance(row, Term)]:
        return f'<dl class="simple speech-terms">\n{"".join(_term(t, links) for t in terms)}</dl>\n'
    entries = [row for row in rows if isinstance(row, Entry)]
    return f'<ul class="speech-list simple">\n{"".join(_entry(e, links) for e in entries)}</ul>\n'


def _term(term: Term, links: Links) -> str:
    where = "".join(f"{_link(*place, links)} " for place in term.places)
    return f"<dt>{encoded(term.word)}</dt><dd><p>{where}</p>\n</dd>\n"


def _entry(entry: Entry, links: Links) -> str:
    link = _link(*links.of_speech(entry.docname, entry.speech, entry.number), links)
    facts = encoded(entry_facts(entry))
    return f'<li><p>{link} <span class="speech-facts">{facts}</span></p></li>\n'


def _link(words: str, docname: str, anchor: str, links: Links) -> str:
    target = encoded(links.target(docname, anchor))
    return f'<a class="reference internal" href="{target}">{encoded(printable(words))}</a>'
