"""Long patterns of which a paragraph is searched for the few alternatives that it may hold.

Which these are the pairs of characters tell, so that hundreds of alternatives cost little
more than one. Where in a match a pair stands is mostly known, and the alternative is tried
there alone. Each is compiled by itself, when a text first may hold it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .grams import Pairs, Table
from .needed import key_of
from .source import Span

_Name = tuple[int, int]  # an alternative: the pattern's number and its own
_Index = dict[int, tuple["_Way", ...]]  # by each pair the alternatives that need one like it
_TOKEN_RE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\#[^\n]*|[()|]")


@dataclass(frozen=True, slots=True, eq=False)
class Alternatives:
    """A pattern in verbose syntax, cut at its outermost ``|``.

    Of those that match at the same place the first counts.
    """

    each: tuple[str, ...]

    @classmethod
    def of(cls, pattern: str) -> Alternatives:
        """The alternatives of a pattern."""
        return cls(tuple(_cut(pattern)))


class _Way(NamedTuple):
    """How an alternative is found by a pair that it needs: see :class:`.needed.Key`."""

    name: _Name
    alternative: str
    at: Sequence[int] | None
    others: Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Sieve:
    """Patterns that are looked for in the same paragraphs."""

    patterns: tuple[Alternatives, ...]

    def sift(
        self, pairs: Pairs, spans: Iterable[Span]
    ) -> Iterator[tuple[Span, list[list[re.Pattern[str]]]]]:
        """The alternatives of each pattern, in order, that some spans of a text may hold.

        Spans that can hold none are left out; the others lie apart, in order.
        """
        index, always, wanted = _index(self.patterns)
        places, met = pairs.met(wanted)
        last, count = 0, len(places)
        for span in spans:
            if not always and (last == count or places[last] >= span.end):
                continue
            first = bisect_left(places, span.start, last)
            last = bisect_left(places, span.end, first)
            possible = set(always)
            if first < last:
                ways = map(index.__getitem__, met[first:last])
                possible |= _possible(pairs, span, zip(places[first:last], ways, strict=True))
            if possible:
                found: list[list[re.Pattern[str]]] = [[] for _ in self.patterns]
                for pattern, number in sorted(possible):
                    found[pattern].append(_compiled(self.patterns[pattern].each[number]))
                yield span, found


def _possible(pairs: Pairs, span: Span, met: Iterable[tuple[int, Sequence[_Way]]]) -> set[_Name]:
    """The alternatives that a span may hold, by where their pairs are met in it."""
    start, end = span
    found: set[_Name] = set()
    here: set[int] | None = None
    for place, ways in met:
        for name, alternative, at, others in ways:
            if name in found:
                continue
            if at is None:
                here = set(pairs.within(span)) if here is None else here
                if not any(map(here.isdisjoint, others)):
                    found.add(name)
                continue
            match = _compiled(alternative).match
            for before in at:
                if place - before >= start and match(pairs.text, place - before, end):
                    found.add(name)
                    break
    return found


def _cut(pattern: str) -> Iterator[str]:
    depth = start = 0
    for token in _TOKEN_RE.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if token[0] == "|" and not depth:
            yield pattern[start : token.start()]
            start = token.end()
    yield pattern[start:]


@cache
def _index(patterns: tuple[Alternatives, ...]) -> tuple[_Index, frozenset[_Name], Table]:
    """The index, the alternatives that need no pair, and a table of the index's pairs."""
    index: _Index = {}
    always: set[_Name] = set()
    for place, pattern in enumerate(patterns):
        for number, alternative in enumerate(pattern.each):
            key = key_of(alternative)
            if key is None:
                always.add((place, number))
                continue
            way = _Way((place, number), alternative, key.at, key.others)
            # Few pairs have several: these one by one, the rest at once.
            more: _Index = dict.fromkeys(key.pairs, (way,))
            for pair in index.keys() & more.keys():
                more[pair] = (*index[pair], way)
            index |= more
    return index, frozenset(always), Table.of(index)


@cache
def _compiled(alternative: str) -> re.Pattern[str]:
    return re.compile(alternative, re.VERBOSE)
