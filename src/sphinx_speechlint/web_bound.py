"""How like a line of a web site's the sentences of a paragraph can be at most.

Told by the characters of each, and by the pairs that speak for a site in all of them: nearly
always this settles it at half the work.
"""

from __future__ import annotations

from functools import cache
from math import sqrt
from typing import NamedTuple

from .grams import pairs
from .web_text import is_plain, plain_weights


class _Weights(NamedTuple):
    """``pairs``: those that speak for a site; ``edge``: what a line's two ends add at most."""

    bias: float
    singles: dict[str, float]
    known: frozenset[str]
    pairs: dict[int, float]
    wanted: frozenset[int]
    edge: float


class Bound:
    """The most that the sentences of a text can be like a site's."""

    def __init__(self, text: str) -> None:
        weights = _weights()
        found = map(weights.pairs.__getitem__, weights.wanted & pairs(text))
        self._weights, self._pairs = weights, sum(found) + weights.edge

    def of(self, sentence: str) -> float:
        """The bound for a sentence; only what is plain has one."""
        if not is_plain(sentence):
            return float("inf")
        weights = self._weights
        known = weights.known.intersection(sentence)
        most = sum(map(weights.singles.__getitem__, known)) + self._pairs
        return weights.bias + (most / sqrt(len(known) or 1) if most > 0 else 0)


@cache
def _weights() -> _Weights:
    bias, weights = plain_weights()
    singles = {chr(gram): weight for gram, weight in weights.items() if gram < 0x10000}
    positive = {gram: weight for gram, weight in weights.items() if gram >= 0x10000 and weight > 0}
    first = max(weight for gram, weight in positive.items() if gram & 0xFFFF == ord("^"))
    last = max(weight for gram, weight in positive.items() if gram >> 16 == ord("$"))
    return _Weights(bias, singles, frozenset(singles), positive, frozenset(positive), first + last)
