"""Verification: the exact similarity of candidate pairs, many at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from .minhash import I64, U64, hash_runs
from .shingles import Pair

_BITS = 52  # of a shingle's hash; the rest of 64 number the texts of a batch
_BATCH = 1 << (64 - _BITS)
_MASK = np.uint64((1 << _BITS) - 1)


def verify(texts: Sequence[str], pairs: I64, least: float) -> Iterator[Pair]:
    """The pairs with a Jaccard similarity of ``least`` or more.

    Shingles are counted by 52 bits of their hash: that two different ones of a pair of
    texts of 300 characters fall together has a chance of 1 in 10^10.
    """
    for start in range(0, len(pairs), _BATCH // 2):
        yield from _verify(texts, pairs[start : start + _BATCH // 2], least)


def _verify(texts: Sequence[str], pairs: I64, least: float) -> Iterator[Pair]:
    numbers, places = np.unique(pairs, return_inverse=True)
    places = places.reshape(pairs.shape)
    distinct, counts = _distinct([texts[n] for n in numbers.tolist()])
    starts = np.concatenate(([0], np.cumsum(counts)))
    shared = _shared(distinct, starts, places)
    a, b = counts[places[:, 0]], counts[places[:, 1]]
    jaccard = shared / np.maximum(a + b - shared, 1)
    containment = shared / np.maximum(np.minimum(a, b), 1)
    good = np.flatnonzero(jaccard >= least)
    rows = zip(
        pairs[good].tolist(), jaccard[good].tolist(), containment[good].tolist(), strict=True
    )
    for (first, second), similar, contained in rows:
        yield Pair(first, second, similar, contained)


def _distinct(texts: Sequence[str]) -> tuple[U64, I64]:
    """The distinct shingles of each text, sorted, one text after the other; and how many."""
    values, starts = hash_runs(texts)
    owner = np.repeat(np.arange(len(texts), dtype=np.uint64), np.diff(starts))
    keys = np.sort((values & _MASK) | owner << np.uint64(_BITS))
    fresh = np.ones(len(keys), bool)
    fresh[1:] = keys[1:] != keys[:-1]
    keys = keys[fresh]
    counts = np.bincount((keys >> np.uint64(_BITS)).astype(np.int64), minlength=len(texts))
    return keys & _MASK, counts


def _shared(distinct: U64, starts: I64, places: I64) -> I64:
    """How many shingles the two texts of each pair share."""
    sides = [_gather(distinct, starts, places[:, side]) for side in (0, 1)]
    keys = np.sort(np.concatenate(sides))
    twice = keys[1:][keys[1:] == keys[:-1]] >> np.uint64(_BITS)
    return np.bincount(twice.astype(np.int64), minlength=len(places))


def _gather(distinct: U64, starts: I64, places: I64) -> U64:
    """The shingles of one text of each pair, each with the number of its pair."""
    begins, counts = starts[places], starts[places + 1] - starts[places]
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    owner = np.repeat(np.arange(len(places), dtype=np.uint64), counts)
    keys: U64 = distinct[np.repeat(begins, counts) + offsets] | owner << np.uint64(_BITS)
    return keys
