"""Where a text holds what is left of phrases that lost one character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Self

from .grams import Table, codes, codes_of, grams
from .source import Span
from .speech import Speech

if TYPE_CHECKING:
    from .grams import Numbers

_KEY = 3  # characters by which a place is found, or two where no more are left
_INNER = 4  # characters of a phrase that may lose its first or last one


class Hit(NamedTuple):
    """A place where what is left of a phrase stands, and the phrase does not."""

    span: Span
    phrase: str
    lost: int
    repeated: bool

    @property
    def joint(self) -> Span:
        """The two characters that meet where one is lost."""
        place = self.span.start + self.lost
        return Span(place - 1, place + 1)

    @property
    def whole(self) -> Span:
        """What is left, and at an edge the neighbour that came next to it."""
        (start, end), joint = self.span, self.joint
        return Span(min(start, joint.start), max(end, joint.end))


class _Keys(NamedTuple):
    """Keys of one size in order.

    ``rests`` are a list each: of every key the number of its phrase, its own index in what is
    left of that, and the index of the lost character in the phrase.
    """

    table: Table
    rests: Sequence[Sequence[int]]


class Phrases(NamedTuple):
    """Phrases by what they are found by when they lost a character.

    ``repeated``: they are no fixed terms, but what a speech says again and again.
    """

    phrases: Sequence[str]
    keys: Mapping[int, _Keys]
    repeated: bool

    @classmethod
    def of(cls, phrases: Iterable[str], *, repeated: bool = False) -> Self:
        """Index some phrases of three characters or more."""
        import numpy as np

        listed = sorted(phrases, key=len)
        found: dict[int, list[Numbers]] = {}
        first = 0
        for size, same in groupby(listed, key=len):
            rows = codes("".join(same)).reshape(-1, size)
            owners = np.arange(first, first := first + len(rows))
            # Nobody knows where what is merely repeated begins and ends; and two characters
            # are too little to tell what stood before or after them.
            inner = repeated or size < _INNER
            for lost in range(inner, size - inner):
                # The key holds the joint, if the loss is an inner one.
                at = max(0, min(lost - 1, size - 1 - _KEY))
                left = np.delete(rows, lost, axis=1)[:, at : at + _KEY]
                width = left.shape[1]
                rests = np.empty((4, len(rows)), np.uint64)
                rests[0] = grams(left.ravel(), width)[::width]
                rests[1], rests[2], rests[3] = owners, at, lost
                found.setdefault(width, []).append(rests)
        return cls(listed, {size: _keys(parts) for size, parts in found.items()}, repeated)

    def hits(self, speech: Speech) -> Iterator[Hit]:
        """Where a block of a speech holds what is left of one of them."""
        text, first = speech.source.text, speech.span.start
        blocks = [block.span for block in speech.blocks]
        starts = [span.start for span in blocks]
        for size, (table, (owners, places, losts)) in self.keys.items():
            for place, number in table.met(grams(speech.once(codes_of), size)):
                phrase, lost = self.phrases[owners[number]], losts[number]
                start = first + place - places[number]
                if (
                    not text.startswith(phrase, start)
                    and not text.startswith(phrase, max(0, start - 1))
                    and text.startswith(phrase[:lost] + phrase[lost + 1 :], start)
                ):
                    end = start + len(phrase) - 1
                    block = bisect_right(starts, start) - 1
                    if block >= 0 and end <= blocks[block].end:
                        yield Hit(Span(start, end), phrase, lost, self.repeated)


def _keys(parts: Sequence[Numbers]) -> _Keys:
    import numpy as np

    found = np.concatenate(parts, axis=1)
    found = found[:, found[0].argsort()]
    return _Keys(Table.of(found[0]), found[1:].tolist())
