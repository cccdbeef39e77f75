"""What two texts have in common: maximal runs of characters, and the best chain of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..source import Span
from .shingles import SIZE

_PLACES = 16  # places of one shingle that are tried, lest a text of one character be quadratic
_BACK = 64  # matches that may go before one in a chain
_GAP = 12  # characters between two matches of a chain, on either side
_COST = 0.25  # in rare characters, of each character between two matches


class Match(NamedTuple):
    """Equal runs of two texts: where they begin, and their length in characters."""

    first: int
    second: int
    size: int


class Chain(NamedTuple):
    """Matches in the same order in both texts: what they span, and their weight."""

    first: Span
    second: Span
    weight: float


def matches(first: str, second: str) -> list[Match]:
    """The runs of at least a shingle that both have and that are longer on neither side."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(first) - SIZE + 1):
        known = places[first[at : at + SIZE]]
        if len(known) < _PLACES:
            known.append(at)
    found = []
    reached: dict[int, int] = {}  # by diagonal, how far in the second text a match went
    for there in range(len(second) - SIZE + 1):
        for here in places.get(second[there : there + SIZE], ()):
            if reached.get(here - there, 0) > there:
                continue
            size = SIZE
            while (
                here + size < len(first)
                and there + size < len(second)
                and first[here + size] == second[there + size]
            ):
                size += 1
            reached[here - there] = there + size - SIZE + 1
            found.append(Match(here, there, size))
    return found


def best_chain(first: str, runs: Sequence[Match], rarity: Mapping[str, float]) -> Chain:
    """The heaviest chain of matches with little between them.

    A match weighs the rarity of its shingles; what lies between two matches costs. Found
    by dynamic programming over the matches in the order of the second text.
    """
    weights: list[float] = []
    starts: list[Match] = []
    best = -1
    for number, run in enumerate(runs):
        own = sum(
            rarity.get(first[at : at + SIZE], 0.0)
            for at in range(run.first, run.first + run.size - SIZE + 1)
        )
        weight, start = own, run
        for before in range(max(0, number - _BACK), number):
            gap = _between(runs[before], run)
            if gap is not None and weights[before] + own - _COST * gap > weight:
                weight, start = weights[before] + own - _COST * gap, starts[before]
        weights.append(weight)
        starts.append(start)
        if best < 0 or weight > weights[best]:
            best = number
    if best < 0:
        return Chain(Span(0, 0), Span(0, 0), 0.0)
    start, end = starts[best], runs[best]
    return Chain(
        Span(start.first, end.first + end.size),
        Span(start.second, end.second + end.size),
        weights[best],
    )


def _between(before: Match, after: Match) -> int | None:
    """The greater number of characters between two matches; ``None`` if they do not follow."""
    here = after.first - before.first - before.size
    there = after.second - before.second - before.size
    return max(here, there) if min(here, there) >= 0 and max(here, there) <= _GAP else None
