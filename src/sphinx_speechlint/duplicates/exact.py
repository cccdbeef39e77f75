"""Exact copies: runs of blocks whose normal forms stand earlier in the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .corpus import Corpus, Fingerprint

# Earlier places that are tried for the longest run; more of them change only which of
# many equal copies is named, and would make a million equal paragraphs quadratic.
_PLACES = 8


@dataclass(frozen=True, slots=True)
class Copy:
    """A run of blocks and the earlier run that it repeats; ``within``: in one speech."""

    path: str
    blocks: Sequence[Fingerprint]
    earlier: Sequence[Fingerprint]
    within: bool


def copies(corpus: Corpus, min_length: int) -> Sequence[Copy]:
    """The longest runs that repeat earlier ones, in reading order.

    A paragraph of at least ``min_length`` code points of normal form is a copy by itself;
    shorter ones and headings count only in a run of two or more.
    """
    return corpus.once(("copies", min_length), lambda: list(_copies(corpus, min_length)))


def _copies(corpus: Corpus, min_length: int) -> Iterator[Copy]:
    seen: dict[bytes, list[tuple[int, int]]] = {}
    times = Counter(block.digest for speech in corpus.speeches for block in speech.blocks)
    for number, speech in enumerate(corpus.speeches):
        index = 0
        while index < len(speech.blocks):
            if times[speech.blocks[index].digest] == 1:  # most stand nowhere else
                index += 1
                continue
            length, place = _longest(corpus, seen, number, index)
            run = speech.blocks[index : index + length]
            if place is not None and _counts(run, min_length):
                other, start = place
                first, last = _words_of_its_own(run)
                earlier = corpus.speeches[other].blocks[start + first : start + last]
                yield Copy(speech.path, run[first:last], earlier, other == number)
            else:
                run = speech.blocks[index : index + 1]
            for offset, block in enumerate(run):
                places = seen.setdefault(block.digest, [])
                if len(places) < _PLACES:
                    places.append((number, index + offset))
            index += len(run)


def _longest(
    corpus: Corpus, seen: dict[bytes, list[tuple[int, int]]], number: int, index: int
) -> tuple[int, tuple[int, int] | None]:
    """The length and the place of the longest earlier run that the blocks here repeat."""
    blocks = corpus.speeches[number].blocks
    best, place = 0, None
    for other, start in seen.get(blocks[index].digest, ()):
        earlier = corpus.speeches[other].blocks
        limit = min(len(blocks) - index, len(earlier) - start)
        if other == number:
            limit = min(limit, index - start)  # a run does not overlap its own copy
        length = 0
        while length < limit and blocks[index + length].digest == earlier[start + length].digest:
            length += 1
        if length > best:
            best, place = length, (other, start)
    return best, place


def _words_of_its_own(run: Sequence[Fingerprint]) -> tuple[int, int]:
    """A run without the title, byline and salutation at its ends, which speeches share by right."""
    own = [index for index, block in enumerate(run) if not block.formal]
    return own[0], own[-1] + 1


def _counts(run: Sequence[Fingerprint], min_length: int) -> bool:
    if any(not block.bare and block.length >= min_length for block in run):
        return True
    return sum(not block.formal for block in run) >= 2
