"""Words of Chinese, how often each is met, and the fixed terms of official speech.

Three files of the package: ``dictionary.msgpack``, made of jieba's by
tools/make_dictionary.py; ``words.txt``, what that lacks; ``terms.txt``. Reading them takes
a thirtieth of a second, jieba a second or two.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from types import MappingProxyType
from typing import NamedTuple

import msgspec

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


class Counted(NamedTuple):
    """Words of one number of characters that are met about 2^(n/2) times: that number, n, they."""

    size: int
    half_power: int
    words: Sequence[str]


class Dictionary(NamedTuple):
    """What the file holds: not compressed, and in lists, since every run reads all of it.

    ``free`` are the characters that are words by themselves nearly as often as the ends of
    others.
    """

    notice: str
    total: int
    free: str
    counted: Sequence[Counted]

    def weight(self, half_power: int) -> float:
        """The weight of words that are met about 2^(n/2) times."""
        return half_power * math.log(2) / 2 - math.log(self.total)


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
    for counted in _dictionary().counted:
        yield " ".join(counted.words)
    yield " ".join(_listed("words.txt"))


@cache
def idioms() -> frozenset[str]:
    """Words of four characters that are met often, set phrases most of them."""
    least, weight = math.log(_IDIOM), _dictionary().weight
    often = (words for size, n, words in _dictionary().counted if size == 4 and weight(n) >= least)
    return frozenset(chain((word for word in _added() if len(word) == 4), *often))


@cache
def free() -> frozenset[str]:
    """The characters that are words by themselves nearly as often as the ends of others."""
    return frozenset(_dictionary().free)


@cache
def weights() -> Mapping[str, float]:
    """The natural logarithm of each word's share of all words of a text."""
    return MappingProxyType(_weights())


@cache
def _long() -> frozenset[str]:
    """What words of more than a few characters begin with."""
    counted = (words for size, _, words in _dictionary().counted if size > _SHORT)
    added = (word for word in _added() if len(word) > _SHORT)
    return frozenset([word[:_SHORT] for word in chain(added, *counted)])


@cache
def _weights() -> dict[str, float]:
    known = _dictionary()
    classes = [(known.weight(n), words) for _, n, words in known.counted]
    found = {word: weight for weight, words in classes for word in words}
    for word, share in _added().items():
        found[word] = max(found.get(word, -math.inf), math.log(share))
    return found


@cache
def _added() -> Mapping[str, float]:
    """What the dictionary lacks or thinks too rare, each with the least share of all words."""
    return dict.fromkeys(_listed("words.txt"), _WORD) | dict.fromkeys(terms(), _TERM)


@cache
def _dictionary() -> Dictionary:
    data = files(__package__).joinpath("dictionary.msgpack").read_bytes()
    return msgspec.msgpack.decode(data, type=Dictionary)


def _listed(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            yield from line.split()
