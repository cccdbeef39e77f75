"""Where a text holds pairs of characters that sites have and speeches seldom.

Most paragraphs hold too few of them to be looked at more closely.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from .grams import pair
from .source import Span
from .web_text import weights

_STRONG = 1.0  # the log odds that a pair says a site's for


def traces(text: str, here: frozenset[int]) -> list[int]:
    """The places of the pairs that are a site's, in order; ``here`` are the pairs of the text."""
    strong = _strong()
    return sorted(p for number in strong.keys() & here for p in _places(text, strong[number]))


def count(places: Sequence[int], span: Span) -> int:
    """How many of these places, in order, lie in a span with the pair that is there."""
    return bisect_left(places, span.end - 1) - bisect_left(places, span.start)


def _places(text: str, found: str) -> Iterator[int]:
    place = text.find(found)
    while place >= 0:
        yield place
        place = text.find(found, place + 1)


@cache
def _strong() -> dict[int, str]:
    return {pair(g): g for g, weight in weights().items() if len(g) == 2 and weight >= _STRONG}
