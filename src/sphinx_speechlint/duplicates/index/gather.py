"""From pages to what a segment is made of: the only step of a build that reads text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from xxhash import xxh3_64_intdigest

from ...speech import Page, Speech
from ..bulk import normalise_all
from ..corpus import is_bare
from ..minhash import BATCH, bands, signatures
from .layout import EXCERPT, Contents, Document, pack

MIN_LENGTH = 20  # of a normal form, as in the rules
_PARAGRAPHS, _CHARACTERS = 4 * BATCH, 1 << 21  # that are signed together, about


def gather(pages: Iterable[Page], threads: int = 1, most: int = _PARAGRAPHS) -> Iterator[Contents]:
    """The paragraphs of some pages, about ``most`` at a time."""
    waiting = _Waiting()
    for page in pages:
        for speech in page.speeches:
            waiting.take(speech)
        if len(waiting.texts) >= most or waiting.characters >= _CHARACTERS:
            yield from waiting.contents(threads)
            waiting = _Waiting()
    yield from waiting.contents(threads)


def normal_path(path: str) -> str:
    """A path as an index keeps it."""
    return os.path.normpath(path) if path != "-" else path


@dataclass(slots=True)
class _Waiting:
    """Paragraphs on their way into a segment: a text, an owner and a place each.

    A place is a line, its first column and the one after its last.
    """

    documents: list[Document] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    places: list[tuple[int, int, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    characters: int = 0

    def take(self, speech: Speech) -> None:
        source = speech.source
        for block in speech.blocks:
            if is_bare(block):
                continue
            text = source.slice(block.span)
            line, column = source.position(block.span.start)
            self.owners.append(len(self.documents))
            self.places.append((line, column, column + len(text)))
            self.texts.append(text)
            self.characters += len(text)
        self.documents.append(Document(normal_path(source.path), speech.title))

    def contents(self, threads: int) -> Iterator[Contents]:
        """All of it, without short paragraphs and documents that have no others."""
        normal = normalise_all(self.texts)
        kept = [number for number, text in enumerate(normal) if len(text) >= MIN_LENGTH]
        if not kept:
            return
        normal = [normal[number] for number in kept]
        present, owners = np.unique(np.array(self.owners)[kept], return_inverse=True)
        signed = signatures(normal, threads)
        digests = (xxh3_64_intdigest(text.encode("utf-8", "surrogatepass")) for text in normal)
        places = np.array(self.places, np.uint32)[kept]
        yield Contents(
            [self.documents[number] for number in present.tolist()],
            np.fromiter(digests, np.uint64, len(normal)),
            bands(signed),
            pack(signed),
            owners.astype(np.uint32),
            places[:, 0],
            places[:, 1:],
            [self.texts[number][:EXCERPT] for number in kept],
        )
