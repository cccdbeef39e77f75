"""Pages without documents: which of them are new or changed, and which are gone.

Sphinx writes what ``html-collect-pages`` yields in every build. There may be hundreds of
comparisons and lists, and one changed speech concerns a few.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from .digests import digest
from .domain import SpeechDomain, speech_domain
from .outputs import is_page
from .records import COMPARE, LISTS
from .shared import pairs
from .split import split_lists


def find_stale(app: Sphinx, *, anew: bool) -> None:
    """Remember what each page shows; note those that this builder has yet to write, or all."""
    builder, domain = app.builder, speech_domain(app.env)
    domain.stale.clear()
    if not is_page(builder):
        return
    assert isinstance(builder, StandaloneHTMLBuilder)
    around = digest(_around(builder, domain))
    digests = {name: digest((around, shown)) for name, shown in _shown(app, domain)}
    old = {} if anew else domain.made.get(str(builder.outdir), {})
    domain.made[str(builder.outdir)] = digests
    for name, now in digests.items():
        if old.get(name) != now or not Path(builder.get_outfilename(name)).is_file():
            domain.stale.add(name)


def sweep(app: Sphinx, exception: Exception | None) -> None:
    """Remove the pages of what is no longer there."""
    builder = app.builder
    if exception is not None or not is_page(builder):
        return
    assert isinstance(builder, StandaloneHTMLBuilder)
    names = speech_domain(app.env).made.get(str(builder.outdir), {})
    kept = {Path(builder.get_outfilename(name)) for name in names}
    for folder in (COMPARE, LISTS):
        for path in sorted(Path(builder.outdir, folder).rglob("*"), reverse=True):
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path.suffix == ".html" and path not in kept:
                path.unlink()


def _shown(app: Sphinx, domain: SpeechDomain) -> Iterator[tuple[str, object]]:
    """What the bytes of each page depend on."""
    found = pairs(domain.shared)
    for name in domain.compared:
        piece = found[name][0]
        records = [domain.documents[s.docname] for s in (piece.earlier, piece.later)]
        yield name, (found[name], [(record.title, record.digest) for record in records])
    for split in split_lists(app):
        title = app.env.titles[split.docname].astext()
        for page in chain.from_iterable(split.pages):
            yield page.name, (title, page.shown)


def _around(builder: StandaloneHTMLBuilder, domain: SpeechDomain) -> object:
    """What stands around every page: navigation, settings, templates, this package's version."""
    env = builder.env
    return (
        [(docname, title.astext()) for docname, title in sorted(env.titles.items())],
        sorted(env.toctree_includes.items()),
        builder.build_info.config_hash,
        builder.build_info.tags_hash,
        builder.templates.newest_template_mtime(),
        domain.data["settings"],
    )
