"""The steps of near-copies as pure functions of Arrow batches, for engines that carry tables."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from xxhash import xxh3_64_intdigest

from .duplicates import minhash
from .duplicates.bulk import normalise_all
from .duplicates.verify import verify

Batches = Iterator[pa.RecordBatch]


def normal_forms(batches: Batches) -> Batches:
    """``id, text`` to ``id, digest, normal``: the normal forms and their hashes."""
    for batch in batches:
        normal = normalise_all([text or "" for text in batch["text"].to_pylist()])
        digests = [xxh3_64_intdigest(text.encode("utf-8", "surrogatepass")) for text in normal]
        signed = np.array(digests, np.uint64).view(np.int64)
        columns = [batch["id"], pa.array(signed), pa.array(normal)]
        yield pa.RecordBatch.from_arrays(columns, ["id", "digest", "normal"])


def keys(batches: Batches) -> Batches:
    """``id, normal`` to ``key, id``: a row for each band, band and key in one number."""
    bands = np.arange(minhash.BANDS, dtype=np.int64) << 32
    for batch in batches:
        keys = minhash.bands(minhash.signatures(batch["normal"].to_pylist()))
        ids = np.repeat(batch["id"].to_numpy(zero_copy_only=False), minhash.BANDS)
        columns = [pa.array((bands | keys).ravel()), pa.array(ids)]
        yield pa.RecordBatch.from_arrays(columns, ["key", "id"])


def candidates(batches: Batches) -> Batches:
    """``key, id``, sorted, to ``first, second``: the pairs of ids with an equal key, which may go
    on in the next batch.
    """
    waiting: list[NDArray[np.int64]] = []  # rows that may have the next batch's key
    for batch in batches:
        columns = [batch[name].to_numpy(zero_copy_only=False) for name in ("key", "id")]
        rows = np.stack(columns, axis=1)
        if len(rows) and waiting and rows[-1, 0] == waiting[-1][-1, 0]:
            waiting.append(rows)
        elif len(rows):
            rows = np.concatenate([*waiting, rows])
            last = int(np.searchsorted(rows[:, 0], rows[-1, 0]))
            yield _pairs(rows[:last])
            waiting = [rows[last:]]
    if waiting:
        yield _pairs(np.concatenate(waiting))


def _pairs(rows: NDArray[np.int64]) -> pa.RecordBatch:
    found = minhash.grouped_pairs(rows[:, 0])
    columns = [pa.array(rows[places, 1]) for places in (found.first, found.second)]
    return pa.RecordBatch.from_arrays(columns, ["first", "second"])


def verified(batches: Batches, least: float) -> Batches:
    """``first, second, a, b`` to ``first, second, jaccard, containment``: candidates and their
    normal forms to the pairs with a similarity of ``least``.
    """
    for batch in batches:
        count = batch.num_rows
        texts = [*batch["a"].to_pylist(), *batch["b"].to_pylist()]
        ids = np.stack([batch[name].to_numpy() for name in ("first", "second")], axis=1)
        rows = np.stack((np.arange(count), np.arange(count) + count), axis=1)
        good = minhash.agreeing(rows, minhash.signatures(texts))
        found = [
            (*sorted(ids[pair.first].tolist()), pair.jaccard, pair.containment)
            for pair in verify(texts, rows[good], least)
        ]
        names = ["first", "second", "jaccard", "containment"]
        types = [pa.int64(), pa.int64(), pa.float64(), pa.float64()]
        columns = zip(*found, strict=True) if found else ([], [], [], [])
        arrays = [pa.array(list(c), t) for c, t in zip(columns, types, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, names)
