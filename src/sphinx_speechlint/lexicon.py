"""Words of Chinese, how often each is met, and the fixed terms of official speech.

Three files of the package: ``dictionary.txt.gz``, made of jieba's by
tools/make_dictionary.py; ``words.txt``, what that lacks; ``terms.txt``. Reading them takes
a tenth of a second, jieba a second or two.
"""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

# As shares of all words. Official speech is fuller of its terms than jieba's novels are.
_TERM, _WORD = 1 / 3_000, 1 / 20_000
_IDIOM = 1 / 2_000_000  # a phrase met less often is known to few
_LONGEST = 11  # characters of the longest fixed term
_SHORT = 3  # characters of what most words are no longer than
_UNKNOWN = -19.0  # the weight of a character that no dictionary holds
_HAN_RE = re.compile(r"[\u4e00-\u9fff]+")
_PIECE_RE = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9Ａ-Ｚａ-ｚ０-９.．%％]+|\s+|.")
_HAN_END_RE = re.compile(r"[\u4e00-\u9fff]+\Z")
_WINDOW = 6  # characters on either side that are cut into words with what is looked at
_NOTHING: Mapping[str, float] = MappingProxyType({})


class Cut(NamedTuple):
    """The likeliest words of a text: the sum of their weights, and where each ends."""

    weight: float
    ends: frozenset[int]


def cut(text: str, more: Mapping[str, float] = _NOTHING, barred: str = "") -> Cut:
    """The likeliest words of a text of Chinese characters.

    By dynamic programming over the sum of weights, as jieba does. ``more`` are further
    words and their weights, or heavier ones of known words; ``barred``, of three characters or
    more, may not be one word.
    """
    weight_of, long, size = _weights().get, _long(), len(text)
    best, back = [0.0], [0]
    # The longer words that end at each place, with their first places and weights.
    longer: dict[int, list[tuple[int, float]]] = {}
    for word, weight in more.items():
        for start in _places(text, word):
            longer.setdefault(start + len(word), []).append((start, weight))
    for end in range(1, size + 1):
        top, first = -math.inf, 0
        if end in longer:
            for start, weight in longer[end]:
                if best[start] + weight > top:
                    top, first = best[start] + weight, start
        if end >= _SHORT:
            start = end - _SHORT
            word = text[start:end]
            if word in long:
                for stop in range(end + 1, min(size, start + _LONGEST) + 1):
                    more_weight = weight_of(text[start:stop])
                    if more_weight is not None and text[start:stop] != barred:
                        longer.setdefault(stop, []).append((start, more_weight))
            found = weight_of(word)
            if found is not None and best[start] + found > top and word != barred:
                top, first = best[start] + found, start
        if end >= 2:
            found = weight_of(text[end - 2 : end])
            if found is not None and best[end - 2] + found > top:
                top, first = best[end - 2] + found, end - 2
        alone = best[-1] + weight_of(text[end - 1], _UNKNOWN)
        if alone > top:
            top, first = alone, end - 1
        best.append(top)
        back.append(first)
    ends, place = {0}, size
    while place:
        ends.add(place)
        place = back[place]
    return Cut(best[-1], frozenset(ends))


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def words(text: str) -> list[str]:
    """A whole text in words, numbers and single signs; together they are the text."""
    found: list[str] = []
    for piece in _PIECE_RE.findall(text):
        ends = sorted(cut(piece).ends) if _HAN_RE.match(piece) else (0, len(piece))
        found += (piece[start:end] for start, end in pairwise(ends))
    return found


def window(text: str, start: int, end: int) -> tuple[str, int]:
    """The Chinese characters around a span, and where in them it begins."""
    before = _HAN_END_RE.search(text, max(0, start - _WINDOW), start)
    after = _HAN_RE.match(text, end, end + _WINDOW)
    left = before[0] if before else ""
    return left + text[start:end] + (after[0] if after else ""), len(left)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether words begin and end where a span does: 在 in 们在的领导, not in 存在的."""
    around, at = window(text, start, end)
    return {at, at + end - start} <= cut(around).ends


def may_join(text: str, place: int) -> bool:
    """Whether a word may stand across an offset of a text, so that a cut may not end there."""
    known, long = _weights(), _long()
    if text[place - 1 : place + 1] in known:
        return True
    for start in range(max(0, place + 1 - _LONGEST), place):
        word = text[start : start + _SHORT]
        if (start + _SHORT > place and word in known) or (
            word in long
            and any(
                text[start:stop] in known
                for stop in range(max(place, start + _SHORT) + 1, start + _LONGEST + 1)
            )
        ):
            return True
    return False


@cache
def terms() -> frozenset[str]:
    """The fixed terms, of three characters and more."""
    return frozenset(_listed("terms.txt"))


def term_weight() -> float:
    """The weight that a fixed term has at least."""
    return math.log(_TERM)


def plain_words() -> Iterator[str]:
    """All words that are not only fixed terms, many in one string, a space between two."""
    for line in _dictionary()[2:]:
        yield line.partition(" ")[2]
    yield " ".join(_listed("words.txt"))


@cache
def idioms() -> frozenset[str]:
    """Words of four characters that are met often, set phrases most of them."""
    least = math.log(_IDIOM)
    return frozenset(w for w, weight in weights().items() if len(w) == 4 and weight >= least)


@cache
def free() -> frozenset[str]:
    """The characters that are words by themselves nearly as often as the ends of others."""
    return frozenset(_dictionary()[1])


@cache
def weights() -> Mapping[str, float]:
    """The natural logarithm of each word's share of all words of a text."""
    return MappingProxyType(_weights())


@cache
def _long() -> frozenset[str]:
    """What words of more than a few characters begin with."""
    return frozenset(word[:_SHORT] for word in _weights() if len(word) > _SHORT)


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = {}
    count, _, *lines = _dictionary()
    total = math.log(int(count))
    for line in lines:
        half_power, *words = line.split(" ")
        found.update(dict.fromkeys(words, int(half_power) * math.log(2) / 2 - total))
    listed: Iterable[tuple[float, Iterable[str]]] = (
        (_WORD, _listed("words.txt")),
        (_TERM, terms()),
    )
    for share, more in listed:
        found.update((word, max(found.get(word, -math.inf), math.log(share))) for word in more)
    return found


@cache
def _dictionary() -> tuple[str, ...]:
    packed = files(__package__).joinpath("dictionary.txt.gz").read_bytes()
    return tuple(_lines(gzip.decompress(packed).decode()))


def _listed(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in _lines(text):
        yield from line.split()


def _lines(text: str) -> Iterator[str]:
    """The lines that are no remarks."""
    return (line for line in text.splitlines() if not line.startswith("#"))
