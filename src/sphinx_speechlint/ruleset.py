"""The rules of a run, and what they report of pages and of the whole corpus."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from . import guard
from .diagnostic import Diagnostic, Severity
from .duplicates.corpus import Corpus, Known
from .language import Words, near_name
from .rule import FAMILIES, BaseRule, CorpusRule, PageRule, Rule, SuppressionRule
from .rules import RULES
from .source import Span
from .speech import Page
from .suppress import Outcome, Suppressions, sift


class Rules(Protocol):
    """What lints: the rules of one configuration, or for each file those of its own."""

    @property
    def catalogue(self) -> Mapping[str, type[BaseRule]]:
        """Every rule there is by name, chosen or not."""

    def page_diagnostics(self, page: Page) -> list[Diagnostic]:
        """The diagnostics of one page alone, sorted, without those of corpus rules."""

    def corpus_diagnostics(self, corpus: Corpus) -> list[Diagnostic]:
        """The diagnostics that need all speeches together, sorted."""

    def unsuppressed(
        self, path: str, found: Iterable[Diagnostic], given: Suppressions, *, whole: bool = False
    ) -> list[Diagnostic]:
        """The diagnostics of one page that it does not suppress, and those about its suppressions.

        ``found`` are all of the page, those of corpus rules too; ``whole``: the corpus was
        complete, so that a copy which was not found is not there.
        """

    def conclusive(self, path: str, *, whole: bool) -> frozenset[str]:
        """The rules and families of which silence in a file says that there is nothing.

        A rule has to be among those that run, one that compares speeches needs the ``whole``
        corpus, and a family all its rules that run unless told otherwise.
        """


@dataclass(frozen=True, slots=True)
class Exemptions:
    """Which rules are not heard in which files.

    Globs start from ``root``, the paths of diagnostics from ``base``.
    """

    root: Path = Path()
    base: Path = Path()
    rules: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = ()

    def of(self, path: str) -> frozenset[str]:
        """The names of the rules that are not heard in a file."""
        if not self.rules:
            return frozenset()
        relative = Path(os.path.relpath(self.base / path, self.root)).as_posix()
        return frozenset[str]().union(*(n for glob, n in self.rules if glob.fullmatch(relative)))


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one configuration.

    ``silent`` rules were not asked for, but settle what belongs to them: without them
    an ignored masked-year would come back as a masked-number. ``catalogue`` holds every
    rule there is by name, chosen or not; ``severities`` are those that are not the rules'
    own, by the rules' names; ``known`` is an index that speeches are compared with.
    """

    rules: tuple[BaseRule, ...]
    silent: tuple[BaseRule, ...] = ()
    catalogue: Mapping[str, type[BaseRule]] = field(default_factory=lambda: RULES)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    exemptions: Exemptions = field(default_factory=Exemptions)
    known: Known | None = None
    _of_pages: tuple[PageRule, ...] = field(init=False, repr=False, compare=False)
    _of_speeches: tuple[Rule, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        rules = (*self.rules, *self.silent)
        of_pages = tuple(rule for rule in rules if isinstance(rule, PageRule))
        of_speeches = tuple(rule for rule in rules if isinstance(rule, Rule))
        object.__setattr__(self, "_of_pages", of_pages)
        object.__setattr__(self, "_of_speeches", of_speeches)

    def page_diagnostics(self, page: Page) -> list[Diagnostic]:
        """See :class:`Rules`."""
        return self._heard(self._check_page(page))

    def corpus_diagnostics(self, corpus: Corpus) -> list[Diagnostic]:
        """See :class:`Rules`."""
        corpus = replace(corpus, known=self.known)
        rules = (rule for rule in self.rules if isinstance(rule, CorpusRule))
        return self._heard(d for rule in rules for d in guard.run(rule, rule.check, corpus))

    def unsuppressed(
        self, path: str, found: Iterable[Diagnostic], given: Suppressions, *, whole: bool = False
    ) -> list[Diagnostic]:
        """See :class:`Rules`."""
        if not given.given and not given.faults:  # as in most files
            return sorted(found, key=lambda d: (d.span, d.rule))
        kept, silent = sift(found, given.given)
        known, proven = {*self.catalogue, *FAMILIES}, self.conclusive(path, whole=whole)
        rules = [rule for rule in self.rules if isinstance(rule, SuppressionRule)]
        own_names = {name for rule in rules for name in (rule.name, rule.family)}
        outcome = Outcome(
            path,
            given.faults,
            tuple(s for s in silent if s.name in proven - own_names),
            tuple((s, name_hint(s.name, known)) for s in given.given if s.name not in known),
        )
        about = self._adjusted(d for rule in rules for d in rule.check(outcome))
        own, _ = sift(about, given.given)
        return sorted([*kept, *own], key=lambda d: (d.span, d.rule))

    def conclusive(self, path: str, *, whole: bool) -> frozenset[str]:
        """See :class:`Rules`."""
        unsure = () if whole else (SuppressionRule, CorpusRule)
        ran = {rule.name for rule in self.rules if not isinstance(rule, unsure)}
        ran -= self.exemptions.of(path)
        families = {
            family
            for family in {rule.family for rule in self.rules}
            if all(
                name in ran
                for name, rule in self.catalogue.items()
                if rule.family == family and rule.default and not rule.preview
            )
        }
        return frozenset(ran | families)

    def _heard(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        unheard = {rule.name for rule in self.silent}
        settled = _settle(diagnostics, self.catalogue)
        return self._adjusted(d for d in settled if d.rule not in unheard)

    def _adjusted(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The diagnostics as the settings have them: not in exempt files, other severities."""
        return [
            replace(d, severity=self.severities[d.rule]) if d.rule in self.severities else d
            for d in diagnostics
            if d.rule not in self.exemptions.of(d.path)
        ]

    def _check_page(self, page: Page) -> Iterator[Diagnostic]:
        # Speeches of their own, so that what the rules find of them goes when they are done.
        own = replace(page, speeches=tuple(map(replace, page.speeches)))
        for rule in self._of_pages:
            yield from guard.run(rule, rule.check, own)
        for speech in own.speeches:
            for each in self._of_speeches:
                yield from guard.run(each, each.check, speech)


@dataclass(frozen=True, slots=True)
class FileRules:
    """For each file the rules of its own configuration, by the path in its diagnostics.

    All speeches of a run are compared with each other; what is reported in a file is
    decided by that file's own rules alone.
    """

    sets: Mapping[str, RuleSet]
    catalogue: Mapping[str, type[BaseRule]]

    def page_diagnostics(self, page: Page) -> list[Diagnostic]:
        """See :class:`Rules`."""
        return self.sets[page.source.path].page_diagnostics(page)

    def corpus_diagnostics(self, corpus: Corpus) -> list[Diagnostic]:
        """See :class:`Rules`."""
        different = {id(rules): rules for rules in self.sets.values()}.values()
        found = [
            diagnostic
            for rules in different
            for diagnostic in rules.corpus_diagnostics(corpus)
            if self.sets[diagnostic.path] is rules
        ]
        return sorted(found, key=lambda d: (d.path, d.span, d.rule))

    def unsuppressed(
        self, path: str, found: Iterable[Diagnostic], given: Suppressions, *, whole: bool = False
    ) -> list[Diagnostic]:
        """See :class:`Rules`."""
        return self.sets[path].unsuppressed(path, found, given, whole=whole)

    def conclusive(self, path: str, *, whole: bool) -> frozenset[str]:
        """See :class:`Rules`."""
        return self.sets[path].conclusive(path, whole=whole)


def name_hint(name: str, known: Iterable[str]) -> Words:
    """The end of a complaint about a name that is neither a rule's nor a family's."""
    all_of_them = Words("；全部名称见 speechlint rules", "; speechlint rules lists them all")
    return near_name(name, known, all_of_them)


def _settle(
    diagnostics: Iterable[Diagnostic], catalogue: Mapping[str, type[BaseRule]]
) -> list[Diagnostic]:
    """One fact, one diagnostic: of overlapping spans in a family the higher precedence stays."""
    kept: list[Diagnostic] = []
    by_rank = sorted(
        diagnostics, key=lambda d: (-catalogue[d.rule].precedence, d.path, d.span, d.rule)
    )
    taken: dict[tuple[str, str], list[Span]] = {}
    for diagnostic in by_rank:
        spans = taken.setdefault((diagnostic.path, diagnostic.family), [])
        place = bisect_left(spans, diagnostic.span)
        near = spans[max(0, place - 1) : place + 1]  # kept spans do not overlap each other
        if not any(diagnostic.span.overlaps(span) for span in near):
            spans.insert(place, diagnostic.span)
            kept.append(diagnostic)
    return sorted(kept, key=lambda d: (d.path, d.span, d.rule))
