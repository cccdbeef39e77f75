"""In how many speeches shingles stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..grams import Table
from .seeds import SMALL
from .shingles import shingles


def frequencies(
    texts: Sequence[str], speeches: Sequence[int], wanted: Collection[str]
) -> Mapping[str, int]:
    """For each wanted shingle the number of speeches that have it.

    ``speeches`` says for each text which speech it is of, in ascending order.
    """
    if sum(map(len, texts)) <= SMALL:
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


def _hashed(
    texts: Sequence[str], speeches: Sequence[int], wanted: Collection[str]
) -> dict[str, int]:
    """The same by the hashes of all shingles; two with one hash of 64 bits are not expected."""
    import numpy as np

    from .minhash import BATCH, hash_runs

    if not wanted:
        return {}
    keys = hash_runs(list(wanted)).values
    table = Table.of(keys)
    owners = np.asarray(speeches, np.int64)
    step = max(speeches) + 1  # a shingle and a speech in one number
    met = []
    for start in range(0, len(texts), BATCH):
        hashed = hash_runs(texts[start : start + BATCH])
        places = table.places(hashed.values)
        numbers = np.searchsorted(table.known, hashed.values[places])
        here = np.repeat(owners[start : start + BATCH], np.diff(hashed.starts))[places]
        met.append(np.unique(numbers * step + here))
    once = np.unique(np.concatenate(met)) // step
    counts = np.bincount(once, minlength=len(keys))[np.searchsorted(table.known, keys)]
    return dict(zip(wanted, counts.tolist(), strict=True))
