"""How a segment is laid out, and how it is written.

The paragraphs of some speeches become sorted arrays that are never changed. They are
numbered by the hash of their normal form, so that exact copies are found by binary search.
For each of the 32 bands there is a list of the distinct paragraphs, sorted by the leading
24 bits of their keys: numbers of 24 bits, the last 16 bits of each key, and where each run
of keys with the same first bits begins. Of each signature row two bits are kept, enough to
estimate a similarity to ±.05.

Some 240 bytes a paragraph: 160 for the bands, 32 for the signature, 8 for the hash, 16 for
the place, the rest for the excerpt.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..minhash import BANDS, I64, PERMUTATIONS, U32, U64

EXCERPT = 16  # characters kept of a paragraph, to show where the other copy stands
MOST = 1 << 22  # paragraphs of a segment; their numbers have to fit into 24 bits
KEY_BITS, TAIL_BITS = 24, 16
_RUN = 256  # paragraphs in a run of a band, on average
BLOCK = 128  # excerpts compressed together
DOCUMENTS = "documents.json"
ARRAYS = (
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
        **_band_arrays(contents.keys[order][fresh] >> np.uint32(32 - KEY_BITS), fresh),
        **_excerpt_arrays([contents.excerpts[n] for n in order.tolist()]),
    }
    for name in ARRAYS:
        with (folder / f"{name}.npy").open("xb") as file:
            np.save(file, arrays[name])
            file.flush()
            os.fsync(file.fileno())
    with (folder / DOCUMENTS).open("xb") as file:
        file.write(json.dumps(contents.documents, ensure_ascii=False).encode("utf-8", "replace"))
        file.flush()
        os.fsync(file.fileno())


def _band_arrays(keys: U32, numbers: I64) -> dict[str, NDArray[Any]]:
    """The lists of the bands, from 24 bits of the keys of distinct paragraphs."""
    first_bits = min(KEY_BITS, max(KEY_BITS - TAIL_BITS, (len(keys) // _RUN).bit_length()))
    shift = np.uint32(KEY_BITS - first_bits)
    size = len(keys)
    low, high = np.empty((BANDS, size), np.uint16), np.empty((BANDS, size), np.uint8)
    tails = np.empty((BANDS, size), np.uint16)
    starts = np.empty((BANDS, (1 << first_bits) + 1), np.uint32)
    for band in range(BANDS):
        by_key = np.argsort(keys[:, band], kind="stable")
        key, number = keys[by_key, band], numbers[by_key]
        low[band], high[band] = number & 0xFFFF, number >> 16
        tails[band] = key & np.uint32((1 << TAIL_BITS) - 1)
        starts[band] = np.searchsorted(key >> shift, np.arange((1 << first_bits) + 1))
    return {"low-numbers": low, "high-numbers": high, "tails": tails, "starts": starts}


def _excerpt_arrays(excerpts: Sequence[str]) -> dict[str, NDArray[Any]]:
    blocks = []
    for start in range(0, len(excerpts), BLOCK):
        texts = (
            text[:EXCERPT].replace("\0", "") for text in islice(excerpts, start, start + BLOCK)
        )
        blocks.append(zlib.compress("\0".join(texts).encode("utf-16-le", "surrogatepass"), 9))
    ends = np.cumsum([0, *map(len, blocks)], dtype=np.int64)
    return {"excerpt-starts": ends, "excerpts": np.frombuffer(b"".join(blocks), np.uint8)}
