"""Words by the longest match from the end of each run of Chinese characters on.

Of the simple ways to cut Chinese this one errs least. All words are one table of suffixes:
the characters of a text are looked up in it all at once, level by level, from the last
character of a word to its first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_FIRST, _LAST = 0x4E00, 0x9FFF
_BITS = 15  # for a Chinese character, of which the first is 1; 0 is any other
_MOST = 1 << 32 - _BITS  # suffixes of one length: a number and a character fit into 32 bits
_MIX = np.uint32(0x9E3779B1)  # a prime near 2 to the 32nd by the golden ratio
_ROOM = 2  # bits of a hash beyond those that number the suffixes
_SIZE = 16  # a word is shorter: its length fits into four bits
_Numbers = npt.NDArray[np.uint32]


class _Level(NamedTuple):
    """The suffixes of one length: each as the number of the shorter one and a character.

    ``value`` is 0 for what is no word, 1 for a word, 2 more than its value for a wanted one.
    Both are in the order of the codes' hashes; ``starts`` are the first of each hash, and the
    end of the last.
    """

    codes: _Numbers
    value: _Numbers
    starts: npt.NDArray[np.intp]

    def find(self, codes: _Numbers) -> npt.NDArray[np.intp]:
        """The number of each suffix, -1 for what is none."""
        hashed = _hash(codes, len(self.starts) - 1)
        numbers, ends = self.starts[hashed], self.starts[hashed + 1]
        left = np.arange(len(codes))
        found = np.full(len(codes), -1)
        while left.size:
            inside = numbers < ends
            left, numbers, ends = left[inside], numbers[inside], ends[inside]
            met = self.codes[numbers] == codes[left]
            found[left[met]] = numbers[met]
            left, numbers, ends = left[~met], numbers[~met] + 1, ends[~met]
        return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of two to fifteen Chinese characters, the wanted ones with a value each."""

    levels: tuple[_Level, ...]

    @classmethod
    def of(cls, wanted: Mapping[str, int], others: Collection[str]) -> Vocabulary:
        """The values are from 0 to 250. What is no such word is left out."""
        values = np.concatenate((np.fromiter(wanted.values(), int) + 2, np.ones(len(others), int)))
        words = [word[::-1] for word in (*wanted, *others)]
        # A column more than a word may have: what is longer is cut there, and told by it.
        codes = np.array(words, f"<U{_SIZE}").view("<u4").reshape(len(words), _SIZE)
        chars = _chinese(codes)
        fits = ((chars > 0) == (codes > 0)).all(axis=1) & (chars[:, 1] > 0) & (chars[:, -1] == 0)
        return cls(tuple(_levels(chars[fits], values[fits].astype(np.uint32))))

    def heaviest(self, text: str, count: int) -> list[str]:
        """The wanted words with the greatest product of value and number in a text."""
        chars = _characters(text)
        sizes, values, names = self._matches(chars)
        wanted = np.where(values > 1, (names.astype(np.int64) << 8 | values - 2) + 1, 0)
        steps = (wanted << 4 | sizes).tolist()
        bounds = np.flatnonzero(np.diff(chars != 0, prepend=False, append=False)).tolist()
        met: list[int] = []
        places: list[int] = []
        for start, end in zip(bounds[::2], bounds[1::2], strict=True):
            at = end - 1
            while at > start:
                step = steps[at]
                if step > 15:
                    met.append(step)
                    places.append(at + 1)
                at -= step & 15
        weights = {step: times * ((step >> 4) - 1 & 255) for step, times in Counter(met).items()}
        found = nlargest(count, weights, key=weights.__getitem__)
        ends = dict(zip(met, places, strict=True))  # of any one of each
        return [text[ends[step] - (step & 15) : ends[step]] for step in found]

    def _matches(self, chars: _Numbers) -> tuple[_Numbers, _Numbers, _Numbers]:
        """Of the longest word that ends at each character its size, its value, its number.

        Where there is none the size is 1 and the rest 0.
        """
        sizes = np.ones(len(chars), np.uint32)
        values, names = np.zeros_like(sizes), np.zeros_like(sizes)
        places = np.flatnonzero(chars)
        known = chars[places]
        for size, level in enumerate(self.levels, 2):
            if places.size and places[0] < size - 1:
                inside = places >= size - 1
                places, known = places[inside], known[inside]
            found = level.find(known << np.uint32(_BITS) | chars[places - (size - 1)])
            met = found >= 0
            places, known = places[met], found[met].astype(np.uint32)
            value = level.value[known]
            ends = value > 0
            here = places[ends]
            sizes[here], values[here], names[here] = size, value[ends], known[ends]
        return sizes, values, names


def _characters(text: str) -> _Numbers:
    return _chinese(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4"))


def _chinese(codes: npt.NDArray[np.uint32]) -> _Numbers:
    """The Chinese characters as numbers from 1 on, 0 for others."""
    inside = (codes >= _FIRST) & (codes <= _LAST)
    return np.where(inside, codes - np.uint32(_FIRST - 1), np.uint32(0))


def _levels(chars: _Numbers, values: _Numbers) -> Iterator[_Level]:
    """``chars`` are the words backwards, a row each, filled with zeros."""
    known = chars[:, 0]
    for size in range(2, _SIZE):
        there = chars[:, size - 1] > 0
        if not there.any():
            return
        chars, values, known = chars[there], values[there], known[there]
        codes, numbers = np.unique(known << _BITS | chars[:, size - 1], return_inverse=True)
        if len(codes) > _MOST:
            raise ValueError(f"more than {_MOST} suffixes of {size} characters")
        hashed = _hash(codes, 1 << len(codes).bit_length() + _ROOM)
        order = np.argsort(hashed)
        place = np.empty_like(order)
        place[order] = np.arange(len(codes))
        known = place[numbers].astype(np.uint32)
        value = np.zeros(len(codes), np.uint32)
        words = chars[:, size] == 0
        value[known[words]] = values[words]
        hashes = np.arange((1 << len(codes).bit_length() + _ROOM) + 1)
        yield _Level(codes[order], value, np.searchsorted(hashed[order], hashes))


def _hash(codes: _Numbers, size: int) -> npt.NDArray[np.intp]:
    """A hash below ``size``, a power of two."""
    return (codes * _MIX >> np.uint32(33 - size.bit_length())).astype(np.intp)
