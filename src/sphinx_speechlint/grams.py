"""Runs of up to four characters as numbers, and where in a text any of many begin.

A text is an array of numbers, one for each character, so that offsets stay, and a run is one
number of 64 bits. A table of runs is asked twice: of every place whether the hash is that of
one of them, of the few places that remain exactly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from .source import Span
from .speech import Speech

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Codes = npt.NDArray[np.uint32]
    Numbers = npt.NDArray[np.uint64]

# Stands before a text's first character, as the end of a line stands before a later block's.
START = "\n"
ANY = "\0"  # stands for any character before another
_BITS = 16  # of a character; those that need more are one and the same
_OTHER = 0xFFFF
_MIX = 0x9E3779B97F4A7C15  # 2 to the 64th by the golden ratio (Knuth, vol. 3, 6.4)
_ROOM = 5  # bits of a hash beyond those that number the runs: one in 32 is met by chance


class Pairs(NamedTuple):
    """The pairs of a part of a text: for each character, that of the one before it and itself."""

    text: str
    first: int
    numbers: Numbers

    @classmethod
    def of(cls, text: str, span: Span) -> Self:
        """Those of the characters of a span."""
        start, end = span
        part = text[start - 1 : end] if start else START + text[:end]
        return cls(text, start, grams(codes(part), 2))

    def within(self, span: Span) -> list[int]:
        """Those of the characters of a span inside."""
        found: list[int] = self.numbers[span.start - self.first : span.end - self.first].tolist()
        return found

    def twice(self) -> list[int]:
        """The offsets of the first of two characters that the same two follow, in order."""
        import numpy as np

        places = np.flatnonzero(self.numbers[:-2] == self.numbers[2:])
        return [self.first + place - 1 for place in places.tolist()]

    def met(self, table: Table) -> tuple[list[int], list[int]]:
        """The offsets of the second characters of pairs in a table, in order, and the pairs.

        A pair with :data:`ANY` is met wherever its second character stands.
        """
        import numpy as np

        places = table.places(self.numbers)
        found = self.numbers[places]
        if table.after_any is not None:
            ends = self.numbers & np.uint64(_OTHER)
            further = np.flatnonzero(table.after_any[ends.view(np.int64)])
            if len(further):
                places, found = np.append(places, further), np.append(found, ends[further])
                order = places.argsort(kind="stable")
                places, found = places[order], found[order]
        return (places + self.first).tolist(), found.tolist()


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Numbers to be found among many others: all in order, and the hashes that they have.

    Where some are pairs with :data:`ANY`, ``after_any`` says of which characters.
    """

    hashed: npt.NDArray[np.bool_]
    known: Numbers
    after_any: npt.NDArray[np.bool_] | None

    @classmethod
    def of(cls, numbers: Collection[int] | Numbers) -> Self:
        """The table of some numbers."""
        import numpy as np

        known = np.fromiter(numbers, np.uint64, len(numbers))
        known.sort()
        hashed = np.zeros(1 << len(known).bit_length() + _ROOM, np.bool_)
        hashed[_hash(known, len(hashed))] = True
        after_any = None
        if len(known) and known[0] <= _OTHER:
            after_any = np.zeros(_OTHER + 1, np.bool_)
            after_any[known[known <= _OTHER].view(np.int64)] = True
        return cls(hashed, known, after_any)

    def places(self, numbers: Numbers) -> npt.NDArray[np.intp]:
        """The indexes of those of some numbers that are in the table, in order."""
        import numpy as np

        if not len(self.known):
            return np.zeros(0, np.intp)
        likely = np.flatnonzero(self.hashed[_hash(numbers, len(self.hashed))])
        left = numbers[likely]
        nearest = self.known.take(np.searchsorted(self.known, left), mode="clip")
        places: npt.NDArray[np.intp] = likely[nearest == left]
        return places

    def met(self, numbers: Numbers) -> Iterator[tuple[int, int]]:
        """Each of these places with the index of its number among those of the table, in order.

        A number that the table has several times is met with each index.
        """
        import numpy as np

        places = self.places(numbers)
        first = np.searchsorted(self.known, numbers[places])
        last = np.searchsorted(self.known, numbers[places], side="right")
        for place, start, end in zip(places.tolist(), first.tolist(), last.tolist(), strict=True):
            for index in range(start, end):
                yield place, index


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """A class of characters, ``known`` by their numbers; none that needs more than 16 bits."""

    known: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, first: str, last: str, but: str = "") -> Self:
        """Those from one to another, but for some; the last is U+FFFE at most."""
        import numpy as np

        known = np.zeros(_OTHER + 1, np.bool_)
        known[ord(first) : ord(last) + 1] = True
        known[codes(but)] = False
        return cls(known)

    def among(self, text: Codes) -> npt.NDArray[np.bool_]:
        """Which characters of a text are of the class."""
        import numpy as np

        return self.known[np.minimum(text, _OTHER)]


def codes(text: str) -> Codes:
    """The characters of a text as numbers."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def codes_of(speech: Speech) -> Codes:
    """The characters of a speech; the first is that at the start of its span."""
    return codes(speech.source.slice(speech.span))


def pairs_of(speech: Speech) -> Pairs:
    """The pairs of a speech."""
    return Pairs.of(speech.source.text, speech.span)


def grams(text: Codes, size: int) -> Numbers:
    """Every run of ``size`` characters, in order; the first character weighs most."""
    import numpy as np

    count = max(0, len(text) - size + 1)
    found = np.zeros(count, np.uint64)
    for place in range(size):
        found <<= np.uint64(_BITS)
        found |= np.minimum(text[place : place + count], _OTHER)
    return found


def numbers(strings: Collection[str], size: int) -> Numbers:
    """Strings of ``size`` characters each as the runs that they are."""
    return grams(codes("".join(strings)), size)[::size]


def pairs(first: Iterable[int], last: Iterable[int]) -> frozenset[int]:
    """The pairs of one of some characters and one of others, all given as numbers."""
    heads = [min(code, _OTHER) << _BITS for code in first]
    tails = [min(code, _OTHER) for code in last]
    return frozenset([head | tail for head in heads for tail in tails])


def characters(number: int) -> str:
    """The two characters of a pair."""
    return chr(number >> _BITS) + chr(number & _OTHER)


def perhaps_often(found: Numbers, least: int) -> npt.NDArray[np.intp]:
    """The indexes of all numbers that stand ``least`` times and more, and of a few others."""
    import numpy as np

    # With few slots for each, so that they stay in the processor's cache.
    hashed = _hash(found, 1 << len(found).bit_length() + 2)
    return np.flatnonzero(np.bincount(hashed)[hashed] >= least)


def _hash(found: Numbers, size: int) -> npt.NDArray[np.int64]:
    """A hash below ``size``, a power of two."""
    import numpy as np

    return (found * np.uint64(_MIX) >> np.uint64(65 - size.bit_length())).view(np.int64)
