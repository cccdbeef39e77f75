"""An index for reading: exact copies and near-copies of texts, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...source import InputError, Source, Span
from ..corpus import KnownPlace
from ..minhash import LEAST_AGREEMENT, bands, signatures
from ..normalise import normalise
from ..shingles import compare, shingles
from .layout import estimate, pack
from .manifest import Entry, Manifest, checksums, damaged, read_manifest
from .segment import Segment

_TRIES = 5  # a merge may delete segments between reading the manifest and opening them
_MOST = 4  # near-copies of one text that are looked at more closely, in each segment


@dataclass(frozen=True, slots=True)
class Index:
    """An index as it was when it was opened."""

    folder: Path
    manifest: Manifest
    segments: tuple[Segment, ...]

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Open an index.

        :raises InputError: if it is none, damaged, or made with other parameters.
        """
        for attempt in range(_TRIES):
            manifest = read_manifest(folder)
            try:
                segments = (Segment.open(folder / entry.name) for entry in manifest.entries)
                return cls(folder, manifest, tuple(segments))
            except FileNotFoundError as error:
                if attempt == _TRIES - 1:
                    raise damaged(folder, Path(error.filename).name) from error
            except (OSError, ValueError, TypeError) as error:
                raise damaged(folder, str(error)) from error
        raise AssertionError

    def counts(self) -> tuple[int, int]:
        """How many speeches and paragraphs count."""
        documents = paragraphs = 0
        for entry, segment in zip(self.manifest.entries, self.segments, strict=True):
            documents += entry.documents - len(entry.removed)
            gone = np.isin(segment.owners, entry.removed).sum() if entry.removed else 0
            paragraphs += entry.paragraphs - int(gone)
        return documents, paragraphs

    def size(self) -> int:
        """Its bytes on the disk."""
        names = (entry.name for entry in self.manifest.entries)
        return sum(f.stat().st_size for name in names for f in (self.folder / name).iterdir())

    def exact(self, digests: Sequence[int], path: str) -> list[KnownPlace | None]:
        """For each digest the first place that has it, in other files than ``path``."""
        return [next(self._exact(digest, path), None) for digest in digests]

    def similar(self, texts: Sequence[str], least: float, path: str) -> list[KnownPlace | None]:
        """For each normal form the most similar paragraph in other files than ``path``.

        The similarity is exact where the other file is at hand and unchanged, else an
        estimate.
        """
        signed = signatures(texts)
        keys, packed = bands(signed), pack(signed)
        found: list[list[KnownPlace]] = [[] for _ in texts]
        for entry, segment in zip(self.manifest.entries, self.segments, strict=True):
            for queries, numbers in segment.candidates(keys):
                likeness = estimate(packed[queries], segment.signs[numbers])
                good = np.flatnonzero(likeness >= LEAST_AGREEMENT)
                for at in good[np.argsort(-likeness[good], kind="stable")].tolist():
                    query = int(queries[at])
                    if len(found[query]) < _MOST:
                        place = self._place(entry, segment, int(numbers[at]), path)
                        found[query] += [place._replace(similarity=likeness[at])] if place else []
        return [
            self._closest(text, places, least) for text, places in zip(texts, found, strict=True)
        ]

    def _closest(self, text: str, places: Sequence[KnownPlace], least: float) -> KnownPlace | None:
        closer = [_verified(text, place) for place in places]
        best = max(closer, key=lambda place: place.similarity, default=None)
        return best if best and best.similarity >= least else None

    def _exact(self, digest: int, path: str) -> Iterator[KnownPlace]:
        for entry, segment in zip(self.manifest.entries, self.segments, strict=True):
            for number in segment.exact(digest):
                if place := self._place(entry, segment, number, path):
                    yield place

    def _place(self, entry: Entry, segment: Segment, number: int, path: str) -> KnownPlace | None:
        """A paragraph, or another one with the same normal form that counts."""
        for one in segment.exact(int(segment.digests[number])):
            owner = int(segment.owners[one])
            document = segment.documents[owner]
            if owner not in entry.removed and not _same_file(document.path, path):
                return KnownPlace(segment.place(one), document.title, 1.0, estimated=False)
        return None

    def verify(self) -> None:
        """Read everything once more.

        :raises InputError: if a file is not as it was written.
        """
        for entry in self.manifest.entries:
            try:
                found = checksums(self.folder / entry.name)
            except OSError as error:
                raise damaged(self.folder, str(error.filename)) from error
            for name in {*found, *entry.checksums}:
                if found.get(name) != entry.checksums.get(name):
                    raise damaged(self.folder, f"{entry.name}/{name}")


def _same_file(known: str, path: str) -> bool:
    return Path(known) == Path(path) or Path(known).resolve() == Path(path).resolve()


def _verified(text: str, place: KnownPlace) -> KnownPlace:
    """The same with its exact similarity, if the paragraph can be read where it stood."""
    there = place.place
    try:
        source = Source.read(there.path)
    except InputError:
        return place._replace(estimated=True)
    other = source.slice(Span(source.offset(there.start), source.offset(there.end)))
    a, b = shingles(text), shingles(normalise(other))
    if not a or not b or not other.startswith(there.excerpt):
        return place._replace(estimated=True)
    return place._replace(similarity=compare(0, 1, a, b).jaccard)
