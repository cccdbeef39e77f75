"""After reading: compare the speeches, warn of everything, and say which pages changed."""

from __future__ import annotations

import os
from collections.abc import Set

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from ..baseline import paragraph_of
from ..diagnostic import Diagnostic, Severity
from ..source import InputError
from . import unfinished
from .called import name_all
from .domain import speech_domain
from .found import Found, Key, key_of
from .made import find_stale
from .outputs import is_page
from .project import SpeechProject, speech_project
from .publish import changed_pages, shown_of
from .reported import renew
from .shared import pairs

# Of two thousand speeches that borrow from each other every pair could have a page.
_COMPARISONS = 500

_logger = logging.getLogger(__name__)


def update(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Make the diagnostics of all documents, log them, and return the pages to rewrite."""
    project, domain = speech_project(env), speech_domain(env)
    domain.made_lists.clear()
    if not is_page(app.builder):
        domain.laid.clear()  # only downloads are made of them
    name_all(env)
    found = Found.of(project, domain)
    domain.marks = found.marks()
    domain.data["count"] = sum(len(record.speeches) for record in found.records.values())
    domain.shared = found.shared(domain.marks)
    compared = list(pairs(domain.shared))[:_COMPARISONS]
    domain.compared = compared if is_page(app.builder) else []
    known = _known(project, found) if app.config.speechlint_baseline else frozenset[Key]()
    every = (x.diagnostic for xs in found.located.values() for x in xs)
    domain.diagnostics = [d for d in every if key_of(d) not in known]
    was_broken_off = unfinished.begin(app)
    find_stale(app, anew=was_broken_off)
    _warn(project, found, known)
    shown = shown_of(domain)
    if is_page(app.builder):
        renew(project, domain, shown if any(domain.telling.values()) else {})
    changed = changed_pages(app.builder, project, domain, shown)
    return sorted(env.all_docs) if was_broken_off else changed


def _known(project: SpeechProject, found: Found) -> frozenset[Key]:
    """The diagnostics that a baseline knows: they are marked, but no warnings."""
    baselines = project.baselines()
    placed: list[tuple[Diagnostic, str]] = []
    try:
        for docname, located in found.located.items():
            if located and baselines.of(located[0].diagnostic.path).counts:
                source = project.read(docname)
                placed += [(x.diagnostic, paragraph_of(source, x.diagnostic)) for x in located]
        return frozenset(map(key_of, baselines.sift_placed(placed).known))
    except InputError as error:
        _logger.warning("%s", error, type="speechlint", subtype="input")
        return frozenset()


def _warn(project: SpeechProject, found: Found, known: Set[Key]) -> None:
    """Log what is wrong, in every build: unchanged files are not read again."""
    for error in project.errors:
        _logger.warning("%s", error, type="speechlint", subtype="input")
    for docname, located in found.located.items():
        path = os.path.normpath(project.speeches[docname])
        record = found.records[docname]
        for error in filter(None, (record.error, record.unread_years)):
            _logger.warning("%s", error, type="speechlint", subtype="input", location=f"{path}:1")
        for x in located:
            words = " ".join(found.show.message(x.diagnostic).split())
            quiet = x.diagnostic.severity is Severity.INFO or key_of(x.diagnostic) in known
            log = _logger.info if quiet else _logger.warning
            location = f"{path}:{x.line}"
            log("%s", words, type="speechlint", subtype=x.diagnostic.rule, location=location)
