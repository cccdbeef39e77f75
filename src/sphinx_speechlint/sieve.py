"""Long patterns of which a paragraph is searched for the few alternatives that it may hold.

Which these are the pairs of characters tell, so that hundreds of alternatives cost little
more than one. Each is compiled by itself, when a text first may hold it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from .grams import Pairs, Table
from .needs import Needs, needs
from .source import Span

_Name = tuple[int, int]  # an alternative: the pattern's number and its own
# By each pair the alternatives that need it or one like it, and what they need besides.
_Index = dict[int, list[tuple[int, int, Needs]]]
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
        for span in spans:
            first = bisect_left(places, span.start)
            last = bisect_left(places, span.end, first)
            here = set(met[first:last])
            possible = {
                (pattern, number)
                for pair in index.keys() & here
                for pattern, number, others in index[pair]
                if not any(map(here.isdisjoint, others))
            }
            if possible or always:
                found: list[list[re.Pattern[str]]] = [[] for _ in self.patterns]
                for pattern, number in sorted({*possible, *always}):
                    found[pattern].append(_compiled(self.patterns[pattern].each[number]))
                yield span, found


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
    """The index, the alternatives that need no pair, and a table of the pairs of all needs."""
    index: _Index = {}
    always: set[_Name] = set()
    wanted: set[int] = set()
    for place, pattern in enumerate(patterns):
        for number, alternative in enumerate(pattern.each):
            needed = needs(alternative, re.VERBOSE)
            if not needed:
                always.add((place, number))
            wanted.update(*needed)
            for pair in needed[0] if needed else ():
                index.setdefault(pair, []).append((place, number, needed[1:]))
    return index, frozenset(always), Table.of(wanted)


@cache
def _compiled(alternative: str) -> re.Pattern[str]:
    return re.compile(alternative, re.VERBOSE)
