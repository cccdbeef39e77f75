"""Near-copies: which of some texts are similar, by the way that suits their number."""

from __future__ import annotations

import os
from typing import NamedTuple

from .memory import Made
from .shingles import SIZE, Pair, direct_pairs
from .texts import Texts

_FEW = 1000  # texts that are compared directly, if they are short


class Similar(NamedTuple):
    """Pairs in order, and whether so many texts resembled each other that some were skipped."""

    pairs: list[Pair]
    cut: bool = False


def similar_pairs(texts: Texts, least: float) -> Similar:
    """The pairs of texts with a Jaccard similarity of ``least`` (at least .6) or more."""
    if len(texts) <= _FEW and texts.are_few:
        return Similar(sorted(direct_pairs(texts, least)))
    return estimated_pairs(texts, least)


def estimated_pairs(texts: Texts, least: float) -> Similar:
    """The same by MinHash: linear in the text, with a chance below .001 to miss a pair."""
    import numpy as np

    from . import minhash
    from .verify import verify

    def sign(new: list[int]) -> Made:
        signed = minhash.signatures(texts.some(new), workers=available_cores())
        return Made(np.full(len(new), minhash.PERMUTATIONS), signed.ravel())

    numbers = [n for n, length in enumerate(texts.lengths) if length >= SIZE]
    rows = texts.rows("signatures", "", numbers, sign)
    signed = rows.values.reshape(-1, minhash.PERMUTATIONS)
    found = minhash.candidates(minhash.bands(signed), signed)
    pairs = verify(texts, np.array(numbers, np.int64)[found.pairs], least)
    return Similar(sorted(pairs), found.cut)


def available_cores() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux alone has it
    return len(affinity(0)) if affinity else os.cpu_count() or 1
