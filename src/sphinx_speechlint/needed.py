"""By what the alternatives of this package's patterns are found, worked out beforehand.

To read it from the patterns takes a fifth of a second, and to choose the rarest of what they
need the weights of all words; every check of a file would pay it. ``tools/make_needs.py``
writes ``needs.msgpack.gz``; what it does not hold is worked out.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import NamedTuple

import msgspec
from xxhash import xxh3_64_intdigest

from .needs import commonness, needs

FILE = "needs.msgpack.gz"
# As often as this a pair of a known place may be met for each that any other is: to match at
# one place is quicker than to search.
_WORTH = 10


class Key(NamedTuple):
    """Pairs of which one at least stands in every text that matches.

    ``at`` are the places in a match where its second character may stand, ``None``: anywhere;
    only then there are ``others``, sets of pairs of each of which one stands there too.
    """

    pairs: Sequence[int]
    at: Sequence[int] | None
    others: Sequence[frozenset[int]]


def key_of(alternative: str) -> Key | None:
    """By what an alternative in verbose syntax is found; ``None``: it needs no pair."""
    known, name = _known(), _name(alternative)
    return known[name] if name in known else worked_out(alternative)


def worked_out(alternative: str) -> Key | None:
    """The same from the pattern: the rarest that it needs, or what stands at a known place."""
    found = needs(alternative, re.VERBOSE)
    if not found:
        return None
    often = _WORTH * commonness(found[0])
    placed = (need for need in found if need.at is not None and commonness(need) <= often)
    key = next(placed, found[0])
    if key.at is not None:
        return Key(sorted(key.pairs), sorted(key.at), [])
    return Key(sorted(key.pairs), None, [need.pairs for need in found[1:]])


def packed(alternatives: Iterable[str]) -> bytes:
    """What the file holds of some alternatives, not yet compressed."""
    found = {_name(each): worked_out(each) for each in alternatives}
    return msgspec.msgpack.encode(sorted(found.items(), key=itemgetter(0)), order="deterministic")


def _name(alternative: str) -> int:
    return xxh3_64_intdigest(alternative.encode())


@cache
def _known() -> Mapping[int, Key | None]:
    data = files(__package__).joinpath(FILE)
    if not data.is_file():  # before it was made
        return {}
    known = gzip.decompress(data.read_bytes())
    return dict(msgspec.msgpack.decode(known, type=list[tuple[int, Key | None]]))
