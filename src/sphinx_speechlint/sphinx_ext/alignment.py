"""Which paragraph of one text stands beside which of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

_LEAST = 0.25  # the likeness from which on two paragraphs belong beside each other


def align(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Pairs of paragraphs in order, ``None`` where one side has no counterpart.

    The alignment of Needleman and Wunsch with the likeness of paragraphs as weight (J. Mol.
    Biol. 48, 1970): the one with the greatest sum of likenesses.
    """
    grams = [[set(pairwise(text)) or {(text, "")} for text in side] for side in (first, second)]
    best = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    likeness: dict[tuple[int, int], float] = {}
    for i, one in reversed(list(enumerate(grams[0]))):
        for j, other in reversed(list(enumerate(grams[1]))):
            likeness[i, j] = 2 * len(one & other) / (len(one) + len(other))
            best[i][j] = max(best[i + 1][j], best[i][j + 1], _beside(likeness, best, i, j))
    i = j = 0
    while i < len(first) and j < len(second):
        if best[i][j] == _beside(likeness, best, i, j) and likeness[i, j] >= _LEAST:
            yield first[i], second[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield first[i], None
            i += 1
        else:
            yield None, second[j]
            j += 1
    yield from ((text, None) for text in first[i:])
    yield from ((None, text) for text in second[j:])


def _beside(
    likeness: dict[tuple[int, int], float], best: Sequence[Sequence[float]], i: int, j: int
) -> float:
    """What it is worth to set two paragraphs beside each other, and all after them at best."""
    return best[i + 1][j + 1] + (likeness[i, j] if likeness[i, j] >= _LEAST else 0.0)
