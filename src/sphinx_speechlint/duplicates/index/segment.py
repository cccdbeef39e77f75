"""A segment opened for reading by mmap: what it has for a digest or for the keys of bands."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...diagnostic import Related
from ...source import Position
from ..minhash import BANDS, I64, U32, U64
from .layout import ARRAYS, BLOCK, DOCUMENTS, KEY_BITS, TAIL_BITS, U8, U16, Contents, Document

_QUERIES = 256  # looked up at a time


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment opened for reading; the arrays stay on the disk until they are looked at."""

    documents: Sequence[Document]
    digests: U64
    signs: U8
    low_numbers: U16
    high_numbers: U8
    tails: U16
    starts: U32
    owners: U32
    lines: U32
    columns: U32
    excerpt_starts: I64
    excerpts: U8

    @classmethod
    def open(cls, folder: Path) -> Segment:
        """Open a segment.

        :raises OSError: if a file is missing.
        :raises ValueError: if one is not what it should be.
        """
        documents = json.loads((folder / DOCUMENTS).read_bytes())
        arrays = [
            np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
            for name in ARRAYS
        ]
        return cls([Document(*one) for one in documents], *arrays)

    def exact(self, digest: int) -> range:
        """The numbers of the paragraphs with a digest."""
        wanted = np.uint64(digest)
        first = int(np.searchsorted(self.digests, wanted))
        last = int(np.searchsorted(self.digests, wanted, "right"))
        return range(first, last)

    def candidates(self, keys: U32) -> Iterator[tuple[I64, I64]]:
        """Queries, by their row in ``keys``, and the distinct paragraphs that have an equal band,
        some queries at a time.
        """
        short = keys >> np.uint32(32 - KEY_BITS)
        for start in range(0, len(keys), _QUERIES):
            part = short[start : start + _QUERIES]
            packed = np.sort(np.concatenate([self._equal(part, band) for band in range(BANDS)]))
            packed = packed[np.diff(packed, prepend=-1) > 0]  # np.unique loads numpy.ma
            yield (packed >> 32) + start, packed & 0xFFFFFFFF

    def _equal(self, keys: U32, band: int) -> I64:
        first = keys[:, band] >> np.uint32(KEY_BITS - self._first_bits)
        begins = self.starts[band][first].astype(np.int64)
        counts = self.starts[band][first + np.uint32(1)] - begins
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        at = np.repeat(begins, counts) + offsets
        queries = np.repeat(np.arange(len(keys)), counts)
        tails = (keys[:, band] & np.uint32((1 << TAIL_BITS) - 1)).astype(np.uint16)
        same = self.tails[band][at] == tails[queries]
        packed: I64 = queries[same] << 32 | self._numbers(band, at[same])
        return packed

    def _numbers(self, band: int, at: I64) -> I64:
        high = self.high_numbers[band][at].astype(np.int64)
        numbers: I64 = high << 16 | self.low_numbers[band][at]
        return numbers

    @property
    def _first_bits(self) -> int:
        return (len(self.starts[0]) - 1).bit_length() - 1

    def place(self, number: int) -> Related:
        """Where a paragraph stands, with the beginning of its text."""
        line, (start, end) = int(self.lines[number]), self.columns[number].tolist()
        path = self.documents[int(self.owners[number])].path
        excerpt = self._excerpts(number // BLOCK)[number % BLOCK]
        return Related(path, Position(line, start), Position(line, end), excerpt)

    def _excerpts(self, block: int) -> list[str]:
        start, end = self.excerpt_starts[block : block + 2].tolist()
        data = zlib.decompress(self.excerpts[start:end].tobytes())
        return data.decode("utf-16-le", "surrogatepass").split("\0")

    def contents(self, removed: Sequence[int]) -> Contents:
        """Everything without some documents, for a new segment."""
        kept = np.flatnonzero(~np.isin(self.owners, removed))
        left = [n for n in range(len(self.documents)) if n not in set(removed)]
        renumbered = np.zeros(len(self.documents), np.uint32)
        renumbered[left] = np.arange(len(left))
        blocks = range(len(self.excerpt_starts) - 1)
        excerpts = [text for block in blocks for text in self._excerpts(block)]
        return Contents(
            [self.documents[n] for n in left],
            self.digests[kept],
            self._keys()[kept],
            self.signs[kept],
            renumbered[self.owners[kept]],
            self.lines[kept],
            self.columns[kept],
            [excerpts[n] for n in kept.tolist()],
        )

    def _keys(self) -> U32:
        """The keys of every paragraph, as far as they are kept."""
        keys = np.zeros((len(self.digests), BANDS), np.uint32)
        tail_bits = KEY_BITS - self._first_bits
        for band in range(BANDS):
            first = np.repeat(np.arange(self.starts.shape[1] - 1), np.diff(self.starts[band]))
            tails = self.tails[band] & np.uint16((1 << min(tail_bits, TAIL_BITS)) - 1)
            numbers = self._numbers(band, np.arange(len(tails)))
            keys[numbers, band] = (first << tail_bits | tails) << (32 - KEY_BITS)
        fresh = np.concatenate(([True], self.digests[1:] != self.digests[:-1]))
        representative: U32 = keys[np.flatnonzero(fresh)[np.cumsum(fresh) - 1]]
        return representative
