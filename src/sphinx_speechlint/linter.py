"""From paths to diagnostics."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .checked import Checked
from .diagnostic import Diagnostic
from .duplicates.corpus import Corpus
from .duplicates.corpus import corpus as make_corpus
from .language import Words, near_name
from .parse import parse
from .rule import FAMILIES, BaseRule, CorpusRule, PageRule, Rule, SuppressionRule
from .rules import RULES
from .source import InputError, Source, Span
from .speech import Page
from .suppress import Outcome, Suppressions, sift, suppressions


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

    def unsuppressed(
        self, path: str, found: Iterable[Diagnostic], given: Suppressions, *, whole: bool = False
    ) -> list[Diagnostic]:
        """The diagnostics of one page that it does not suppress, and those about its suppressions.

        ``found`` are all of the page, those of corpus rules too; ``whole``: the corpus was
        complete, so that a copy which was not found is not there.
        """
        kept, silent = sift(found, given.given)
        known, proven = {*self.catalogue, *FAMILIES}, self.conclusive(whole=whole)
        outcome = Outcome(
            path,
            given.faults,
            tuple(s for s in silent if s.name in proven),
            tuple((s, _hint(s.name, known)) for s in given.given if s.name not in known),
        )
        rules = (rule for rule in self.rules if isinstance(rule, SuppressionRule))
        own, _ = sift((d for rule in rules for d in rule.check(outcome)), given.given)
        return sorted([*kept, *own], key=lambda d: (d.span, d.rule))

    def conclusive(self, *, whole: bool) -> frozenset[str]:
        """The rules and families of which silence says that there is nothing.

        A rule has to be among those that run, a corpus rule needs the ``whole`` corpus, and
        a family all its rules that run unless told otherwise.
        """
        unsure = SuppressionRule if whole else (SuppressionRule, CorpusRule)
        ran = {rule.name for rule in self.rules if not isinstance(rule, unsure)}
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


def check_paths(
    paths: Iterable[str],
    rules: RuleSet,
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


def lint(sources: Sequence[Source], rules: RuleSet) -> list[Diagnostic]:
    """Every diagnostic of some sources, in their order, then by place."""
    return lint_pages([parse(source) for source in sources], rules)


def lint_pages(pages: Sequence[Page], rules: RuleSet, *, whole: bool = False) -> list[Diagnostic]:
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
    found = lint([Source("example.txt", text)], RuleSet((rule(), *others)))
    return [diagnostic for diagnostic in found if diagnostic.rule == rule.name]


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
    hint = _hint(name, known)
    raise InputError(
        f"没有名为 {name} 的规则或类别{hint.zh}", f"there is no rule or family {name}{hint.en}"
    )


def _hint(name: str, known: Iterable[str]) -> Words:
    """The end of a complaint about a name that is neither a rule's nor a family's."""
    all_of_them = Words("；全部名称见 speechlint rules", "; speechlint rules lists them all")
    return near_name(name, known, all_of_them)
