"""All copies of a corpus at a glance: groups of paragraphs, passages, formulas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .corpus import Corpus, Fingerprint
from .near import similar_pairs
from .paragraphs import Paragraph, Place, formulas, groups, paragraphs, texts
from .passages import Passage, overlong, passages
from .shared import Limits
from .shingles import compare, shingles
from .texts import Texts


@dataclass(frozen=True, slots=True)
class Copy:
    """A paragraph of a group: the number of its speech, and its likeness to the first one.

    ``similarity`` and ``containment`` are those of :class:`~.shingles.Pair`.
    """

    speech: int
    block: Fingerprint
    similarity: float = 1.0
    containment: float = 1.0


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs that are the same or resemble each other, in reading order."""

    copies: tuple[Copy, ...]


class Edge(NamedTuple):
    """That one speech has text of an earlier one: how many paragraphs and passages."""

    later: int
    earlier: int
    paragraphs: int
    passages: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found, and what was not looked for.

    ``limited``: too many paragraphs resembled each other to compare all; ``overlong``
    paragraphs were not searched for passages to their end.
    """

    corpus: Corpus
    groups: Sequence[Group]
    passages: Sequence[Passage]
    formulas: Sequence[Group]
    limited: bool
    overlong: Sequence[Fingerprint] = ()

    def edges(self) -> list[Edge]:
        """Who has text of whom: each copy from the first speech that has it, in order."""
        whole = Counter(
            (copy.speech, group.copies[0].speech)
            for group in self.groups
            for copy in group.copies
            if copy.speech != group.copies[0].speech
        )
        parts = Counter((passage.speech, passage.earlier_speech) for passage in self.passages)
        return [Edge(*both, whole[both], parts[both]) for both in sorted({*whole, *parts})]


def make_listing(
    corpus: Corpus, min_length: int, least: float, share: int, limits: Limits
) -> Listing:
    """All copies of a corpus, with the options of the rules that report them one by one."""
    known = paragraphs(corpus, min_length)
    normal = texts(corpus, min_length)
    similar = similar_pairs(normal, least)
    common = {group[0] for group in formulas(known, similar.pairs, len(corpus.speeches), share)}
    kept: list[Group] = []
    left_out: list[Group] = []
    for numbers in groups(len(known), similar.pairs):
        copies = tuple(_copies(corpus, known, normal, numbers))
        if len(copies) > 1:
            (left_out if numbers[0] in common else kept).append(Group(copies))
    found = tuple(passages(corpus, min_length, limits))
    too_long = [block for _, block, _ in overlong(corpus)]
    return Listing(corpus, kept, found, left_out, similar.cut, too_long)


def _copies(
    corpus: Corpus, known: Sequence[Paragraph], normal: Texts, numbers: Sequence[int]
) -> Iterator[Copy]:
    first = shingles(normal[numbers[0]])
    found: list[tuple[Place, float, float]] = []
    for number in numbers:
        likeness = (1.0, 1.0)
        if number != numbers[0]:
            pair = compare(0, 1, first, shingles(normal[number]))
            likeness = (pair.jaccard, pair.containment)
        found += [(place, *likeness) for place in known[number].places]
    for place, similarity, containment in sorted(found):
        block = corpus.speeches[place.speech].blocks[place.block]
        yield Copy(place.speech, block, similarity, containment)
