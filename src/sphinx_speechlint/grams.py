"""The pairs of characters that stand together in a text, as numbers.

A pair is two units of UTF-16, so that a whole paragraph is cut into them at once.
"""

from __future__ import annotations

from itertools import chain
from struct import pack, unpack

# Stands before a text's first character, as the end of a line stands before a later block's.
START = "\n"


def pairs(text: str) -> frozenset[int]:
    """Every pair of characters that stand together in a text."""
    units = text.encode("utf-16-le", "surrogatepass")
    even, odd = len(units) // 4, (len(units) - 2) // 4
    if odd < 0:
        return frozenset()
    return frozenset(
        chain(unpack(f"<{even}I", units[: 4 * even]), unpack(f"<{odd}I", units[2 : 2 + 4 * odd]))
    )


def pairs_of_part(text: str, start: int, end: int) -> frozenset[int]:
    """The pairs of a part of a text, and the one of its first character and what is before it."""
    return pairs(text[start - 1 : end] if start else START + text[:end])


def pair(text: str) -> int:
    """A pair that a text of two characters holds."""
    first, last = ord(text[0]), ord(text[1])
    if first < 0x10000 > last:
        return first | last << 16
    (number,) = unpack("<I", text.encode("utf-16-le", "surrogatepass")[-4:])
    return int(number)


def characters(number: int) -> str:
    """The two characters of a pair."""
    return pack("<I", number).decode("utf-16-le", "replace")
