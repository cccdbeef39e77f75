"""From paths to diagnostics."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .diagnostic import Diagnostic
from .duplicates.corpus import Corpus
from .duplicates.corpus import corpus as make_corpus
from .language import Words, near_name
from .parse import parse
from .rule import FAMILIES, BaseRule, CorpusRule, PageRule, Rule
from .rules import RULES
from .source import InputError, Source, Span
from .speech import Page


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of a run.

    ``silent`` rules were not asked for, but settle what belongs to them: without them
    an ignored masked-year would come back as a masked-number. ``catalogue`` holds every
    rule there is by name, chosen or not.
    """

    rules: tuple[BaseRule, ...]
    silent: tuple[BaseRule, ...] = ()
    catalogue: Mapping[str, type[BaseRule]] = field(default_factory=lambda: RULES)

    def page_diagnostics(self, page: Page) -> list[Diagnostic]:
        """The diagnostics of one page alone, sorted, without those of corpus rules."""
        return self._heard(self._check_page(page))

    def corpus_diagnostics(self, corpus: Corpus) -> list[Diagnostic]:
        """The diagnostics that need all speeches together, sorted."""
        found = (r.check(corpus) for r in self.rules if isinstance(r, CorpusRule))
        return self._heard(d for ds in found for d in ds)

    def _heard(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        unheard = {rule.name for rule in self.silent}
        settled = _settle(diagnostics, self.catalogue)
        return [d for d in settled if d.rule not in unheard]

    def _check_page(self, page: Page) -> Iterator[Diagnostic]:
        for rule in (*self.rules, *self.silent):
            if isinstance(rule, PageRule):
                yield from rule.check(page)
            elif isinstance(rule, Rule):
                for speech in page.speeches:
                    yield from rule.check(speech)


def select_rules(
    select: Iterable[str] = (), ignore: Iterable[str] = (), *, preview: bool = False
) -> RuleSet:
    """The rules named by ``select`` (or all that are on by default) without ``ignore``.

    Both take rule and family names; the names of style rules must be given to run them,
    and preview rules run only with ``preview``.

    :raises InputError: for a name that is neither, with the nearest right one.
    """
    chosen, ignored = tuple(select), set(ignore)
    for name in (*chosen, *ignored):
        _require_known(name)
    rules: list[type[BaseRule]] = []
    others: list[type[BaseRule]] = []
    for name, rule in RULES.items():
        wanted = name in chosen or rule.family in chosen or (not chosen and rule.default)
        unwanted = name in ignored or (rule.family in ignored and name not in chosen)
        if preview or not rule.preview:
            (rules if wanted and not unwanted else others).append(rule)
    ranks = {r.family: min(o.precedence for o in rules if o.family == r.family) for r in rules}
    silent = [r for r in others if r.default and r.precedence > ranks.get(r.family, r.precedence)]
    return RuleSet(tuple(r() for r in rules), tuple(r() for r in silent))


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


def lint(sources: Sequence[Source], rules: RuleSet) -> list[Diagnostic]:
    """Every diagnostic of some sources, in their order, then by place."""
    return lint_pages([parse(source) for source in sources], rules)


def lint_pages(pages: Sequence[Page], rules: RuleSet) -> list[Diagnostic]:
    """Every diagnostic of some pages, in their order, then by place."""
    found = [d for page in pages for d in rules.page_diagnostics(page)]
    found += rules.corpus_diagnostics(make_corpus(pages))
    order = {page.source.path: n for n, page in enumerate(pages)}
    return sorted(found, key=lambda d: (order[d.path], d.span, d.rule))


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


def _require_known(name: str) -> None:
    known = [*RULES, *FAMILIES]
    if name in known:
        return
    all_of_them = Words("；全部名称见 speechlint rules", "; speechlint rules lists them all")
    hint = near_name(name, known, all_of_them)
    raise InputError(
        f"没有名为 {name} 的规则或类别{hint.zh}", f"there is no rule or family {name}{hint.en}"
    )
