"""Near-copies: which of some texts are similar, by the way that suits their number."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from .shingles import SIZE, Pair, direct_pairs

# Up to here texts are compared directly, in about the time that it takes to load numpy.
_FEW, _SMALL = 1000, 300_000


class Similar(NamedTuple):
    """Pairs in order, and whether so many texts resembled each other that some were skipped."""

    pairs: list[Pair]
    cut: bool = False


def similar_pairs(texts: Sequence[str], least: float) -> Similar:
    """The pairs of texts with a Jaccard similarity of ``least`` (at least .6) or more."""
    if len(texts) <= _FEW and sum(map(len, texts)) <= _SMALL:
        return Similar(sorted(direct_pairs(texts, least)))
    return estimated_pairs(texts, least)


def estimated_pairs(texts: Sequence[str], least: float) -> Similar:
    """The same by MinHash: linear in the text, with a chance below .001 to miss a pair."""
    from . import minhash
    from .verify import verify

    numbers = [n for n, text in enumerate(texts) if len(text) >= SIZE]
    some = [texts[n] for n in numbers]
    signed = minhash.signatures(some, workers=available_cores())
    found = minhash.candidates(minhash.bands(signed), signed)
    pairs = verify(some, found.pairs, least)
    by_number = (p._replace(first=numbers[p.first], second=numbers[p.second]) for p in pairs)
    return Similar(sorted(by_number), found.cut)


def available_cores() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux alone has it
    return len(affinity(0)) if affinity else os.cpu_count() or 1
