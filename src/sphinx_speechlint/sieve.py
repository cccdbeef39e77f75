"""Long patterns of which a paragraph is searched for the few alternatives that it may hold.

Which these are the pairs of characters tell, so that hundreds of alternatives cost little
more than one. Each is compiled by itself, when a text first may hold it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .needs import Needs, needs

# By each pair the alternatives that need it or one like it: the pattern's number, the
# alternative's, and what it needs besides.
_Index = dict[int, list[tuple[int, int, Needs]]]
_ALWAYS = -1  # a pair for the alternatives that need nothing
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

    def sift(self, here: frozenset[int]) -> list[list[re.Pattern[str]]]:
        """The alternatives of each pattern, in order, that a text of these pairs may hold."""
        index, wanted = _index(self.patterns)
        found: list[list[re.Pattern[str]]] = [[] for _ in self.patterns]
        possible = {
            (pattern, number)
            for pair in (_ALWAYS, *(wanted & here))
            for pattern, number, others in index[pair]
            if not any(map(here.isdisjoint, others))
        }
        for pattern, number in sorted(possible):
            found[pattern].append(_compiled(self.patterns[pattern].each[number]))
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
def _index(patterns: tuple[Alternatives, ...]) -> tuple[_Index, frozenset[int]]:
    index: _Index = {_ALWAYS: []}
    for place, pattern in enumerate(patterns):
        for number, alternative in enumerate(pattern.each):
            rarest, *others = needs(alternative, re.VERBOSE) or (frozenset({_ALWAYS}),)
            for pair in rarest:
                index.setdefault(pair, []).append((place, number, tuple(others)))
    return index, frozenset(index)


@cache
def _compiled(alternative: str) -> re.Pattern[str]:
    return re.compile(alternative, re.VERBOSE)
