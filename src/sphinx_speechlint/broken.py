"""Where a text holds what is left of phrases that lost one character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from .grams import Table, codes_of, grams, numbers
from .source import Span
from .speech import Speech

_KEY = 3  # characters by which a place is found, or two where no more are left
_INNER = 4  # characters of a phrase that may lose its first or last one


class _Rest(NamedTuple):
    """What is left of a phrase: ``at`` is the index of its key, ``lost`` of the character."""

    phrase: str
    text: str
    at: int
    lost: int


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
        return Span(min(self.span.start, self.joint.start), max(self.span.end, self.joint.end))


class Phrases(NamedTuple):
    """Phrases by what they are found by when they lost a character.

    ``repeated``: they are no fixed terms, but what a speech says again and again.
    """

    rests: Mapping[str, Sequence[_Rest]]
    tables: Mapping[int, Table]
    repeated: bool

    @classmethod
    def of(cls, phrases: Collection[str], *, repeated: bool = False) -> Self:
        """Index some phrases of three characters or more."""
        rests: dict[str, list[_Rest]] = {}
        for phrase in phrases:
            # Nobody knows where what is merely repeated begins and ends; and two characters
            # are too little to tell what stood before or after them.
            inner = repeated or len(phrase) < _INNER
            for lost in range(inner, len(phrase) - inner):
                rest = phrase[:lost] + phrase[lost + 1 :]
                # The key holds the joint, if the loss is an inner one.
                at = max(0, min(lost - 1, len(rest) - _KEY))
                rests.setdefault(rest[at : at + _KEY], []).append(_Rest(phrase, rest, at, lost))
        sizes = {size: [key for key in rests if len(key) == size] for size in (_KEY - 1, _KEY)}
        tables = {size: Table.of(numbers(keys, size)) for size, keys in sizes.items() if keys}
        return cls(rests, tables, repeated)

    def hits(self, speech: Speech) -> Iterator[Hit]:
        """Where a block of a speech holds what is left of one of them."""
        text, first = speech.source.text, speech.span.start
        blocks = [block.span for block in speech.blocks]
        starts = [span.start for span in blocks]
        for size, table in self.tables.items():
            for place in table.places(grams(speech.once(codes_of), size)).tolist():
                key = first + place
                for phrase, rest, at, lost in self.rests[text[key : key + size]]:
                    start = key - at
                    if (
                        not text.startswith(phrase, start)
                        and not text.startswith(phrase, max(0, start - 1))
                        and text.startswith(rest, start)
                    ):
                        end = start + len(rest)
                        block = bisect_right(starts, start) - 1
                        if block >= 0 and end <= blocks[block].end:
                            yield Hit(Span(start, end), phrase, lost, self.repeated)
