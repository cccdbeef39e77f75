"""Diagnostics against labels: recall by kind of fault, wrong diagnostics by family.

A label is found when a diagnostic of a family that may report its kind covers it: on one
line, overlapping it, and at most 12 characters longer than it (or than 4); one diagnostic
finds at most three labels. For numbering, truncation and empty sections the same line is
enough. Of a duplicate every line of the span and of its related places counts, if at most
one line of that place is unlabelled. A diagnostic that touches no label of any kind is
wrong; one that only touches labels of other families is ``other``. Uncertain labels, kind
``other``, style rules and facts (severity info) are not counted. Labels of one ``fault``
count once.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from sphinx_speechlint.diagnostic import Diagnostic, Severity
from sphinx_speechlint.source import Position, Source

FAMILIES = {
    "placeholder": {"placeholder"},
    "empty_quotes": {"placeholder", "elision", "punctuation"},
    "elision": {"elision", "placeholder"},
    "duplicate": {"duplicate"},
    "numbering": {"numbering"},
    "count_mismatch": {"numbering"},
    "truncated": {"truncation", "numbering", "residue"},
    "empty_section": {"truncation"},
    "boilerplate": {"residue"},
    "stray": {"residue", "truncation", "punctuation"},
    "quote_mismatch": {"punctuation"},
}
SCORED = frozenset().union(*FAMILIES.values())
BY_LINE = {"numbering", "count_mismatch", "truncated", "empty_section", "duplicate"}
SLACK = 12
CREDIT = 3
_FAR = 10**9

Key = tuple[str, str]  # kind and sub


class Row(NamedTuple):
    """One line of a place, columns from 0."""

    line: int
    first: int
    last: int


@dataclass(frozen=True)
class Label:
    """A fault as labelled: a line from 1, a column from 0."""

    line: int
    column: int
    kind: str
    sub: str
    text: str
    length: int
    counted: bool
    fault: int

    def overlaps(self, row: Row) -> bool:
        return row.first < self.column + self.length and self.column < row.last


@dataclass
class Score:
    """What was found; scores of several texts add up."""

    total: Counter[Key] = field(default_factory=Counter)
    found: Counter[Key] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[Source, Diagnostic]] = field(default_factory=list)
    missed: list[tuple[Source, Label]] = field(default_factory=list)
    excess: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def recall(self, kind: str | None = None, sub: str | None = None) -> float:
        keys = [k for k in self.total if kind in (None, k[0]) and sub in (None, k[1])]
        return sum(self.found[k] for k in keys) / max(1, sum(self.total[k] for k in keys))

    def macro(self) -> float:
        """The mean recall of all kinds and subs."""
        return sum(self.recall(*key) for key in self.total) / max(1, len(self.total))

    def wrong_in(self, family: str) -> int:
        return sum(d.family == family for _, d in self.wrong)

    def precision(self, family: str | None = None) -> float:
        right = self.right.total() if family is None else self.right[family]
        wrong = len(self.wrong) if family is None else self.wrong_in(family)
        return right / max(1, right + wrong)

    def median_excess(self, family: str) -> float:
        return median(self.excess[family] or [0])

    def add(self, score: Score) -> None:
        for mine, theirs in (
            (self.total, score.total),
            (self.found, score.found),
            (self.right, score.right),
            (self.other, score.other),
        ):
            mine.update(theirs)
        self.wrong += score.wrong
        self.missed += score.missed
        for family, values in score.excess.items():
            self.excess[family] += values


def labels_of(rows: Iterable[Mapping[str, Any]]) -> list[Label]:
    return [
        Label(
            row["line"],
            row["col"],
            row["kind"],
            row.get("sub") or "",
            row["text"],
            max(row.get("len", len(row["text"])), 1),
            row["kind"] in FAMILIES and not row.get("uncertain"),
            row.get("fault", number),
        )
        for number, row in enumerate(rows)
    ]


def read_labels(path: Path) -> list[Label]:
    return labels_of(map(json.loads, path.read_text(encoding="utf-8").splitlines()))


def score(labels: Sequence[Label], diagnostics: Iterable[Diagnostic], source: Source) -> Score:
    result = Score()
    at: dict[int, list[Label]] = defaultdict(list)
    for label in labels:
        at[label.line].append(label)
    hit: set[int] = set()
    for diagnostic in diagnostics:
        family = diagnostic.family
        if family not in SCORED or diagnostic.severity is Severity.INFO:
            continue
        covered, touched = _meet(diagnostic, at, source)
        hit.update(label.fault for label in covered)
        if covered:
            result.right[family] += 1
        elif touched:
            result.other[family] += 1
        else:
            result.wrong.append((source, diagnostic))
        start, end = diagnostic.span
        if family != "duplicate" and "\n" not in source.text[start:end]:
            result.excess[family] += [max(0, end - start - label.length) for label in covered]
    _count(result, labels, hit, source)
    return result


def _count(result: Score, labels: Sequence[Label], hit: set[int], source: Source) -> None:
    seen: set[int] = set()
    for label in labels:
        if not label.counted or label.fault in seen:
            continue
        seen.add(label.fault)
        result.total[label.kind, label.sub] += 1
        if label.fault in hit:
            result.found[label.kind, label.sub] += 1
        else:
            result.missed.append((source, label))


def _meet(
    diagnostic: Diagnostic, at: Mapping[int, list[Label]], source: Source
) -> tuple[list[Label], bool]:
    """The labels that a diagnostic finds, and whether it touches any."""
    start, end = (source.position(offset) for offset in diagnostic.span)
    own = list(_rows(start, end))
    if diagnostic.family == "duplicate":
        places = [own]
        places += [
            list(_rows(place.start, place.end))
            for place in diagnostic.related
            if Path(place.path).name == Path(source.path).name
        ]
        return _meet_duplicate(places, at)
    covered, touched = [], False
    for row in own:
        for label in at.get(row.line, ()):
            fits = diagnostic.family in FAMILIES.get(label.kind, ())
            overlaps = label.overlaps(row)
            touched = touched or overlaps or (fits and label.kind in BY_LINE)
            if not fits or len(own) > 1:
                continue
            near = row.last - row.first <= max(label.length, 4) + SLACK
            if label.kind in BY_LINE or (overlaps and near):
                covered.append(label)
    return covered[:CREDIT], touched


def _meet_duplicate(
    places: Sequence[Sequence[Row]], at: Mapping[int, list[Label]]
) -> tuple[list[Label], bool]:
    covered = []
    touched = any(label.overlaps(row) for row in places[0] for label in at.get(row.line, ()))
    for rows in places:
        hits = [
            [label for label in at.get(row.line, ()) if _is_duplicate(label, row)] for row in rows
        ]
        touched = touched or any(hits)
        if sum(not labels for labels in hits) <= 1:
            covered += [label for labels in hits for label in labels]
    return covered, touched


def _is_duplicate(label: Label, row: Row) -> bool:
    return label.kind == "duplicate" and label.overlaps(row)


def _rows(start: Position, end: Position) -> Iterator[Row]:
    for line in range(start.line, end.line + 1):
        first = start.column - 1 if line == start.line else 0
        last = end.column - 1 if line == end.line else _FAR
        if last > first or line == start.line:
            yield Row(line, first, max(last, first + 1))
