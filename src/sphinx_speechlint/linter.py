"""From paths to diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .checked import Checked
from .diagnostic import Diagnostic
from .duplicates.corpus import Corpus, SpeechPrint, fingerprints
from .duplicates.memory import Memory
from .parse import parse
from .ruleset import Rules
from .source import InputError, Source
from .speech import Page
from .suppress import Suppressions, suppressions


def load(
    paths: Iterable[str], read: Callable[[str], Source] = Source.read
) -> tuple[list[Page], list[InputError]]:
    """The pages of some files, and what was wrong with the files that are left out."""
    pages: list[Page] = []
    errors: list[InputError] = []
    for path in paths:
        try:
            pages.append(parse(read(path)))
        except InputError as error:
            errors.append(error)
    return pages, errors


@dataclass(frozen=True, slots=True)
class Examined:
    """What one file says by itself: plain data, to be kept or sent to another process."""

    diagnostics: tuple[Diagnostic, ...]
    prints: tuple[SpeechPrint, ...]
    given: Suppressions


def examine(page: Page, rules: Rules) -> Examined:
    """Look at one file alone."""
    found = tuple(rules.page_diagnostics(page))
    return Examined(found, tuple(fingerprints(page)), suppressions(page))


def compare(
    prints: Iterable[SpeechPrint], rules: Rules, memory: Memory | None = None
) -> list[Diagnostic]:
    """What there is to say of all speeches together."""
    return rules.corpus_diagnostics(Corpus(tuple(prints), memory=memory))


def judge(
    examined: Mapping[str, Examined],
    compared: Iterable[Diagnostic],
    rules: Rules,
    *,
    whole: bool = False,
) -> list[Diagnostic]:
    """Every diagnostic of some files, in their order, then by place, less the suppressed.

    ``whole``: the files are all there are, so that an unused suppression of copies is one.
    """
    found = {path: list(one.diagnostics) for path, one in examined.items()}
    for diagnostic in compared:
        found[diagnostic.path].append(diagnostic)
    heard: list[Diagnostic] = []
    for path, one in examined.items():
        heard += rules.unsuppressed(path, found[path], one.given, whole=whole)
    return heard


def check_paths(
    paths: Iterable[str], rules: Rules, read: Callable[[str], Source] = Source.read
) -> Checked:
    """What there is to say of some files; one that cannot be read does not hide the others."""
    pages, unread = load(paths, read)
    return Checked(lint_pages(pages, rules), {p.source.path: p.source for p in pages}, unread)


def lint(sources: Sequence[Source], rules: Rules, *, whole: bool = False) -> list[Diagnostic]:
    """Every diagnostic of some sources; ``whole`` is that of :func:`judge`."""
    return lint_pages([parse(source) for source in sources], rules, whole=whole)


def lint_pages(pages: Sequence[Page], rules: Rules, *, whole: bool = False) -> list[Diagnostic]:
    """Every diagnostic of some pages; ``whole`` is that of :func:`judge`."""
    examined = {page.source.path: examine(page, rules) for page in pages}
    prints = (p for one in examined.values() for p in one.prints)
    return judge(examined, compare(prints, rules), rules, whole=whole)
