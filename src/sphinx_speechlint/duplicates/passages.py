"""Passages that a paragraph shares with a paragraph of another speech.

Similarity does not see a clause moved into a longer paragraph; a passage does: matching
runs of characters with little between them. What it weighs is its shingles by their rarity,
so that a set phrase weighs little, however long; nothing is cut off for being frequent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..source import Span
from .corpus import Corpus, Fingerprint
from .frequency import frequencies
from .matches import Chain, best_chain
from .normalise import original
from .paragraphs import Paragraph, paragraphs, texts
from .partners import partners, rarity
from .shared import Limits, Shared, all_shared
from .shingles import SIZE
from .texts import Texts

LONGEST = 20_000  # characters of a paragraph that are compared; the rest is not


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and where it stands earlier: speeches, blocks, and the spans therein (from 0).

    ``weight``: its rare characters; ``containment``: of the two paragraphs as a whole.
    """

    speech: int
    block: Fingerprint
    span: Span
    earlier_speech: int
    earlier_block: Fingerprint
    earlier_span: Span
    weight: float
    containment: float

    @property
    def path(self) -> str:
        """The file."""
        return self.block.path

    @property
    def earlier_path(self) -> str:
        """The file where it stands earlier."""
        return self.earlier_block.path


def passages(corpus: Corpus, min_length: int, limits: Limits) -> Iterator[Passage]:
    """The passages of each paragraph that an earlier speech has, the heaviest first."""
    known = paragraphs(corpus, min_length)
    forms = texts(corpus, min_length).up_to(LONGEST)
    speeches = [paragraph.places[0].speech for paragraph in known]
    pairs = partners(forms, speeches, len(corpus.speeches))
    found = all_shared(forms, pairs, limits)
    rare = _rarity(forms, speeches, len(corpus.speeches), found)
    results: dict[int, list[Passage]] = defaultdict(list)
    for (later, earlier), shared in found.items():
        chain = best_chain(forms[earlier], shared.runs, rare)
        if chain.weight >= shared.least:
            results[later].append(_passage(known[later], known[earlier], shared, chain))
    for later in sorted(results):
        yield from sorted(results[later], key=lambda p: (-p.weight, p.earlier_path))


def overlong(corpus: Corpus) -> Iterator[tuple[str, Fingerprint, Span]]:
    """The paragraphs that are not compared in full, and the part of each that is not."""
    for speech in corpus.speeches:
        for block in speech.blocks:
            if block.length > LONGEST:
                rest = original(block.text, Span(LONGEST, LONGEST + 1)).start
                yield speech.path, block, Span(rest, len(block.text))


def _rarity(
    forms: Texts,
    of_speech: Sequence[int],
    speeches: int,
    found: Mapping[tuple[int, int], Shared],
) -> Mapping[str, float]:
    """The rarity of every shingle of the matches: only these are counted in the corpus."""
    wanted: dict[str, None] = {}
    for (_, earlier), shared in found.items():
        normal = forms[earlier]
        for run in shared.runs:
            for at in range(run.first, run.first + run.size - SIZE + 1):
                wanted[normal[at : at + SIZE]] = None
    counts = frequencies(forms, of_speech, wanted)
    return {shingle: rarity(count, speeches) for shingle, count in counts.items()}


def _passage(later: Paragraph, earlier: Paragraph, shared: Shared, chain: Chain) -> Passage:
    return Passage(
        later.places[0].speech,
        later.block,
        original(later.block.text, chain.second),
        earlier.places[0].speech,
        earlier.block,
        original(earlier.block.text, chain.first),
        chain.weight,
        shared.containment,
    )
