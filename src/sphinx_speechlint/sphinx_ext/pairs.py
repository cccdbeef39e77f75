"""Which documents hold a pair of characters, for all pairs at once: there are millions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

# The second characters of a first one, and the numbers of the documents that hold each:
# ``["作协", "0 3,4"]``.
Packed = Sequence[str]
_Codes = npt.NDArray[np.uint64]
_HALF = np.uint64(32)  # bits of a character
_SPACE = np.uint64(ord(" "))


class Pairs(NamedTuple):
    """The pairs by their first character, and how often all of these are met."""

    packed: dict[str, Packed]
    total: int


def gather(texts: Iterable[str]) -> Pairs:
    """The pairs of some texts, numbered from 0; none begins with a space."""
    found = [_codes(text) for text in texts]
    numbers = np.repeat(np.arange(len(found)), [len(codes) for codes in found])
    codes: _Codes = np.concatenate([np.zeros(0, np.uint64), *found])
    order = np.argsort(codes, kind="stable")  # so that the numbers of a pair stay in order
    codes, numbers = codes[order], numbers[order]
    names = [str(number) for number in range(len(found))]
    listed = [names[number] for number in numbers.tolist()]
    starts = _starts(codes)
    held = [" ".join(listed[a:b]) for a, b in pairwise([*starts.tolist(), len(listed)])]
    pairs = codes[starts]
    firsts: _Codes = pairs >> _HALF
    seconds = (pairs & 0xFFFFFFFF).astype("<u4")
    packed: dict[str, Packed] = {}
    for start, end in pairwise([*_starts(firsts).tolist(), len(pairs)]):
        text = seconds[start:end].tobytes().decode("utf-32-le", "surrogatepass")
        packed[chr(firsts[start])] = text, ",".join(held[start:end])
    return Pairs(packed, len(listed))


def _codes(text: str) -> _Codes:
    """The pairs of a text, each once, in order."""
    chars = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    codes: _Codes = np.unique(chars[:-1] << _HALF | chars[1:])
    inside: _Codes = codes[codes >> _HALF != _SPACE]
    return inside


def _starts(values: _Codes) -> npt.NDArray[np.intp]:
    """Where another value begins."""
    return np.flatnonzero(np.concatenate(([True] * (len(values) > 0), values[1:] != values[:-1])))
