"""The corpus as corpus rules see it: a fingerprint for every block, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeVar

from xxhash import xxh3_64_digest

from ..diagnostic import Related
from ..source import Position, Source, Span
from ..speech import Block, BlockKind, Page
from .memory import Memory
from .normalise import normalise

_Work = TypeVar("_Work")
_EXCERPT = 40
_FORMAL = (BlockKind.TITLE, BlockKind.BYLINE, BlockKind.SALUTATION)


class Fingerprint(NamedTuple):
    """One block: its text, the hash and length of its normal form, and where it stands.

    ``bare``: a title, salutation or heading, which two speeches may share by right;
    ``formal``: of these, what is neither paragraph nor heading.
    """

    digest: bytes
    length: int
    bare: bool
    formal: bool
    path: str
    span: Span
    start: Position
    text: str
    cut: Span  # what to delete to be rid of the block

    @property
    def place(self) -> Related:
        """Where it stands, as diagnostics name it."""
        line, column = self.start
        end = Position(line, column + len(self.text))  # a block is of one line
        return Related(self.path, self.start, end, self.text[:_EXCERPT])


@dataclass(frozen=True, slots=True)
class SpeechPrint:
    """One speech: its file and its blocks, without those that have no normal form."""

    path: str
    blocks: tuple[Fingerprint, ...]
    title: str = ""


class KnownPlace(NamedTuple):
    """A paragraph that stands elsewhere, perhaps on no machine of ours, and its similarity."""

    place: Related
    title: str
    similarity: float
    estimated: bool


class Known(Protocol):
    """What is known of further speeches: an index."""

    def exact(self, digests: Sequence[int], path: str) -> list[KnownPlace | None]:
        """For each digest a place that has it, in other files than ``path``."""

    def similar(self, texts: Sequence[str], least: float, path: str) -> list[KnownPlace | None]:
        """For each normal form the most similar paragraph in other files than ``path``."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Speeches in a settled order: of two copies the later one is the copy.

    ``known`` are further speeches, all of them earlier; ``memory`` remembers what comparing
    them found, which changes how long it takes and nothing else.
    """

    speeches: tuple[SpeechPrint, ...]
    known: Known | None = None
    memory: Memory | None = field(default=None, compare=False)
    _done: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Hashable, work: Callable[[], _Work]) -> _Work:
        """What several rules ask of the speeches, worked out the first time."""
        if key not in self._done:
            self._done[key] = work()
        done: _Work = self._done[key]
        return done


def fingerprints(page: Page) -> Iterator[SpeechPrint]:
    """The fingerprints of a page's speeches."""
    for speech in page.speeches:
        prints = (_fingerprint(page.source, block) for block in speech.blocks)
        yield SpeechPrint(page.source.path, tuple(p for p in prints if p.length), speech.title)


def corpus(pages: Iterable[Page]) -> Corpus:
    """The corpus of some pages, in the given order."""
    return Corpus(tuple(p for page in pages for p in fingerprints(page)))


def is_bare(block: Block) -> bool:
    """Whether a block is one that two speeches may share by right; see :class:`Fingerprint`."""
    heading = block.kind is BlockKind.HEADING and block.level < 5 and block.body is None
    return heading or block.kind in _FORMAL


def _fingerprint(source: Source, block: Block) -> Fingerprint:
    text = source.slice(block.span)
    normal = normalise(text)
    digest = xxh3_64_digest(normal.encode("utf-8", "surrogatepass"))
    formal = block.kind in _FORMAL
    return Fingerprint(
        digest,
        len(normal),
        is_bare(block),
        formal,
        source.path,
        block.span,
        source.position(block.span.start),
        text,
        source.cut_span(block.span),
    )
