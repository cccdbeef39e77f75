"""The three measurements: the labelled page, mutated clean texts, clean texts as they are."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from sphinx_speechlint.diagnostic import Diagnostic, Severity
from sphinx_speechlint.linter import lint, lint_pages
from sphinx_speechlint.measured import Measured
from sphinx_speechlint.parse import parse
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.ruleset import RuleSet
from sphinx_speechlint.selection import select_rules
from sphinx_speechlint.source import Source
from sphinx_speechlint.speech import Page

from .evaluate import Label, Score, labels_of, read_labels, score
from .mutate import MUTATORS, half_width

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "corpus/pages/page.txt"
LABELS = ROOT / "tests/gold/seed_labels.jsonl"
PAGES = ROOT / "tests/gold/pages"
CLEAN = ROOT / "tests/clean"
HARD = ROOT / "tests/gold/clean"  # sound, and full of what looks like damage
ROUNDS = 2
PER = 100_000


@dataclass
class Alarms:
    """Diagnostics in clean texts: each is false."""

    characters: int = 0
    found: list[tuple[Source, Diagnostic]] = field(default_factory=list)

    def by_rule(self) -> Counter[str]:
        return Counter(d.rule for _, d in self.found)

    def serious(self) -> list[tuple[Source, Diagnostic]]:
        """Those of error or warning severity."""
        return [(s, d) for s, d in self.found if d.severity is not Severity.INFO]

    def rate(self, count: int) -> float:
        """So many per 100,000 characters."""
        return count * PER / max(1, self.characters)


class Mutant(NamedTuple):
    """A damaged text, what was done to it, and what is reported of the text undamaged."""

    page: Page
    labels: list[Label]
    origin: Page


def clean_sources(folders: Iterable[Path]) -> list[Source]:
    return [Source.read(path) for folder in folders for path in sorted(folder.glob("*.txt"))]


def narrow(source: Source) -> Source:
    """The same text in half-width punctuation."""
    return Source(source.path, half_width(source.text))


def measure_seed(rules: RuleSet) -> Score:
    source = Source.read(PAGE)
    return score(read_labels(LABELS), lint([source], rules), source)


def measure_pages(rules: RuleSet) -> Score:
    """The pages written to be damaged, by somebody who did not know the rules, together."""
    together = Score()
    for path in sorted(PAGES.glob("*.txt")):
        source = Source.read(path)
        labels = read_labels(path.with_suffix(".jsonl"))
        together.add(score(labels, lint([source], rules), source))
    return together


def measure_alarms(sources: Iterable[Source], rules: RuleSet) -> Alarms:
    """Each file checked alone."""
    alarms = Alarms()
    for source in sources:
        alarms.characters += len(source.text)
        alarms.found += [(source, d) for d in lint([source], rules)]
    return alarms


def make_mutants(
    sources: Sequence[Source], *, rounds: int = ROUNDS, seed: int = 0
) -> dict[str, list[Mutant]]:
    """Mutants of every text by every mutator; each second round in half-width punctuation."""
    made: dict[str, list[Mutant]] = {name: [] for name in MUTATORS}
    for turn in range(rounds):
        for source in sources:
            origin = parse(narrow(source) if turn % 2 else source)
            for name, mutator in MUTATORS.items():
                label = f"{seed}.{turn}/{name}/{Path(source.path).name}"
                damaged = mutator(origin.source.text, random.Random(label))
                if damaged.labels:
                    page = parse(Source(label, damaged.text))
                    made[name].append(Mutant(page, labels_of(damaged.labels), origin))
    return made


def measure_mutation(mutants: Mapping[str, Sequence[Mutant]], rules: RuleSet) -> dict[str, Score]:
    """The score of each mutator; what is reported of the undamaged text is left aside."""
    known: dict[int, set[tuple[str, str]]] = {}
    scores = {}
    for name, group in mutants.items():
        scores[name] = Score()
        for mutant in group:
            before = known.get(id(mutant.origin))
            if before is None:
                before = known[id(mutant.origin)] = _reported(mutant.origin, rules)
            source = mutant.page.source
            found = lint_pages([mutant.page], rules)
            fresh = [d for d in found if (d.rule, source.slice(d.span)) not in before]
            scores[name].add(score(mutant.labels, fresh, source))
    return scores


# The rules that may see what a mutator does, where their names differ.
SEEN_BY = {
    "elided-place": ("deleted-place",),
    "duplicate-block": ("duplicate-paragraph",),
    "duplicate-changed": ("near-duplicate-paragraph",),
    "cut-start": ("cut-word",),  # which sees them together with cut-start
    "furniture-line": ("page-furniture",),
    "stray-sign": ("stray-markup",),
    "stray-mark": ("stray-punctuation", "doubled-punctuation"),
}


def measure_rules() -> dict[str, Measured]:
    """What a rule's page states, with preview rules; each rule's share of the measurements."""
    rules = select_rules(preview=True)
    seed = measure_seed(rules)
    source = Source.read(PAGE)
    reported = Counter(d.rule for d in lint([source], rules))
    wrong = Counter(d.rule for _, d in seed.wrong)
    mutation = measure_mutation(make_mutants(clean_sources([CLEAN])), rules)
    shares: dict[str, tuple[int, int]] = {}
    for name, one in mutation.items():
        for rule in SEEN_BY.get(name, (name,)):
            shares[rule] = (one.total.total(), one.found.total())
    clean = clean_sources([CLEAN])
    alarms = measure_alarms([*clean, *map(narrow, clean)], rules).by_rule()
    return {
        name: Measured(reported[name], wrong[name], *shares.get(name, (0, 0)), alarms[name])
        for name in RULES
        if reported[name] or name in shares
    }


def _reported(page: Page, rules: RuleSet) -> set[tuple[str, str]]:
    return {(d.rule, page.source.slice(d.span)) for d in lint_pages([page], rules)}


def figures(seed: Score, pages: Score, mutation: Mapping[str, Score]) -> dict[str, float]:
    """What must not fall, each by a flat name."""
    result = {}
    for name, one in (("seed", seed), ("pages", pages)):
        result |= {f"{name}/recall": one.recall(), f"{name}/macro": one.macro()}
        for kind, sub in sorted(one.total):
            result[f"{name}/recall/{kind}{'.' if sub else ''}{sub}"] = one.recall(kind, sub)
        for family in sorted({*one.right, *(d.family for _, d in one.wrong)}):
            result[f"{name}/precision/{family}"] = one.precision(family)
    for name, one in mutation.items():
        if one.total:
            result[f"mutation/{name}"] = one.recall()
    return result
