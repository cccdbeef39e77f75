"""The normal form in which two paragraphs are the same text."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from ..source import Span

# To be raised whenever the normal form of any text changes: an index holds their hashes.
VERSION = 1

_STAYING = r"0-9A-Za-z\u4e00-\u9fa5"
_GOING = r"\s。、！？；：，（）【】“”‘’《》—…·!?;:,.()\[\]\"'%*/+#-"
_STAYING_RE = re.compile(f"[{_STAYING}]+")
_PLAIN_RE = re.compile(f"[{_STAYING}{_GOING}]*")


@lru_cache(maxsize=1024)
def normalise(text: str) -> str:
    """NFKC, without white space, punctuation and symbols; it may be empty.

    Most texts have only characters that stay or go: the runs of those that stay are its form.
    Else a table says what each character becomes, which takes three times as long; a text with
    a character of which that depends on its neighbours is taken as a whole. The last forms are
    kept: a site asks twice for each paragraph's, for its fingerprint and for its id.
    """
    if _PLAIN_RE.fullmatch(text):
        return "".join(_STAYING_RE.findall(text))
    try:
        return text.translate(_table())
    except _DependsError:
        return "".join(filter(_kept, unicodedata.normalize("NFKC", text)))


def becomes(char: str) -> str | None:
    """What a character becomes wherever it stands, perhaps nothing; ``None`` if that depends."""
    form = unicodedata.normalize("NFKC", char)
    if any(_may_join(part) for part in form):
        return None
    return "".join(filter(_kept, form))


def _may_join(char: str) -> bool:
    """Whether NFKC may join a character with another, or put it elsewhere among marks."""
    return unicodedata.category(char)[0] == "M" or 0x1100 <= ord(char) < 0x1200  # jamo


class _DependsError(Exception):
    """A character of which the normal form depends on its neighbours."""


class _Table(dict[int, str]):
    """What characters become, of those met so far."""

    def __missing__(self, code: int) -> str:
        form = becomes(chr(code))
        if form is None:
            raise _DependsError
        return self.setdefault(code, form)


@cache
def _table() -> _Table:
    return _Table()


@lru_cache(maxsize=65536)
def _kept(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def original(text: str, part: Span) -> Span:
    """Which characters of a text a part of its normal form, not empty, comes from."""
    if _PLAIN_RE.fullmatch(text):  # each character is its own origin, or of none
        places = [place for run in _STAYING_RE.finditer(text) for place in range(*run.span())]
        return Span(places[part.start], places[part.end - 1] + 1)
    origins = islice(_origins(text), part.start, part.end)
    first = next(origins)
    last = deque(origins, maxlen=1)
    return Span(first.start, last[0].end if last else first.end)


def _origins(text: str) -> Iterator[Span]:
    """Of each character of the normal form, what it comes from."""
    for cluster in _clusters(text):
        for char in unicodedata.normalize("NFKC", text[cluster.start : cluster.end]):
            if _kept(char):
                yield cluster


def _clusters(text: str) -> Iterator[Span]:
    """The pieces that NFKC changes each by itself, mostly single characters."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not _joins(text[start:end], text[end]):
            yield Span(start, end)
            start = end


def _joins(before: str, char: str) -> bool:
    """Whether NFKC may join or reorder a character with what stands before it."""
    if char < "\u0300":
        return False
    form = unicodedata.normalize("NFKC", char)
    if unicodedata.combining(form[0]):
        return True
    return unicodedata.normalize("NFKC", before + char) != (
        unicodedata.normalize("NFKC", before) + form
    )
