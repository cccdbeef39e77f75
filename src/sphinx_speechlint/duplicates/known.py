"""Copies of what an index knows: paragraphs that stand in a corpus which is not being checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .corpus import Corpus, Fingerprint, KnownPlace, SpeechPrint
from .normalise import normalise


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """Paragraphs, one after the other, and where an index knows them, one after the other."""

    path: str
    blocks: Sequence[Fingerprint]
    places: Sequence[KnownPlace]

    @property
    def similarity(self) -> float:
        """The least similarity of a paragraph."""
        return min(place.similarity for place in self.places)

    @property
    def estimated(self) -> bool:
        """Whether a similarity is an estimate."""
        return any(place.estimated for place in self.places)


def known_exact(corpus: Corpus, min_length: int) -> Iterator[KnownCopy]:
    """The paragraphs that an index has word for word, in runs."""
    if corpus.known is None:
        return
    for speech in corpus.speeches:
        blocks = _long(speech, min_length)
        digests = [int.from_bytes(speech.blocks[n].digest, "big") for n in blocks]
        found = corpus.known.exact(digests, speech.path)
        yield from _runs(speech, {n: p for n, p in zip(blocks, found, strict=True) if p})


def known_similar(corpus: Corpus, min_length: int, least: float) -> Iterator[KnownCopy]:
    """The paragraphs that resemble one of an index, in runs; not those that it has exactly."""
    if corpus.known is None:
        return
    for speech in corpus.speeches:
        blocks = _long(speech, min_length)
        digests = [int.from_bytes(speech.blocks[n].digest, "big") for n in blocks]
        exact = corpus.known.exact(digests, speech.path)
        left = [n for n, place in zip(blocks, exact, strict=True) if place is None]
        texts = [normalise(speech.blocks[n].text) for n in left]
        found = corpus.known.similar(texts, least, speech.path)
        yield from _runs(speech, {n: p for n, p in zip(left, found, strict=True) if p})


def _long(speech: SpeechPrint, min_length: int) -> list[int]:
    return [
        number
        for number, block in enumerate(speech.blocks)
        if not block.bare and block.length >= min_length
    ]


def _runs(speech: SpeechPrint, found: dict[int, KnownPlace]) -> Iterator[KnownCopy]:
    run: list[int] = []
    for number, place in found.items():
        if run and not (number == run[-1] + 1 and _follows(found[run[-1]], place)):
            yield _copy(speech, run, found)
            run = []
        run.append(number)
    if run:
        yield _copy(speech, run, found)


def _follows(before: KnownPlace, after: KnownPlace) -> bool:
    first, second = before.place, after.place
    return first.path == second.path and first.start.line < second.start.line


def _copy(speech: SpeechPrint, run: Sequence[int], found: dict[int, KnownPlace]) -> KnownCopy:
    blocks = speech.blocks[run[0] : run[-1] + 1]
    return KnownCopy(speech.path, blocks, [found[number] for number in run])
