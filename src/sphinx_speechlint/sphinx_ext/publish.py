"""What an output folder already shows, so that a build rewrites and removes what it must.

Sphinx writes the pages of the documents it read. A page also changes when a copy of
its text appears in another file, and it stays behind when its file is gone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Set
from pathlib import Path

from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from ..paths import SUFFIXES
from . import datafiles, downloads
from .called import called
from .digests import digest
from .domain import SpeechDomain
from .downloads import FOLDER
from .listed import below
from .outputs import is_page
from .project import SpeechProject
from .records import DocumentRecord
from .split import SplitList


def changed_pages(
    builder: Builder, project: SpeechProject, domain: SpeechDomain, shown: Mapping[str, str]
) -> list[str]:
    """The documents whose pages in this builder's folder no longer say what is known.

    ``shown`` are digests of what is shown of each speech document.
    """
    digests = _digests(builder, project, domain, shown)
    published: dict[str, dict[str, str]] = domain.data["published"]
    folder = f"{builder.name} {builder.outdir}"
    old = published.get(folder, {})
    published[folder] = digests
    gone = old.keys() - project.docnames
    for docname in gone:
        _remove(builder, docname)
    _remove_data(builder, domain)
    if _navigation_changed(builder, domain, folder):
        return sorted(builder.env.all_docs)
    return [docname for docname, digest in digests.items() if old.get(docname) != digest]


def _navigation_changed(builder: Builder, domain: SpeechDomain, folder: str) -> bool:
    """Whether other titles, or titles in another order, stand beside every page.

    Sphinx rewrites the pages that hold a contents list, not those that show it beside
    their text, and these would differ from those of a clean build.
    """
    if not isinstance(builder, StandaloneHTMLBuilder):
        return False
    env = builder.env
    titles = [(docname, title.astext()) for docname, title in sorted(env.titles.items())]
    now = digest((titles, sorted(env.toctree_includes.items())))
    known: dict[str, str] = domain.data["navigation"]
    old = known.get(folder)
    known[folder] = now
    return old not in (None, now)


def shown_of(domain: SpeechDomain) -> dict[str, str]:
    """A digest of what is shown of each speech document beside its text."""
    compared = frozenset(domain.compared)
    return {
        d: digest(_shown(domain, d, record, compared)) for d, record in domain.documents.items()
    }


def _digests(
    builder: Builder, project: SpeechProject, domain: SpeechDomain, each: Mapping[str, str]
) -> dict[str, str]:
    mounted = [d for d in (*project.speeches, *project.generated) if d in project.docnames]
    lists = {
        d: digest(
            _overviews(builder, domain, d)
            or [each[s] for s in (below(domain, names) if names else each) if s in each]
        )
        for d, names in domain.lists.items()
    }
    return {d: each.get(d, "") for d in mounted} | lists


def _overviews(builder: Builder, domain: SpeechDomain, docname: str) -> object:
    """All that a document shows that tells of no speech by itself; of others nothing.

    It holds overviews of long lists, or says which speeches share text.
    """
    if docname in domain.telling or not is_page(builder):
        return None
    grouped = range(len(domain.grouped[docname]))
    made = [SplitList.of(builder.env, docname, number) for number in grouped]
    if not all(split.pages for split in made):
        return None
    return [split.shown for split in made], domain.shared, domain.compared


def _shown(
    domain: SpeechDomain, docname: str, record: DocumentRecord, compared: Set[str]
) -> object:
    """What is shown of a document beside its text: what its speeches are called and what is
    known of them, its marks, and which of their comparisons there are.
    """
    marks = domain.marks.get(docname, ())
    speeches = [(called(domain, docname, s), s.anchor, s.parts) for s in record.speeches]
    return speeches, marks, [link.compare in compared for mark in marks for link in mark.links]


def _remove_data(builder: Builder, domain: SpeechDomain) -> None:
    """Delete the data files of reports that a page no longer holds."""
    if is_page(builder):
        known: dict[str, list[str]] = domain.data["with_data"]
        now = sorted(docname for docname, has_data in domain.telling.items() if has_data)
        for docname in {*known.get(str(builder.outdir), ())}.difference(now):
            for kind in datafiles.KINDS:
                Path(builder.outdir, f"{docname}.{kind}").unlink(missing_ok=True)
        known[str(builder.outdir)] = now


def _remove(builder: Builder, docname: str) -> None:
    """Delete the page of a document that is gone, and the copy of its source."""
    outdir = Path(builder.outdir)
    files = []
    if isinstance(builder, StandaloneHTMLBuilder):
        files.append(Path(builder.get_outfilename(docname)))
        files += [outdir / FOLDER / f"{docname}.{kind}" for kind in downloads.KINDS]
        files += [outdir / f"{docname}.{kind}" for kind in datafiles.KINDS]
        for ending in (*SUFFIXES, ".rst"):
            source = outdir / "_sources" / f"{docname}{ending}"
            files += [source, source.with_name(source.name + ".txt")]
    elif suffix := getattr(builder, "out_suffix", ""):
        files.append(outdir / f"{docname}{suffix}")
    for file in files:
        file.unlink(missing_ok=True)
    if files:
        with contextlib.suppress(OSError):  # the folder holds other pages
            files[0].parent.rmdir()
