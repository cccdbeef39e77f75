"""The distinct paragraphs of a corpus, and the formulas among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .corpus import Corpus, Fingerprint
from .shingles import Pair
from .texts import Texts

# A formula stands in at least so many speeches: among a few speeches a common paragraph
# is a copy, whatever its share.
_FEWEST_SPEECHES = 5


class Place(NamedTuple):
    """Where a block stands: the number of its speech, and its number therein."""

    speech: int
    block: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A normal form, as the first block that has it, and where it stands, in reading order."""

    block: Fingerprint
    places: tuple[Place, ...]


def paragraphs(corpus: Corpus, min_length: int) -> Sequence[Paragraph]:
    """Every distinct paragraph of at least ``min_length`` code points of normal form.

    Titles, salutations and headings are left aside: speeches share them by right.
    """
    return corpus.once(("paragraphs", min_length), lambda: _paragraphs(corpus, min_length))


def texts(corpus: Corpus, min_length: int) -> Texts:
    """The normal forms of these paragraphs."""

    def work() -> Texts:
        blocks = [one.block for one in paragraphs(corpus, min_length)]
        return Texts(
            [block.text for block in blocks],
            [block.digest for block in blocks],
            [block.length for block in blocks],
            corpus.memory,
        )

    return corpus.once(("texts", min_length), work)


def _paragraphs(corpus: Corpus, min_length: int) -> list[Paragraph]:
    places: dict[bytes, list[Place]] = defaultdict(list)
    first: dict[bytes, Fingerprint] = {}
    for number, speech in enumerate(corpus.speeches):
        for index, block in enumerate(speech.blocks):
            if not block.bare and block.length >= min_length:
                places[block.digest].append(Place(number, index))
                first.setdefault(block.digest, block)
    return [Paragraph(block, tuple(places[d])) for d, block in first.items()]


def groups(count: int, pairs: Iterable[Pair]) -> list[list[int]]:
    """The numbers below ``count`` that pairs connect, in groups, each in order."""
    root = list(range(count))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for pair in pairs:
        first, second = sorted((find(pair.first), find(pair.second)))
        root[second] = first
    members: dict[int, list[int]] = {}
    for number, parent in enumerate(root):
        if parent == number:  # the first of its group, and mostly the only one
            members[number] = [number]
        else:
            members[find(number)].append(number)
    return list(members.values())


def formulas(
    known: Sequence[Paragraph], pairs: Iterable[Pair], speeches: int, share: int
) -> list[list[int]]:
    """The groups of similar paragraphs that stand in more than ``share`` percent of speeches."""
    least = max(_FEWEST_SPEECHES, speeches * share // 100 + 1)
    found = groups(len(known), pairs)
    return [
        group
        for group in found
        if (len(group) > 1 or len(known[group[0]].places) >= least)
        and len({place.speech for n in group for place in known[n].places}) >= least
    ]
