"""What the alternatives of this package's patterns need, worked out beforehand.

To read it from the patterns takes a fifth of a second, which every check of a file would pay.
``tools/make_needs.py`` writes ``needs.msgpack.gz``; what it does not hold is worked out.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
from xxhash import xxh3_64_intdigest

from .needs import Need, needs

FILE = "needs.msgpack.gz"
_Known = Mapping[int, Sequence[Need]]


def needed(alternative: str) -> Sequence[Need]:
    """What an alternative in verbose syntax needs; see :func:`.needs.needs`."""
    found = _known().get(_name(alternative))
    return needs(alternative, re.VERBOSE) if found is None else found


def packed(alternatives: Iterable[str]) -> bytes:
    """What the file holds of some alternatives, not yet compressed."""
    found = {_name(each): [*map(_ordered, needs(each, re.VERBOSE))] for each in alternatives}
    return msgspec.msgpack.encode(dict(sorted(found.items())))


def _ordered(need: Need) -> tuple[list[int], list[int] | None]:
    return sorted(need.pairs), None if need.at is None else sorted(need.at)


def _name(alternative: str) -> int:
    return xxh3_64_intdigest(alternative.encode())


@cache
def _known() -> _Known:
    data = files(__package__).joinpath(FILE)
    if not data.is_file():  # before it was made
        return {}
    return msgspec.msgpack.decode(gzip.decompress(data.read_bytes()), type=dict[int, list[Need]])
