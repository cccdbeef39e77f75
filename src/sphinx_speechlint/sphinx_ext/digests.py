"""What tells one piece of data from another, between builds."""

from __future__ import annotations

import msgspec
from xxhash import xxh3_128_hexdigest

from ..diagnostic import plain


def digest(value: object) -> str:
    """A digest of plain data: named tuples, dataclasses, lists, mappings, words, numbers."""
    try:
        data = msgspec.msgpack.encode(value, enc_hook=plain)
    except (UnicodeEncodeError, OverflowError, TypeError):  # a name that is no text; odd values
        data = repr(value).encode("utf-8", "surrogatepass")
    return xxh3_128_hexdigest(data)
