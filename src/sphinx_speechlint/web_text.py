"""How much a line is like those that web sites leave around a speech.

Log odds by logistic regression on the characters and pairs of characters that a line holds,
weights from ``web_text.txt.gz``, which ``tools/make_web_text.py`` makes from lines written
for it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import sqrt
from operator import add
from unicodedata import normalize

LONGEST = 120  # characters; longer lines are not judged
_DIGITS_RE = re.compile(r"\d+")
_SPACE_RE = re.compile(r"\s+")


def likeness(text: str) -> float:
    """The log odds that a line is the site's and not the speech's; 0 is even.

    A line of more than :data:`LONGEST` characters is the speech's (minus infinity).
    """
    if len(text) > LONGEST:
        return float("-inf")
    bias, known_weights = _model()
    known = known_weights.keys() & grams(text)
    return bias + sum(map(known_weights.__getitem__, known)) / sqrt(len(known)) if known else bias


def grams(text: str) -> set[str]:
    """The characters and pairs of a line, its ends as ^ and $, a number as 0."""
    line = _SPACE_RE.sub(" ", normalize("NFKC", text).strip().lower())
    line = f"^{_DIGITS_RE.sub('0', line)}$"
    return {*map(add, line, line[1:]), *line[1:-1]}


def weights() -> Mapping[str, float]:
    """How much a character or a pair speaks for a site (log odds)."""
    return _model()[1]


@cache
def _model() -> tuple[float, Mapping[str, float]]:
    """The bias and the weights: a line each, in hundredths, before the gram."""
    data = files(__package__).joinpath("web_text.txt.gz").read_bytes()
    rows = (row.partition(" ") for row in gzip.decompress(data).decode().splitlines())
    found = {gram: int(weight) / 100 for weight, _, gram in rows}
    return found.pop(""), found
