"""Diagnostics against labels: recall by kind of defect, wrong diagnostics by family.

A label is found when a diagnostic of a family that may report its kind covers it: it
overlaps the label and is at most 12 characters longer than it (or than 4); for
numbering, truncation and empty sections the same line is enough; for duplicates, a
labelled line inside the span or a related place. A diagnostic that touches no label of
any kind is wrong. Uncertain labels and kind ``other`` are not counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_speechlint.diagnostic import Diagnostic, Severity
from sphinx_speechlint.source import Source

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
BY_LINE = {"numbering", "count_mismatch", "truncated", "empty_section"}
SLACK = 12


@dataclass(frozen=True)
class Label:
    line: int
    column: int
    kind: str
    sub: str
    length: int
    counted: bool


@dataclass
class Score:
    total: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[Diagnostic] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        return self.found[kind] / self.total[kind]

    def wrong_in(self, family: str) -> int:
        return sum(d.family == family for d in self.wrong)


def read_labels(path: Path) -> list[Label]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Label(
            row["line"],
            row["col"] + 1,
            row["kind"],
            row.get("sub", ""),
            max(len(row["text"]), 1),
            row["kind"] in FAMILIES and not row.get("uncertain"),
        )
        for row in rows
    ]


def score(labels: Sequence[Label], diagnostics: Iterable[Diagnostic], source: Source) -> Score:
    result, hit = Score(), set()
    for diagnostic in diagnostics:
        if diagnostic.severity is Severity.INFO:
            continue
        touched = [label for label in labels if _touches(diagnostic, label, source)]
        covered = [label for label in touched if _covers(diagnostic, label, source)]
        hit.update(covered)
        if not touched:
            result.wrong.append(diagnostic)
        elif covered:
            result.right[diagnostic.family] += 1
    for label in labels:
        if label.counted:
            result.total[label.kind] += 1
            result.found[label.kind] += label in hit
    return result


def _covers(diagnostic: Diagnostic, label: Label, source: Source) -> bool:
    if diagnostic.family not in FAMILIES.get(label.kind, ()):
        return False
    if label.kind in BY_LINE or label.kind == "duplicate":
        return True
    length = diagnostic.span.end - diagnostic.span.start
    return length <= max(label.length, 4) + SLACK and _overlaps(diagnostic, label, source)


def _touches(diagnostic: Diagnostic, label: Label, source: Source) -> bool:
    if diagnostic.family == "duplicate":
        return any(a <= label.line <= b for a, b in _line_ranges(diagnostic, source))
    by_line = label.kind in BY_LINE and diagnostic.family in FAMILIES[label.kind]
    same_line = source.position(diagnostic.span.start).line == label.line
    return (by_line and same_line) or _overlaps(diagnostic, label, source)


def _line_ranges(diagnostic: Diagnostic, source: Source) -> Iterator[tuple[int, int]]:
    start, end = (source.position(offset) for offset in diagnostic.span)
    yield start.line, end.line
    for place in diagnostic.related:
        yield place.start.line, place.end.line


def _overlaps(diagnostic: Diagnostic, label: Label, source: Source) -> bool:
    start = source.line_span(label.line).start + label.column - 1
    return diagnostic.span.start < start + label.length and start < diagnostic.span.end
