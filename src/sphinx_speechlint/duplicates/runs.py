"""Near-copies in place: runs of blocks that resemble an earlier run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .corpus import Corpus, Fingerprint
from .exact import copies
from .near import Similar, similar_pairs
from .paragraphs import Paragraph, Place, formulas, paragraphs, texts
from .shingles import Pair

# Earlier places of one paragraph that are tried, as for exact copies.
_PLACES = 8

# How far the next hit of a run may lie on either side: one block may stand between.
_STEPS = ((1, 1), (2, 2), (1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class NearCopy:
    """A run of blocks and the earlier run that it resembles; how much its paragraphs do at least.

    Both runs begin and end with a similar paragraph.
    """

    path: str
    blocks: Sequence[Fingerprint]
    earlier: Sequence[Fingerprint]
    similarity: float


class _Hit(NamedTuple):
    here: Place
    there: Place
    similarity: float


def near_copies(corpus: Corpus, min_length: int, least: float, share: int) -> Iterator[NearCopy]:
    """The runs that resemble earlier ones, in reading order, without exact copies.

    Paragraphs of at least ``min_length`` code points with a similarity of ``least`` make
    a run; one block may differ between them, and shorter blocks and headings count where
    they are the same. A paragraph found in more than ``share`` percent of the speeches is
    a formula and no copy.
    """
    known = paragraphs(corpus, min_length)
    pairs = _similar(corpus, min_length, least).pairs
    near = _neighbours(known, pairs, len(corpus.speeches), share)
    if not near:
        return
    numbers = {place: n for n, one in enumerate(known) if n in near for place in one.places}
    search = _Search(corpus, near, numbers, _copied(corpus, min_length))
    seen: dict[int, list[Place]] = defaultdict(list)
    last = Place(-1, 0)  # of the run that was found last
    for here in sorted(numbers):
        run = search.best(here, seen) if here > last else []
        if run:
            last = run[-1].here
            first, end = run[0].there, run[-1].there.block + 1
            speech = corpus.speeches[here.speech]
            yield NearCopy(
                speech.path,
                speech.blocks[here.block : last.block + 1],
                corpus.speeches[first.speech].blocks[first.block : end],
                min(hit.similarity for hit in run),
            )
        if len(seen[numbers[here]]) < _PLACES:
            seen[numbers[here]].append(here)


def crowded(corpus: Corpus, min_length: int, least: float) -> Paragraph | None:
    """The paragraph that most others resemble, if there are too many to compare all of them."""
    similar = _similar(corpus, min_length, least)
    if not similar.cut:
        return None
    count = Counter(number for pair in similar.pairs for number in (pair.first, pair.second))
    known = paragraphs(corpus, min_length)
    return known[max(count, key=lambda number: (count[number], -number), default=0)]


def _similar(corpus: Corpus, min_length: int, least: float) -> Similar:
    def work() -> Similar:
        return similar_pairs(texts(corpus, min_length), least)

    return corpus.once(("similar", min_length, least), work)


def _neighbours(
    known: Sequence[Paragraph], pairs: Sequence[Pair], speeches: int, share: int
) -> dict[int, dict[int, float]]:
    """Which paragraphs each resembles, and how much; without formulas."""
    common = {n for group in formulas(known, pairs, speeches, share) for n in group}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for pair in pairs:
        if pair.first not in common:
            near[pair.first][pair.second] = pair.jaccard
            near[pair.second][pair.first] = pair.jaccard
    return near


def _copied(corpus: Corpus, min_length: int) -> set[Place]:
    """The places that exact copies cover."""
    spans = {(c.path, block.span) for c in copies(corpus, min_length) for block in c.blocks}
    paths = {path for path, _ in spans}
    return {
        Place(number, index)
        for number, speech in enumerate(corpus.speeches)
        if speech.path in paths
        for index, block in enumerate(speech.blocks)
        if (speech.path, block.span) in spans
    }


@dataclass(frozen=True, slots=True)
class _Search:
    corpus: Corpus
    near: Mapping[int, Mapping[int, float]]
    numbers: Mapping[Place, int]
    copied: set[Place]

    def best(self, here: Place, seen: Mapping[int, Sequence[Place]]) -> list[_Hit]:
        """The run with the most hits that begins here; none if nothing earlier resembles it."""
        if here in self.copied:
            return []
        around = self.near[self.numbers[here]]
        starts = [
            _Hit(here, place, similarity)
            for other, similarity in around.items()
            for place in seen.get(other, ())
        ]
        runs = [self._grow(start) for start in starts]
        return max(runs, key=lambda run: (len(run), run[0].similarity), default=[])

    def _grow(self, start: _Hit) -> list[_Hit]:
        run = [start]
        while hit := self._next(start, run[-1]):
            run.append(hit)
        while run[-1].here not in self.numbers:  # a run does not end with a short block
            run.pop()
        return run

    def _next(self, start: _Hit, last: _Hit) -> _Hit | None:
        for here_step, there_step in _STEPS:
            here = Place(last.here.speech, last.here.block + here_step)
            there = Place(last.there.speech, last.there.block + there_step)
            if Place(here.speech, last.here.block + 1) in self.copied:
                return None
            if there.speech == start.here.speech and there.block >= start.here.block:
                continue  # a run does not overlap its own copy
            if (similarity := self._resemble(here, there)) is not None:
                return _Hit(here, there, similarity)
        return None

    def _resemble(self, here: Place, there: Place) -> float | None:
        mine, other = self._block(here), self._block(there)
        if mine is None or other is None or here in self.copied:
            return None
        if mine.digest == other.digest:
            return None if mine.formal else 1.0
        if here in self.numbers and there in self.numbers:
            return self.near[self.numbers[here]].get(self.numbers[there])
        return None

    def _block(self, place: Place) -> Fingerprint | None:
        blocks = self.corpus.speeches[place.speech].blocks
        return blocks[place.block] if place.block < len(blocks) else None
