"""The normal form in which two paragraphs are the same text."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def _kept(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def normalise(text: str) -> str:
    """NFKC, without white space, punctuation and symbols; it may be empty."""
    return "".join(filter(_kept, unicodedata.normalize("NFKC", text)))
