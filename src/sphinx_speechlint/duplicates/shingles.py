"""Shingles: the runs of five characters that two texts are compared by.

Characters, never words: a segmenter cuts the two texts differently around every change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

SIZE = 5


class Pair(NamedTuple):
    """Two texts by their numbers, the smaller first, and what they share.

    ``jaccard``: shared shingles among all of both; ``containment``: among those of the
    text that has fewer.
    """

    first: int
    second: int
    jaccard: float
    containment: float


def shingles(text: str) -> frozenset[str]:
    """The distinct shingles of a normal form; none below five characters."""
    return frozenset([text[i : i + SIZE] for i in range(len(text) - SIZE + 1)])


def compare(first: int, second: int, a: frozenset[str], b: frozenset[str]) -> Pair:
    """Two texts by their shingles, of which both have some."""
    shared = len(a & b)
    return Pair(first, second, shared / (len(a) + len(b) - shared), shared / min(len(a), len(b)))


def direct_pairs(texts: Sequence[str], least: float) -> Iterator[Pair]:
    """Every pair of texts with a Jaccard similarity of ``least`` or more, without estimates.

    With the shingles of each text in one order, rare ones first, two such texts share one
    among the first ``1 - least`` of either: only those are looked up (prefix filtering,
    Chaudhuri, Ganti and Kaushik 2006).
    """
    sets = [shingles(text) for text in texts]
    counts = Counter(shingle for one in sets for shingle in one)
    seen: dict[str, list[int]] = {}
    for number, one in enumerate(sets):
        prefix = len(one) - int(least * len(one) + 0.999999) + 1
        rare = sorted(one, key=lambda shingle: (counts[shingle], shingle))[:prefix] if one else []
        for other in sorted({n for shingle in rare for n in seen.get(shingle, ())}):
            pair = compare(other, number, sets[other], one)
            if pair.jaccard >= least:
                yield pair
        for shingle in rare:
            seen.setdefault(shingle, []).append(number)
