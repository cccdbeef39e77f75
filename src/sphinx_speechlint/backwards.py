"""Words by the longest match from the end of each run of Chinese characters on.

Of the simple ways to cut Chinese this one errs least. All words are one table of suffixes:
the characters of a text are looked up in it all at once, level by level, from the last
character of a word to its first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

import msgspec
import numpy as np
import numpy.typing as npt

from .grams import codes

_FIRST, _LAST = 0x4E00, 0x9FFF
_BITS = 15  # for a Chinese character, of which the first is 1; 0 is any other
_MOST = 1 << 32 - _BITS  # suffixes of one length: a number and a character fit into 32 bits
_MIX = np.uint32(0x9E3779B1)  # a prime near 2 to the 32nd by the golden ratio
_ROOM = 2  # bits of a hash beyond those that number the suffixes
_SIZE = 16  # a word is shorter: its length fits into four bits
_PLACE = 42  # bits for a place in a text, so that 21 are left for a word
_STEPS = 5  # so many times the steps from word to word are doubled
_Numbers = npt.NDArray[np.uint32]
_Values = npt.NDArray[np.uint8]

_PACKED = np.dtype("<u4")  # numbers in a file

# What a list says of its words, other than that they are wanted.
NO_WORDS, OTHERS = -2, -1


class _Level(NamedTuple):
    """The suffixes of one length: each as the number of the shorter one and a character.

    They are in the order of their mixed codes, and so of their hashes: ``starts`` are the first
    of each hash, and the end of the last. ``value`` is 0 for what is no word, 1 for a word, 2
    more than its value for a wanted one.
    """

    mixed: _Numbers
    value: _Values
    starts: _Numbers

    @classmethod
    def of(cls, mixed: _Numbers, value: _Values) -> Self:
        """The level of these suffixes."""
        room = 1 << len(mixed).bit_length() + _ROOM
        # Where the one before ends: of those with one hash the last is kept.
        starts = np.zeros(room + 1, np.uint32)
        starts[_hash(mixed, room) + 1] = np.arange(1, len(mixed) + 1)
        return cls(mixed, value, np.maximum.accumulate(starts, out=starts))

    def find(self, codes: _Numbers) -> npt.NDArray[np.intp]:
        """The number of each suffix, -1 for what is none."""
        mixed = codes * _MIX
        hashed = _hash(mixed, len(self.starts) - 1)
        numbers = self.starts.take(hashed).astype(np.intp)
        here = self.mixed.take(numbers, mode="clip")
        found = np.where(here == mixed, numbers, -1)
        # Those with one hash are in order: behind a greater one there is none that is sought.
        left = np.flatnonzero(here < mixed)
        numbers, mixed = numbers.take(left), mixed.take(left)
        while left.size:
            numbers += 1
            here = self.mixed.take(numbers, mode="clip")
            met = here == mixed
            found[left[met]] = numbers[met]
            further = np.flatnonzero((here < mixed) & (numbers < len(self.mixed)))
            left, numbers, mixed = left.take(further), numbers.take(further), mixed.take(further)
        return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of two to fifteen Chinese characters, the wanted ones with a value each."""

    levels: tuple[_Level, ...]

    @classmethod
    def of(cls, lists: Iterable[tuple[str, int]]) -> Vocabulary:
        """From lists of words, a space between two, each with the value of all its words.

        That is from 0 to 250, else :data:`OTHERS` or :data:`NO_WORDS`; of a word in several
        lists the last counts. What is no such word is left out.
        """
        texts, values = zip(*lists, strict=True)
        value = np.repeat(np.array(values) + 2, [text.count(" ") + 1 for text in texts])
        signs = codes(f" {' '.join(texts)} ")
        chars = _chinese(signs)
        # From one sign that is not Chinese to the next: a word, if both are spaces.
        bounds = np.flatnonzero(chars == 0)
        spaces = signs[bounds] == ord(" ")
        whole = spaces[:-1] & spaces[1:]
        sizes, ends = np.diff(bounds)[whole] - 1, bounds[1:][whole]
        value = value[(np.cumsum(spaces) - 1)[:-1][whole]].astype(np.uint8)
        fits = (sizes > 1) & (sizes < _SIZE)
        return cls(tuple(_levels(chars, sizes[fits], ends[fits], value[fits])))

    @classmethod
    def unpacked(cls, data: bytes) -> Vocabulary:
        """From what :meth:`packed` gave, in a hundredth of the time that the lists take."""
        levels = msgspec.msgpack.decode(data, type=list[tuple[bytes, bytes]])
        return cls(
            tuple(
                _Level.of(
                    np.frombuffer(mixed, _PACKED).astype(np.uint32, copy=False),
                    np.frombuffer(value, np.uint8),
                )
                for mixed, value in levels
            )
        )

    def packed(self) -> bytes:
        """The suffixes and their values, not compressed: they are read in every process."""
        levels = [
            (level.mixed.astype(_PACKED).tobytes(), level.value.tobytes()) for level in self.levels
        ]
        return msgspec.msgpack.encode(levels)

    def heaviest(self, text: str) -> Iterator[str]:
        """The wanted words of a text, first those with the greatest product of value and number."""
        chars = _chinese(codes(text))
        sizes, values, names = self._matches(chars)
        bounds = np.flatnonzero(np.diff(chars != 0, prepend=False, append=False))
        ends = _ends(sizes)
        ends = ends[values.take(ends) > 1]
        # Of each word all places together, in the order in which the text is cut.
        met = (names.take(ends).astype(np.int64) << 4 | sizes.take(ends)) << _PLACE
        met |= _mirrored(bounds, ends)
        met.sort()
        first = np.flatnonzero(np.diff(met >> _PLACE, prepend=-1))
        times = np.diff(first, append=len(met))
        order = met.take(first) & (1 << _PLACE) - 1
        ends = _mirrored(bounds, order)
        weights = times * (values.take(ends).astype(np.int64) - 2)
        for end in ends.take(np.lexsort((order, -weights))).tolist():
            yield text[end + 1 - sizes.item(end) : end + 1]

    def _matches(self, chars: _Numbers) -> tuple[_Numbers, _Numbers, _Numbers]:
        """Of the longest word that ends at each character its size, its value, its number.

        Where there is none the size is 1 and the rest 0.
        """
        sizes = np.ones(len(chars), np.uint32)
        values, names = np.zeros_like(sizes), np.zeros_like(sizes)
        places = np.flatnonzero(chars)
        known = chars[places]
        for size, level in enumerate(self.levels, 2):
            if not places.size:
                break
            if places[0] < size - 1:
                inside = places >= size - 1
                places, known = places[inside], known[inside]
            found = level.find(known << np.uint32(_BITS) | chars.take(places - (size - 1)))
            met = np.flatnonzero(found >= 0)
            places, found = places.take(met), found.take(met)
            known, value = found.astype(np.uint32), level.value.take(found)
            ends = np.flatnonzero(value)
            here = places.take(ends)
            sizes[here], values[here], names[here] = size, value.take(ends), known.take(ends)
        return sizes, values, names


def _ends(sizes: _Numbers) -> npt.NDArray[np.intp]:
    """Where the words of a text end, in order, from the size of that which each character ends.

    From each end to that of the word before: a few of these steps at a time, and then those
    between.
    """
    before = np.arange(len(sizes) + 1)
    before[1:] -= sizes
    steps = [before]
    while len(steps) < _STEPS:
        steps.append(steps[-1].take(steps[-1]))
    far, place, places = steps.pop().item, len(sizes), []
    while place:
        places.append(place)
        place = far(place)
    found = np.array(places, np.intp)
    for step in reversed(steps):
        found = np.concatenate((found, step.take(found)))
    is_end = np.zeros(len(sizes) + 1, np.bool_)
    is_end[found] = True
    return np.flatnonzero(is_end[1:])


def _mirrored(bounds: npt.NDArray[np.intp], places: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Of each place that as far from the end of its run as it is from the start.

    ``bounds`` are where the runs begin and end, in turn.
    """
    run = np.searchsorted(bounds, places, side="right")
    return bounds.take(run - 1) + bounds.take(run) - 1 - places


def _chinese(codes: npt.NDArray[np.uint32]) -> _Numbers:
    """The Chinese characters as numbers from 1 on, 0 for others."""
    inside = (codes >= _FIRST) & (codes <= _LAST)
    return np.where(inside, codes - np.uint32(_FIRST - 1), np.uint32(0))


def _levels(
    chars: _Numbers, sizes: npt.NDArray[np.intp], ends: npt.NDArray[np.intp], values: _Values
) -> Iterator[_Level]:
    """The levels of words that end at some places among characters."""
    known = chars[ends - 1]
    for size in range(2, _SIZE):
        there = sizes >= size
        if not there.any():
            return
        sizes, ends, values, known = sizes[there], ends[there], values[there], known[there]
        mixed, numbers = np.unique(
            (known << _BITS | chars[ends - size]) * _MIX, return_inverse=True
        )
        if len(mixed) > _MOST:
            raise ValueError(f"more than {_MOST} suffixes of {size} characters")
        known = numbers.astype(np.uint32)
        value = np.zeros(len(mixed), np.uint8)
        words = sizes == size
        value[known[words]] = values[words]
        yield _Level.of(mixed, value)


def _hash(mixed: _Numbers, size: int) -> npt.NDArray[np.intp]:
    """A hash below ``size``, a power of two, of codes that were mixed."""
    return (mixed >> np.uint32(33 - size.bit_length())).astype(np.intp)
