"""Where a text holds pairs of characters that sites have and speeches seldom.

Most paragraphs hold too few of them to be looked at more closely.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from .grams import Pairs, Table, numbers
from .source import Span
from .web_text import weights

_STRONG = 1.0  # the log odds that a pair says a site's for


def traces(pairs: Pairs) -> list[int]:
    """The offsets in a text of the pairs that are a site's, in order."""
    return [place - 1 for place in pairs.met(_strong())[0]]


def within(places: Sequence[int], span: Span) -> Sequence[int]:
    """Those of these places, in order, that lie in a span with the pair that is there."""
    return places[bisect_left(places, span.start) : bisect_left(places, span.end - 1)]


@cache
def _strong() -> Table:
    found = [g for g, weight in weights().items() if len(g) == 2 and weight >= _STRONG]
    return Table.of(numbers(found, 2))
