"""What two paragraphs share: their common runs of characters, and how much would count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .matches import Match, matches
from .memory import Made, remembered
from .shingles import SIZE, compare, shingles
from .texts import Texts

_FACTOR = 0x9E3779B97F4A7C15  # odd: two digests that change places make another key
_SHORTEST = 40  # characters of the shorter paragraph, for containment to mean something


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on passages count: rare characters of a passage; or, where the shorter
    paragraph is contained in the longer one by ``containment``, ``contained`` of them.

    Pairs of paragraphs with a similarity of ``similar`` are near-copies, not reuse.
    """

    weight: float
    contained: float
    containment: float
    similar: float


class Shared(NamedTuple):
    """What two paragraphs have in common, and the least weight from which on that counts."""

    runs: Sequence[Match]
    containment: float
    least: float


def all_shared(
    texts: Texts, pairs: Sequence[tuple[int, int]], limits: Limits
) -> Mapping[tuple[int, int], Shared]:
    """What pairs of texts share, the later one first, without those that share too little.

    Near-copies are left out too.
    """
    if texts.memory is None:
        found = [_shared(texts[later], texts[earlier], limits) for later, earlier in pairs]
    else:
        found = _remembered(texts, pairs, limits)
    return {pair: shared for pair, shared in zip(pairs, found, strict=True) if shared}


def _remembered(
    texts: Texts, pairs: Sequence[tuple[int, int]], limits: Limits
) -> list[Shared | None]:
    """The same for each pair: a row holds the containment, the least weight and the runs."""
    import numpy as np

    def make(new: list[int]) -> Made:
        some = (pairs[place] for place in new)
        found = (_shared(texts[later], texts[earlier], limits) for later, earlier in some)
        rows = [_row(shared) if shared else [] for shared in found]
        return Made(list(map(len, rows)), np.array([x for row in rows for x in row], np.float64))

    laters, earliers = (texts.digests([pair[side] for pair in pairs]) for side in (0, 1))
    keys = laters * np.uint64(_FACTOR) + earliers
    rows = remembered(texts.memory, "pairs", repr(limits), keys, make)
    cuts = pairwise(rows.starts.tolist())
    return [_of_row(rows.values[a:b].tolist()) if b > a else None for a, b in cuts]


def _row(shared: Shared) -> list[float]:
    return [shared.containment, shared.least, *(x for run in shared.runs for x in run)]


def _of_row(row: list[float]) -> Shared:
    offsets = map(int, row[2:])
    return Shared(list(map(Match, offsets, offsets, offsets)), row[0], row[1])


def _shared(later: str, earlier: str, limits: Limits) -> Shared | None:
    """What two paragraphs share, unless it is too little or they are near-copies."""
    runs = matches(earlier, later)
    pair = compare(0, 1, shingles(earlier), shingles(later))
    contained = pair.containment >= limits.containment
    least = max(limits.weight, limits.contained)
    if contained and min(len(earlier), len(later)) >= _SHORTEST:
        least = limits.contained
    # No shingle weighs more than 1.
    if pair.jaccard >= limits.similar or sum(run.size - SIZE + 1 for run in runs) < least:
        return None
    return Shared(runs, pair.containment, least)
