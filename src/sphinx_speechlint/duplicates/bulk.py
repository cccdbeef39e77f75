"""The normal forms of many texts at once: the same as one by one, some ten times as fast."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from ..grams import codes
from .minhash import U32
from .normalise import becomes, normalise

_DROPPED, _ALONE = 0, 0x110000  # code points that no normal form holds


def normalise_all(texts: Sequence[str]) -> list[str]:
    """:func:`~.normalise.normalise` of each text.

    A table says what each character becomes. Texts with a character of which that depends
    on its neighbours, or that becomes several, go the long way.
    """
    table = _table()
    mapped = table[np.minimum(codes("".join(texts)), len(table) - 1)]
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths)
    kept = mapped != _DROPPED
    before = np.concatenate(([0], np.cumsum(kept)))
    cuts = before[np.concatenate(([0], ends))].tolist()
    hard = np.unique(np.searchsorted(ends, np.flatnonzero(mapped == _ALONE), "right"))
    mapped[mapped == _ALONE] = ord("?")
    whole = mapped[kept].tobytes().decode("utf-32-le", "surrogatepass")
    result = [whole[start:end] for start, end in pairwise(cuts)]
    for number in hard.tolist():
        result[number] = normalise(texts[number])
    return result


@cache
def _table() -> U32:
    """What each character of the basic plane becomes; the last entry is for all others."""
    return np.array([*map(_becomes, range(0x10000)), _ALONE], np.uint32)


def _becomes(code: int) -> int:
    form = becomes(chr(code))
    if form is None or len(form) > 1:
        return _ALONE
    return ord(form) if form else _DROPPED
