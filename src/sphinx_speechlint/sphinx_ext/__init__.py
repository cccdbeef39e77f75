"""The Sphinx extension: speeches as documents, their faults as marks and warnings."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from .. import __version__
from . import (
    assets,
    builder,
    card,
    collect,
    comparing,
    directives,
    downloads,
    inventory,
    labels,
    made,
    mount,
    nodes,
    placing,
    report,
    search,
    single,
    split,
    unfinished,
)
from .domain import SpeechDomain
from .garbage import Thresholds, leave_at_exit
from .parser import SpeechParser
from .project import PAGE_SUFFIX, SPEECH_SUFFIX
from .sidebar import Sidebars
from .themes import AssetTags


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the parts; each file says what it does."""
    app.add_config_value("speechlint_corpus", {}, "env", types=frozenset({dict}))
    app.add_config_value("speechlint_baseline", True, "", types=frozenset({bool}))
    app.add_config_value("speechlint_cache", True, "", types=frozenset({bool}))
    app.add_source_suffix(SPEECH_SUFFIX, "speech")
    app.add_source_suffix(PAGE_SUFFIX, "restructuredtext")
    app.add_source_parser(SpeechParser)
    app.add_domain(SpeechDomain)
    for part in (nodes, directives, builder, single, search):
        part.setup(app)
    app.connect("config-inited", assets.replace_templates)
    thresholds = Thresholds()
    app.connect("config-inited", thresholds.raise_them)
    app.connect("builder-inited", mount.mount)
    app.connect("builder-inited", assets.serve)
    app.connect("env-get-outdated", mount.outdated)
    app.connect("env-before-read-docs", thresholds.raise_them)
    app.connect("env-before-read-docs", mount.load_words)
    app.connect("env-updated", collect.update)
    app.connect("doctree-resolved", placing.place_marks)
    app.connect("doctree-resolved", card.fill_cards)
    app.connect("doctree-resolved", report.fill_summaries)
    app.connect("doctree-resolved", downloads.write_downloads)
    app.connect("doctree-resolved", labels.label_places, priority=900)  # once all is in place
    sidebars = Sidebars()
    app.connect("env-updated", sidebars.begin)
    app.connect("html-page-context", sidebars.serve)
    tags = AssetTags()
    app.connect("env-updated", tags.begin)
    app.connect("html-page-context", tags.serve, priority=100)  # Sphinx's own functions
    app.connect("html-collect-pages", comparing.comparison_pages)
    app.connect("html-collect-pages", split.collect_list_pages)
    app.connect("build-finished", inventory.add_paragraphs, priority=400)  # before it is copied
    app.connect("build-finished", made.sweep)
    app.connect("build-finished", unfinished.end)
    app.connect("build-finished", thresholds.restore)
    app.connect("build-finished", leave_at_exit)
    return {
        "version": __version__,
        "env_version": 2,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
