"""In how many speeches shingles stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from xxhash import xxh3_64_hexdigest

from ..grams import Table
from .memory import Made, Memory, Rows
from .shingles import shingles
from .texts import Texts

if TYPE_CHECKING:
    from .minhash import U64


def frequencies(
    texts: Texts, speeches: Sequence[int], wanted: Collection[str]
) -> Mapping[str, int]:
    """For each wanted shingle the number of speeches that have it.

    ``speeches`` says for each text which speech it is of, in ascending order.
    """
    if texts.are_few:
        return _counted(texts, speeches, wanted)
    return _hashed(texts, speeches, wanted)


def _counted(
    texts: Sequence[str], speeches: Sequence[int], wanted: Collection[str]
) -> dict[str, int]:
    counts = dict.fromkeys(wanted, 0)
    last: dict[str, int] = {}
    for text, speech in zip(texts, speeches, strict=True):
        for shingle in counts.keys() & shingles(text):
            if last.get(shingle) != speech:
                last[shingle] = speech
                counts[shingle] += 1
    return counts


def _hashed(texts: Texts, speeches: Sequence[int], wanted: Collection[str]) -> dict[str, int]:
    """The same by the hashes of all shingles; two with one hash of 64 bits are not expected."""
    import numpy as np

    from .minhash import hash_runs

    if not wanted:
        return {}
    keys = hash_runs(list(wanted)).values
    table = Table.of(_asked(texts.memory, keys))
    stamp = xxh3_64_hexdigest(table.known.tobytes())
    rows = texts.rows("shingles", stamp, range(len(texts)), partial(_met, texts, table))
    step = max(speeches) + 1  # a shingle and a speech in one number
    owners = np.repeat(np.asarray(speeches, np.int64), rows.counts)
    once = np.unique(rows.values * step + owners) // step
    counts = np.bincount(once, minlength=len(table.known))
    found = counts[np.searchsorted(table.known, keys)]
    return dict(zip(wanted, found.tolist(), strict=True))


def _asked(memory: Memory | None, keys: U64) -> U64:
    """The hashes to look for: those that were looked for before, if these are among them.

    So a change after which fewer shingles are wanted leaves all that is remembered.
    """
    import numpy as np

    known = memory.recall("wanted", "") if memory else None
    if known is not None and np.isin(keys, known.digests).all():
        return known.digests
    if memory:
        none = Made(np.zeros(len(keys), np.int64), np.empty(0, np.int64))
        memory.keep("wanted", "", Rows.of(keys, none))
    return keys


def _met(texts: Texts, table: Table, new: Sequence[int]) -> Made:
    """Which of the shingles in a table each of some texts has, by their numbers therein."""
    import numpy as np

    from .minhash import BATCH, hash_runs

    counts, values = [], []
    for start in range(0, len(new), BATCH):
        hashed = hash_runs(texts.some(new[start : start + BATCH]))
        places = table.places(hashed.values)
        counts.append(np.diff(np.searchsorted(places, hashed.starts)))
        values.append(np.searchsorted(table.known, hashed.values[places]))
    return Made(np.concatenate(counts), np.concatenate(values))
