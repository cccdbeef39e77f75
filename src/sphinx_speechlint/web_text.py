"""How much a line is like those that web sites leave around a speech.

Log odds by logistic regression on the characters and pairs of characters that a line holds,
weights from ``web_text.txt.gz``, which ``tools/make_web_text.py`` makes from lines written
for it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import sqrt
from operator import add
from struct import unpack
from unicodedata import normalize

LONGEST = 120  # characters; longer lines are not judged
_DIGITS_RE = re.compile(r"\d+")
_SPACE_RE = re.compile(r"\s+")
# The marks of a plain line that are half as wide where the weights were learnt.
_MARKS = "，：；！？（）"
_WIDE = tuple(zip(normalize("NFKC", _MARKS), _MARKS, strict=True))
_PLAIN_RE = re.compile(f"[\u4e00-\u9fff、。“”‘’《》—{_MARKS}]*")


def likeness(text: str) -> float:
    """The log odds that a line is the site's and not the speech's; 0 is even.

    A line of more than :data:`LONGEST` characters is the speech's (minus infinity).
    """
    if len(text) > LONGEST:
        return float("-inf")
    bias, known, plain = _model()
    found: list[float]
    if is_plain(text):
        found = [*map(plain.__getitem__, _plain_grams() & numbered(text))]
    else:
        found = [*map(known.__getitem__, known.keys() & grams(text))]
    return bias + sum(found) / sqrt(len(found)) if found else bias


def is_plain(text: str) -> bool:
    """Whether a line holds nothing but Chinese and its usual marks, as most do."""
    return _PLAIN_RE.fullmatch(text) is not None


def grams(text: str) -> set[str]:
    """The characters and pairs of a line, its ends as ^ and $, a number as 0."""
    line = _SPACE_RE.sub(" ", normalize("NFKC", text).strip().lower())
    line = f"^{_DIGITS_RE.sub('0', line)}$"
    return {*map(add, line, line[1:]), *line[1:-1]}


def weights() -> Mapping[str, float]:
    """How much a character or a pair speaks for a site (log odds)."""
    return _model()[1]


def numbered(text: str) -> set[int]:
    """The grams of a plain line as numbers: of a character its own, of a pair that of both."""
    units = f"^{text}$".encode("utf-16-le")
    even, odd = len(text) // 2 + 1, (len(text) + 1) // 2
    return {
        *unpack(f"<{len(text)}H", units[2:-2]),
        *unpack(f"<{even}I", units[: 4 * even]),
        *unpack(f"<{odd}I", units[2 : 2 + 4 * odd]),
    }


@cache
def _model() -> tuple[float, Mapping[str, float], Mapping[int, float]]:
    """The bias and the weights: a line each, in hundredths, before the grams that have it.

    The weights once more by the numbers of those grams that a plain line may hold.
    """
    data = files(__package__).joinpath("web_text.txt.gz").read_bytes()
    text = gzip.decompress(data).decode()
    known = {gram: weight for weight, grams in _lines(text) for gram in grams}
    bias = known.pop("")
    for half, full in _WIDE:
        text = text.replace(half, full)
    plain = {_number(gram): weight for weight, grams in _lines(text) for gram in grams if gram}
    return bias, known, plain


def _lines(text: str) -> Iterator[tuple[float, list[str]]]:
    for line in text.splitlines():
        weight, *grams = line.split("\t")
        yield int(weight) / 100, grams


@cache
def _plain_grams() -> frozenset[int]:
    return frozenset(_model()[2])


def _number(gram: str) -> int:
    return ord(gram[0]) | ord(gram[-1]) << 16 if len(gram) > 1 else ord(gram)
