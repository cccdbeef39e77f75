"""A segment: the paragraphs of some speeches as sorted arrays, read by mmap, never changed.

Paragraphs are numbered by the hash of their normal form, so that exact copies are found by
binary search. For each of the 32 bands there is a list of the distinct paragraphs, sorted by
the leading 24 bits of their keys: numbers of 24 bits, the last 16 bits of each key, and
where each run of keys with the same first bits begins. Of each signature row two bits are
kept, enough to estimate a similarity to ±.05.

Some 250 bytes a paragraph: 160 for the bands, 32 for the signature, 8 for the hash, 16 for
the place, the rest for the excerpt.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...diagnostic import Related
from ...source import Position
from ..minhash import BANDS, I64, PERMUTATIONS, U32, U64

EXCERPT = 16  # characters kept of a paragraph, to show where the other copy stands
MOST = 1 << 22  # paragraphs of a segment; their numbers have to fit into 24 bits
_KEY_BITS, _TAIL_BITS = 24, 16
_RUN = 256  # paragraphs in a run of a band, on average
_BLOCK = 128  # excerpts compressed together
_QUERIES = 256  # looked up at a time
_DOCUMENTS = "documents.json"
_ARRAYS = (
    "digests",
    "signs",
    "low-numbers",
    "high-numbers",
    "tails",
    "starts",
    "owners",
    "lines",
    "columns",
    "excerpt-starts",
    "excerpts",
)

U8 = NDArray[np.uint8]
U16 = NDArray[np.uint16]


class Document(NamedTuple):
    """A speech: its file, and its title."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a segment is made of: a row for each paragraph in everything but ``documents``.

    ``keys`` are those of the bands, of which 24 bits are kept, ``signs`` packed signatures;
    ``owners`` are numbers of documents, ``columns`` the first one and the one after the last.
    """

    documents: Sequence[Document]
    digests: U64
    keys: U32
    signs: U8
    owners: U32
    lines: U32
    columns: U32
    excerpts: Sequence[str]


def pack(signed: U32) -> U8:
    """The two lower bits of each row of some signatures, four rows to a byte.

    The upper bits of what is a minimum are nearly always 0.
    """
    low = (signed & np.uint32(3)).astype(np.uint8).reshape(len(signed), PERMUTATIONS // 4, 4)
    low <<= np.array([0, 2, 4, 6], np.uint8)
    packed: U8 = np.bitwise_or.reduce(low, axis=2)
    return packed


def estimate(first: U8, second: U8) -> NDArray[np.float64]:
    """The similarity of packed signatures, row by row; equal by chance is one row in four."""
    differ = first ^ second
    differ = (differ | differ >> np.uint8(1)) & np.uint8(0x55)
    equal = 1 - np.bitwise_count(differ).sum(axis=1) / PERMUTATIONS
    return np.asarray((equal - 0.25) / 0.75)


def write_segment(folder: Path, contents: Contents) -> None:
    """Write a segment of at least one paragraph into a new folder, and have it on the disk."""
    folder.mkdir()
    order = np.argsort(contents.digests, kind="stable")
    digests = contents.digests[order]
    fresh = np.flatnonzero(np.concatenate(([True], digests[1:] != digests[:-1])))
    arrays: dict[str, NDArray[Any]] = {
        "digests": digests,
        "signs": contents.signs[order],
        "owners": contents.owners[order],
        "lines": contents.lines[order],
        "columns": contents.columns[order],
        **_band_arrays(contents.keys[order][fresh] >> np.uint32(32 - _KEY_BITS), fresh),
        **_excerpt_arrays([contents.excerpts[n] for n in order.tolist()]),
    }
    for name in _ARRAYS:
        with (folder / f"{name}.npy").open("xb") as file:
            np.save(file, arrays[name])
            file.flush()
            os.fsync(file.fileno())
    with (folder / _DOCUMENTS).open("xb") as file:
        file.write(json.dumps(contents.documents, ensure_ascii=False).encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())


def _band_arrays(keys: U32, numbers: I64) -> dict[str, NDArray[Any]]:
    """The lists of the bands, from 24 bits of the keys of distinct paragraphs."""
    first_bits = min(_KEY_BITS, max(_KEY_BITS - _TAIL_BITS, (len(keys) // _RUN).bit_length()))
    shift = np.uint32(_KEY_BITS - first_bits)
    size = len(keys)
    low, high = np.empty((BANDS, size), np.uint16), np.empty((BANDS, size), np.uint8)
    tails = np.empty((BANDS, size), np.uint16)
    starts = np.empty((BANDS, (1 << first_bits) + 1), np.uint32)
    for band in range(BANDS):
        by_key = np.argsort(keys[:, band], kind="stable")
        key, number = keys[by_key, band], numbers[by_key]
        low[band], high[band] = number & 0xFFFF, number >> 16
        tails[band] = key & np.uint32((1 << _TAIL_BITS) - 1)
        starts[band] = np.searchsorted(key >> shift, np.arange((1 << first_bits) + 1))
    return {"low-numbers": low, "high-numbers": high, "tails": tails, "starts": starts}


def _excerpt_arrays(excerpts: Sequence[str]) -> dict[str, NDArray[Any]]:
    blocks = []
    for start in range(0, len(excerpts), _BLOCK):
        texts = (
            text[:EXCERPT].replace("\0", "") for text in islice(excerpts, start, start + _BLOCK)
        )
        blocks.append(zlib.compress("\0".join(texts).encode("utf-16-le", "surrogatepass"), 9))
    ends = np.cumsum([0, *map(len, blocks)], dtype=np.int64)
    return {"excerpt-starts": ends, "excerpts": np.frombuffer(b"".join(blocks), np.uint8)}


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
        documents = json.loads((folder / _DOCUMENTS).read_bytes())
        arrays = [
            np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))
            for name in _ARRAYS
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
        short = keys >> np.uint32(32 - _KEY_BITS)
        for start in range(0, len(keys), _QUERIES):
            part = short[start : start + _QUERIES]
            packed = np.unique(np.concatenate([self._equal(part, band) for band in range(BANDS)]))
            yield (packed >> 32) + start, packed & 0xFFFFFFFF

    def _equal(self, keys: U32, band: int) -> I64:
        first = keys[:, band] >> np.uint32(_KEY_BITS - self._first_bits)
        begins = self.starts[band][first].astype(np.int64)
        counts = self.starts[band][first + np.uint32(1)] - begins
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        at = np.repeat(begins, counts) + offsets
        queries = np.repeat(np.arange(len(keys)), counts)
        tails = (keys[:, band] & np.uint32((1 << _TAIL_BITS) - 1)).astype(np.uint16)
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
        excerpt = self._excerpts(number // _BLOCK)[number % _BLOCK]
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
        tail_bits = _KEY_BITS - self._first_bits
        for band in range(BANDS):
            first = np.repeat(np.arange(self.starts.shape[1] - 1), np.diff(self.starts[band]))
            tails = self.tails[band] & np.uint16((1 << min(tail_bits, _TAIL_BITS)) - 1)
            numbers = self._numbers(band, np.arange(len(tails)))
            keys[numbers, band] = (first << tail_bits | tails) << (32 - _KEY_BITS)
        fresh = np.concatenate(([True], self.digests[1:] != self.digests[:-1]))
        representative: U32 = keys[np.flatnonzero(fresh)[np.cumsum(fresh) - 1]]
        return representative
