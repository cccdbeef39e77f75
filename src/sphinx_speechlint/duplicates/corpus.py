"""The corpus as corpus rules see it: a fingerprint for every block, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from ..diagnostic import Related
from ..source import Source, Span
from ..speech import BlockKind, Page
from .normalise import normalise

_EXCERPT = 40


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One block: the hash and length of its normal form, and where it stands."""

    digest: bytes
    length: int
    kind: BlockKind
    span: Span
    place: Related


@dataclass(frozen=True, slots=True)
class SpeechPrint:
    """One speech: its file and its blocks, without those that have no normal form."""

    path: str
    blocks: tuple[Fingerprint, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Speeches in a settled order: of two copies the later one is the copy."""

    speeches: tuple[SpeechPrint, ...]


def fingerprints(page: Page) -> Iterator[SpeechPrint]:
    """The fingerprints of a page's speeches."""
    for speech in page.speeches:
        prints = (_fingerprint(page.source, b.span, b.kind) for b in speech.blocks)
        yield SpeechPrint(page.source.path, tuple(p for p in prints if p.length))


def corpus(pages: Iterable[Page]) -> Corpus:
    """The corpus of some pages, in the given order."""
    return Corpus(tuple(p for page in pages for p in fingerprints(page)))


def _fingerprint(source: Source, span: Span, kind: BlockKind) -> Fingerprint:
    text = source.slice(span)
    normal = normalise(text)
    digest = blake2b(normal.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    place = Related(
        source.path, source.position(span.start), source.position(span.end), text[:_EXCERPT]
    )
    return Fingerprint(digest, len(normal), kind, span, place)
