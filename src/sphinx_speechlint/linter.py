"""From paths to diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from .checked import Checked
from .diagnostic import Diagnostic
from .duplicates.corpus import corpus as make_corpus
from .parse import parse
from .rule import BaseRule, SuppressionRule
from .rules import RULES
from .ruleset import Rules, RuleSet
from .selection import select_rules
from .source import InputError, Source
from .speech import Page
from .suppress import suppressions


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


def check_paths(
    paths: Iterable[str],
    rules: Rules,
    read: Callable[[str], Source] = Source.read,
    *,
    whole: bool = False,
) -> Checked:
    """What there is to say of some files; one that cannot be read does not hide the others.

    ``whole`` is that of :func:`lint_pages`.
    """
    pages, unread = load(paths, read)
    sources = {page.source.path: page.source for page in pages}
    return Checked(lint_pages(pages, rules, whole=whole), sources, unread)


def lint(sources: Sequence[Source], rules: Rules, *, whole: bool = False) -> list[Diagnostic]:
    """Every diagnostic of some sources, in their order, then by place.

    ``whole`` is that of :func:`lint_pages`.
    """
    return lint_pages([parse(source) for source in sources], rules, whole=whole)


def lint_pages(pages: Sequence[Page], rules: Rules, *, whole: bool = False) -> list[Diagnostic]:
    """Every diagnostic of some pages, in their order, then by place.

    ``whole``: the pages are all there are, so that an unused suppression of copies is one.
    """
    found = {page.source.path: rules.page_diagnostics(page) for page in pages}
    for diagnostic in rules.corpus_diagnostics(make_corpus(pages)):
        found[diagnostic.path].append(diagnostic)
    heard: list[Diagnostic] = []
    for page in pages:
        path = page.source.path
        heard += rules.unsuppressed(path, found[path], suppressions(page), whole=whole)
    return heard


def lint_example(rule: type[BaseRule], text: str) -> list[Diagnostic]:
    """What a rule says of an example, with the others running that it speaks of."""
    others: tuple[BaseRule, ...] = ()
    if issubclass(rule, SuppressionRule):
        others = tuple(other for other in select_rules().rules if other.name != rule.name)
    rules = RuleSet((rule(), *others), catalogue={**RULES, rule.name: rule})
    found = lint([Source("example.txt", text)], rules)
    return [diagnostic for diagnostic in found if diagnostic.rule == rule.name]
