"""MinHash: which of many texts are worth comparing.

A signature holds, for each of 128 permutations of all shingles, the least that the text
has (Broder 1997); two texts agree in about as many rows as their Jaccard similarity says.
Rows are gathered in 32 bands of 4, and texts with an equal band are candidates: of pairs
with a similarity of .6, .65 and .7 that is expected of .988, .998 and .9998. Everything
here is a pure function of arrays, the same for one machine and for many.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..grams import codes
from .shingles import SIZE

PERMUTATIONS, BANDS = 128, 32
ROWS = PERMUTATIONS // BANDS
SEED = 20

# Members of one band that each text is compared with, when a band has more than twice as
# many: its neighbours by number and the first. Among a million texts that share a band all
# pairs would be half a billion; neighbours keep such a group together.
NEIGHBOURS = 24

# The least share of equal rows that is worth a verification: 3.5 standard deviations
# below .6.
LEAST_AGREEMENT = 0.45

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, near 2^64 divided by the golden ratio
_TILE = 1 << 16  # shingles worked on at a time, so that they stay in the cache
BATCH = 1024  # texts that one thread takes

U32 = NDArray[np.uint32]
U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]


class Hashes(NamedTuple):
    """The runs of some texts as 64-bit hashes, text after text, with repeats.

    ``starts[n]`` is where text ``n`` begins; one more entry holds the end.
    """

    values: U64
    starts: I64


def hash_runs(texts: Sequence[str], length: int = SIZE) -> Hashes:
    """Every run of ``length`` characters of every text, hashed the same on every machine."""
    signs = codes("".join(texts))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths)
    counts = np.maximum(lengths - (length - 1), 0)
    starts = np.concatenate(([0], np.cumsum(counts)))
    size = max(0, len(signs) - length + 1)
    values = np.empty(size, np.uint64)
    for low in range(0, size, _TILE):
        tile = signs[low : low + _TILE + length - 1]
        values[low : low + _TILE] = _mix(_polynomials(tile, length))
    # A run that goes on into the next text belongs to neither.
    inside = np.ones(size, bool)
    for back in range(1, length):
        cut = ends - back
        inside[cut[(cut >= 0) & (cut < size)]] = False
    return Hashes(values[inside], starts)


def _polynomials(signs: U32, length: int) -> U64:
    """Of every run of some characters the polynomial with :data:`_FACTOR`, by doubling."""
    values, size = signs.astype(np.uint64), 1
    for bit in f"{length:b}"[1:]:
        values = values[:-size] * _power(size) + values[size:]
        size *= 2
        if bit == "1":
            values = values[:-1] * _FACTOR + signs[size:]
            size += 1
    return values


def _power(exponent: int) -> np.uint64:
    return np.uint64(pow(int(_FACTOR), exponent, 1 << 64))


def _mix(values: U64) -> U64:
    """Spread every bit over all (the finaliser of splitmix64, Steele et al. 2014)."""
    values ^= values >> np.uint64(30)
    values *= np.uint64(0xBF58476D1CE4E5B9)
    values ^= values >> np.uint64(27)
    values *= np.uint64(0x94D049BB133111EB)
    values ^= values >> np.uint64(31)
    return values


def signatures(texts: Sequence[str], workers: int = 1) -> U32:
    """The signatures of some texts, a row each; texts without shingles have equal ones."""
    parts = [texts[n : n + BATCH] for n in range(0, len(texts), BATCH)]
    if not parts:
        return np.empty((0, PERMUTATIONS), np.uint32)
    if workers == 1 or len(parts) == 1:
        return np.concatenate([_sign(part) for part in parts])
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(workers) as pool:
        return np.concatenate(list(pool.map(_sign, parts)))


def _sign(texts: Sequence[str]) -> U32:
    values, starts = hash_runs(texts)
    short = (values >> np.uint64(32)).astype(np.uint32)
    result = np.full((PERMUTATIONS, len(texts)), 0xFFFFFFFF, np.uint32)
    factors = _factors()
    some = np.flatnonzero(np.diff(starts))
    begins = starts[:-1][some]
    for low, high in pairwise(_tiles(begins, len(short))):
        first, last = np.searchsorted(begins, (low, high))
        part, at = short[low:high], begins[first:last] - low
        moved = np.empty_like(part)
        for row in range(PERMUTATIONS):
            np.multiply(part, factors[row], out=moved)
            result[row, some[first:last]] = np.minimum.reduceat(moved, at)
    return np.ascontiguousarray(result.T)


def _tiles(begins: I64, end: int) -> list[int]:
    """Where to cut: at the beginnings of texts, about a tile apart."""
    cuts = [0]
    for begin in begins.tolist():
        if begin - cuts[-1] >= _TILE:
            cuts.append(begin)
    return [*cuts, end] if end else [0]


def _factors() -> U32:
    """Odd factors, drawn by splitmix64: multiplying by one permutes the 32-bit numbers.

    Hashes are mixed well enough that nothing need be added to them first.
    """
    drawn = _mix(np.uint64(SEED) + np.arange(1, PERMUTATIONS + 1, dtype=np.uint64) * _FACTOR)
    return (drawn >> np.uint64(32)).astype(np.uint32) | np.uint32(1)


def bands(signed: U32) -> U32:
    """One number for each band of each signature: a row for each text."""
    rows = signed.reshape(len(signed), BANDS, ROWS)
    keys = np.zeros((len(signed), BANDS), np.uint64)
    for row in range(ROWS):
        keys *= _FACTOR
        keys += rows[:, :, row]
    return (_mix(keys) >> np.uint64(32)).astype(np.uint32)


class Candidates(NamedTuple):
    """Pairs to verify, a row each, the smaller number first; ``cut`` says that some crowded
    bands were not compared in full.
    """

    pairs: I64
    cut: bool


def candidates(keys: U32, signed: U32) -> Candidates:
    """The pairs of texts with an equal band whose signatures agree well enough."""
    found: list[U64] = []
    cut = False
    for band in range(keys.shape[1]):
        pairs, crowded = _band_pairs(keys[:, band])
        cut = cut or crowded
        found.append(pairs[_agree(pairs, signed)])
    packed = np.unique(np.concatenate(found)) if found else np.empty(0, np.uint64)
    low = packed & np.uint64(0xFFFFFFFF)
    return Candidates(np.stack((packed >> np.uint64(32), low), axis=1).astype(np.int64), cut)


def _band_pairs(keys: U32) -> tuple[U64, bool]:
    """The pairs with an equal key, both numbers packed in one, and whether some were cut."""
    numbers = np.arange(len(keys), dtype=np.uint64)
    packed = np.sort(keys.astype(np.uint64) << np.uint64(32) | numbers)
    key = packed >> np.uint64(32)
    equal = key[1:] == key[:-1]
    shared = np.zeros(len(key), bool)  # by the next or the one before: few are
    shared[:-1] = equal
    shared[1:] |= equal
    key, order = key[shared], packed[shared] & np.uint64(0xFFFFFFFF)
    found = grouped_pairs(key)
    return order[found.first] << np.uint64(32) | order[found.second], found.cut


class Grouped(NamedTuple):
    """Places in a sorted array, pair by pair; ``cut`` says that some groups were too large."""

    first: I64
    second: I64
    cut: bool


def grouped_pairs(key: NDArray[Any]) -> Grouped:
    """Which of those side by side with an equal key are compared: all, or those of a crowd's bound.

    :param key: sorted; those with one key stand in the order of their numbers.
    """
    firsts: list[I64] = [np.empty(0, np.int64)]
    seconds = firsts.copy()
    # Each is compared with the one after it, with the one after that, and so on.
    for step in range(1, 2 * NEIGHBOURS + 1):
        equal = np.flatnonzero(key[step:] == key[:-step])
        if not len(equal):
            return Grouped(np.concatenate(firsts), np.concatenate(seconds), False)
        if step > NEIGHBOURS:  # only in groups that are not crowded
            far = 2 * NEIGHBOURS + 1
            begin, end = np.searchsorted(key, key[equal]), np.searchsorted(key, key[equal], "right")
            equal = equal[end - begin < far]
        firsts.append(equal)
        seconds.append(equal + step)
    begin = np.searchsorted(key, key)
    far_off = np.flatnonzero(np.arange(len(key)) - begin > NEIGHBOURS)
    crowded = np.searchsorted(key, key[far_off], "right") - begin[far_off] > 2 * NEIGHBOURS
    far_off = far_off[crowded]
    first = np.concatenate([*firsts, begin[far_off]])
    return Grouped(first, np.concatenate([*seconds, far_off]), bool(len(far_off)))


def agreeing(pairs: I64, signed: U32) -> NDArray[np.bool_]:
    """Which pairs of texts, a row each, have signatures that agree in enough rows."""
    packed = pairs.astype(np.uint64)
    return _agree(packed[:, 0] << np.uint64(32) | packed[:, 1], signed)


def _agree(packed: U64, signed: U32) -> NDArray[np.bool_]:
    """Which of the packed pairs have signatures that agree in enough rows."""
    good = np.empty(len(packed), bool)
    for start in range(0, len(packed), 1 << 14):
        part = packed[start : start + (1 << 14)]
        a, b = part >> np.uint64(32), part & np.uint64(0xFFFFFFFF)
        share = (signed[a] == signed[b]).mean(axis=1, dtype=np.float32)
        good[start : start + len(part)] = share >= LEAST_AGREEMENT
    return good
