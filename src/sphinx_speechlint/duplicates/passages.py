"""Passages that a paragraph shares with a paragraph of another speech.

Similarity does not see a clause moved into a longer paragraph; a passage does: matching
runs of characters with little between them. What it weighs is its shingles by their rarity,
so that a set phrase weighs little, however long; nothing is cut off for being frequent.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..source import Span
from .corpus import Corpus, Fingerprint
from .frequency import frequencies
from .matches import Match, best_chain, matches
from .normalise import original
from .paragraphs import paragraphs
from .seeds import seeds
from .shingles import SIZE, compare, shingles

LONGEST = 20_000  # characters of a paragraph that are compared; the rest is not
_SHORTEST = 40  # characters of the shorter paragraph, for containment to mean something
_PLACES = 8  # earlier places of one seed that a later one is compared with
_PARTNERS = 16  # earlier paragraphs that each is compared with: those that share most
_WEIGHED = 3.0  # seeds in rare characters' worth that make two paragraphs worth comparing


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on passages count: rare characters of a passage; or, where the shorter
    paragraph is contained in the longer one by ``containment``, ``contained`` of them.

    Pairs of paragraphs with a similarity of ``similar`` are near-copies, not reuse.
    """

    weight: float
    contained: float
    containment: float
    similar: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and where it stands earlier: speeches, blocks, and the spans therein (from 0).

    ``weight``: its rare characters; ``containment``: of the two paragraphs as a whole.
    """

    speech: int
    path: str
    block: Fingerprint
    span: Span
    earlier_speech: int
    earlier_path: str
    earlier_block: Fingerprint
    earlier_span: Span
    weight: float
    containment: float


class _Text(NamedTuple):
    """The first paragraph of a corpus with its normal form."""

    speech: int
    path: str
    block: Fingerprint
    normal: str


class _Shared(NamedTuple):
    """What two paragraphs have in common, and the least weight from which on that counts."""

    runs: Sequence[Match]
    containment: float
    least: float


def passages(corpus: Corpus, min_length: int, limits: Limits) -> Iterator[Passage]:
    """The passages of each paragraph that an earlier speech has, the heaviest first."""
    texts = list(_texts(corpus, min_length))
    found: dict[tuple[int, int], _Shared] = {}
    for later, earlier in _partners(texts, len(corpus.speeches)):
        if shared := _shared(texts[later].normal, texts[earlier].normal, limits):
            found[later, earlier] = shared
    rarity = _rarity(corpus, texts, found)
    results: dict[int, list[Passage]] = defaultdict(list)
    for (later, earlier), shared in found.items():
        if passage := _passage(texts[later], texts[earlier], shared, rarity):
            results[later].append(passage)
    for later in sorted(results):
        yield from sorted(results[later], key=lambda p: (-p.weight, p.earlier_block.place.path))


def overlong(corpus: Corpus) -> Iterator[tuple[str, Fingerprint, Span]]:
    """The paragraphs that are not compared in full, and the part of each that is not."""
    for speech in corpus.speeches:
        for block in speech.blocks:
            if block.length > LONGEST:
                rest = original(block.text, Span(LONGEST, LONGEST + 1)).start
                yield speech.path, block, Span(rest, len(block.text))


def _texts(corpus: Corpus, min_length: int) -> Iterator[_Text]:
    for paragraph in paragraphs(corpus, min_length):
        number, index = paragraph.places[0]
        speech = corpus.speeches[number]
        yield _Text(number, speech.path, speech.blocks[index], paragraph.text[:LONGEST])


def _partners(texts: Sequence[_Text], speeches: int) -> Iterator[tuple[int, int]]:
    """Pairs of paragraphs of two speeches, the later one first, that share enough seeds."""
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    found = seeds([text.normal for text in texts])
    for group in found.groups:
        weight = _weight(len({texts[n].speech for n in group}), speeches)
        for at, later in enumerate(group):
            for earlier in group[max(0, at - _PLACES) : at]:
                if texts[earlier].speech != texts[later].speech:
                    shared[later][earlier] += weight
    for later, partners in sorted(shared.items()):
        by_weight = sorted(partners, key=lambda earlier: (-partners[earlier], earlier))
        for earlier in by_weight[:_PARTNERS]:
            if partners[earlier] >= _WEIGHED * found.share:
                yield later, earlier


def _weight(found: int, speeches: int) -> float:
    """The rarity of what ``found`` of all speeches have: 1 in two of them, 0 in all."""
    many = max(4, speeches)
    return math.log(many / max(2, found)) / math.log(many / 2)


def _shared(later: str, earlier: str, limits: Limits) -> _Shared | None:
    """What two paragraphs share, unless it is too little or they are near-copies."""
    runs = matches(earlier, later)
    pair = compare(0, 1, shingles(earlier), shingles(later))
    contained = pair.containment >= limits.containment
    least = max(limits.weight, limits.contained)
    if contained and min(len(earlier), len(later)) >= _SHORTEST:
        least = limits.contained
    # No shingle weighs more than 1.
    if pair.jaccard >= limits.similar or sum(run.size - SIZE + 1 for run in runs) < least:
        return None
    return _Shared(runs, pair.containment, least)


def _rarity(
    corpus: Corpus, texts: Sequence[_Text], found: Mapping[tuple[int, int], _Shared]
) -> Mapping[str, float]:
    """The rarity of every shingle of the matches: only these are counted in the corpus."""
    wanted: dict[str, None] = {}
    for (_, earlier), shared in found.items():
        normal = texts[earlier].normal
        for run in shared.runs:
            for at in range(run.first, run.first + run.size - SIZE + 1):
                wanted[normal[at : at + SIZE]] = None
    counts = frequencies([t.normal for t in texts], [t.speech for t in texts], wanted)
    speeches = len(corpus.speeches)
    return {shingle: _weight(count, speeches) for shingle, count in counts.items()}


def _passage(
    later: _Text, earlier: _Text, shared: _Shared, rarity: Mapping[str, float]
) -> Passage | None:
    chain = best_chain(earlier.normal, shared.runs, rarity)
    if chain.weight < shared.least:
        return None
    return Passage(
        later.speech,
        later.path,
        later.block,
        original(later.block.text, chain.second),
        earlier.speech,
        earlier.path,
        earlier.block,
        original(earlier.block.text, chain.first),
        chain.weight,
        shared.containment,
    )
