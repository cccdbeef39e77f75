"""What a text must hold for a pattern to match: characters that stand together.

Read from the parsed pattern, as the index of trigrams of Russ Cox's Code Search is
(https://swtch.com/~rsc/regexp/regexp4.html). Most patterns look for what is in hardly any
paragraph, and the pairs of a paragraph tell so without a search.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import exp
from operator import itemgetter
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from .grams import ANY, START, characters, pairs
from .lexicon import weights

# The characters that may stand at a place, as numbers; ``None``: any.
_Chars = frozenset[int] | None
# How long what matches may be; ``None``: of more lengths than are worth a try.
_Sizes = frozenset[int] | None


class Need(NamedTuple):
    """Pairs of which one at least stands in every text that matches.

    ``at`` are the places in a match where its second character may stand, ``None``: anywhere.
    """

    pairs: frozenset[int]
    at: frozenset[int] | None = None


class _End(NamedTuple):
    """The characters that what has been read of a pattern may end with, and its lengths."""

    chars: _Chars
    sizes: _Sizes


_Found = tuple[list[Need], _End]

_WIDEST = 200  # characters of a class that are worth telling from any character
_MOST = 4000  # pairs of one set
_SIZES = 16  # lengths of what stands before a pair that are worth telling from any length
_NO_WORD = -11.5  # the weight of a pair that is no word
_FIGURES = -6.0  # that of a figure before another, or before Chinese: no dictionary holds them
_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
_CHARACTERS = {_constants.LITERAL, _constants.IN}
_OTHERS = {_constants.ANY, _constants.NOT_LITERAL}
_EMPTY = {_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT}
_BEGINNINGS = {_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING}
_SPACES = frozenset(code for code in range(0x3001) if chr(code).isspace())
_CASELESS = int(re.IGNORECASE)  # flags are slow to compare
_START = frozenset((ord(START),))
_NONE, _ONE = frozenset((0,)), frozenset((1,))
_ANYWHERE = _End(None, _NONE)  # where nothing is known of what stands before


def needs(pattern: str, flags: int = 0) -> tuple[Need, ...]:
    """What the pairs of a text must hold for a pattern to match in it, the rarest first.

    Of a pattern that needs no pair, its first character behind :data:`.grams.ANY`.
    """
    parsed = _parser.parse(pattern, int(flags))
    caseless = bool(parsed.state.flags & _CASELESS)
    found, _ = _sequence(parsed, _ANYWHERE, caseless)
    if not found and (first := _first(parsed, caseless)):
        found = [Need(pairs((ord(ANY),), first), _NONE)]
    return tuple(sorted(dict.fromkeys(found), key=commonness))


def _first(items: Iterable[Any], caseless: bool) -> _Chars:
    """The characters that a match begins with, as one of its own or a look-ahead says."""
    for kind, value in items:
        if kind in _CHARACTERS:
            return _item(kind, value, _ANYWHERE, caseless)[1].chars
        if kind is _constants.SUBPATTERN and not any(value[1:3]):
            return _first(value[3], caseless)
        if kind is _constants.ASSERT and value[0] > 0:
            return _first(value[1], caseless)
        if kind not in _EMPTY:
            return None
    return None


def _sequence(items: Iterable[Any], last: _End, caseless: bool) -> _Found:
    """The needs of what stands in a row after ``last``, and what it ends with."""
    found: list[Need] = []
    for kind, value in items:
        more, last = _item(kind, value, last, caseless)
        found += more
    return found, last


def _item(kind: Any, value: Any, last: _End, caseless: bool) -> _Found:
    if kind in _CHARACTERS:
        chars = _members([(kind, value)] if kind is _constants.LITERAL else value, caseless)
        return _joined(last, chars), _End(chars, _sum(last.sizes, _ONE))
    if kind is _constants.SUBPATTERN:
        _, added, removed, items = value
        kept = caseless and not removed & _CASELESS
        return _sequence(items, last, kept or bool(added & _CASELESS))
    if kind is _constants.ATOMIC_GROUP:
        return _sequence(value, last, caseless)
    if kind is _constants.BRANCH:
        return _branch(value[1], last, caseless)
    if kind in _REPEATS:
        return _repeat(value, last, caseless)
    if kind is _constants.ASSERT:
        return _look(value, last, caseless)
    if kind is _constants.ASSERT_NOT:
        return [], _met(last, _only_after(*value))
    if kind is _constants.AT:
        return [], _met(last, _START if value in _BEGINNINGS else None)
    return [], _End(None, _sum(last.sizes, _ONE if kind in _OTHERS else None))


def _branch(branches: Sequence[Any], last: _End, caseless: bool) -> _Found:
    """Of each branch one need, all of them together one: the first, the rarest, the last."""
    each = [_sequence(branch, last, caseless) for branch in branches]
    chars: _Chars = frozenset()
    for _, end in each:
        chars = None if chars is None or end.chars is None else chars | end.chars
    ends = _End(chars, _either(end.sizes for _, end in each))
    if not all(found for found, _ in each):
        return [], ends
    ways: tuple[Callable[[list[Need]], Need], ...] = (itemgetter(0),)
    if any(len(found) > 1 for found, _ in each):
        ways = (itemgetter(0), _rarest, itemgetter(-1))
    chosen = [[way(found) for found, _ in each] for way in ways]
    together = [
        Need(frozenset[int]().union(*(n.pairs for n in one)), _either(n.at for n in one))
        for one in chosen
    ]
    return [need for need in together if len(need.pairs) <= _MOST], ends


def _rarest(found: list[Need]) -> Need:
    return min(found, key=commonness) if len(found) > 1 else found[0]


def commonness(need: Need) -> float:
    """How often a text may hold what is needed, to be compared with others."""
    return sum(map(_share, need.pairs))


@cache
def _share(number: int) -> float:
    """How common a pair is: as a word, or as one that is no word."""
    pair = characters(number)
    counts = pair[0].isdecimal() and (pair[1].isdecimal() or 0x4E00 <= ord(pair[1]) <= 0x9FFF)
    return exp(weights().get(pair, _FIGURES if counts else _NO_WORD))


def _repeat(value: Any, last: _End, caseless: bool) -> _Found:
    least, most, items = value
    found, end = _sequence([*items, *items] if least > 1 else items, last, caseless)
    one = _sequence(items, _ANYWHERE, caseless)[1]
    chars = one.chars if most > 1 else end.chars
    if least == 0:
        found, chars = [], None if last.chars is None or chars is None else last.chars | chars
    return found, _End(chars, _sum(last.sizes, _times(one.sizes, least, most)))


def _look(value: Any, last: _End, caseless: bool) -> _Found:
    """A look-ahead or look-behind; of the latter only the last character counts.

    What stands before that may not be of the text.
    """
    direction, items = value
    if direction > 0:
        return _sequence(items, last, caseless)[0], last
    before = _sequence(items, _ANYWHERE, caseless)[1]
    return [], _met(last, before.chars)


def _sum(sizes: _Sizes, more: _Sizes) -> _Sizes:
    if sizes is None or more is None:
        return None
    return _few({size + further for size in sizes for further in more})


def _times(sizes: _Sizes, least: int, most: int) -> _Sizes:
    if sizes is None or most - least >= _SIZES:
        return None
    # Of several the longest and the shortest may follow each other.
    low, high = min(sizes), max(sizes)
    if low == high:
        return _few({low * count for count in range(least, most + 1)})
    return _few(set(range(low * least, high * most + 1)))


def _either(each: Iterable[_Sizes]) -> _Sizes:
    found: set[int] = set()
    for sizes in each:
        if sizes is None:
            return None
        found |= sizes
    return _few(found)


def _few(sizes: set[int]) -> _Sizes:
    return frozenset(sizes) if len(sizes) <= _SIZES else None


def _only_after(direction: int, items: Sequence[Any]) -> _Chars:
    """What ``(?<![^…])`` lets stand before: one character, or the start."""
    if direction < 0 and len(items) == 1 and items[0][0] is _constants.NOT_LITERAL:
        return _START | {items[0][1]}
    return None


def _met(last: _End, other: _Chars) -> _End:
    """The characters that two demands on a place leave."""
    if last.chars is None or other is None:
        return last if other is None else _End(other, last.sizes)
    return _End(last.chars & other, last.sizes)


def _members(items: Iterable[Any], caseless: bool) -> _Chars:
    """The characters of a class, ``None`` for too many."""
    found: set[int] = set()
    for kind, value in items:
        if kind is _constants.LITERAL:
            found.add(value)
        elif kind is _constants.RANGE and value[1] - value[0] < _WIDEST:
            found.update(range(value[0], value[1] + 1))
        elif (kind, value) == (_constants.CATEGORY, _constants.CATEGORY_SPACE):
            found |= _SPACES
        else:
            return None
    if len(found) > _WIDEST or (caseless and any(map(_has_case, found))):
        return None
    return frozenset(found)


def _has_case(code: int) -> bool:
    character = chr(code)
    return {character} != {character.lower(), character.upper(), character.casefold()}


def _joined(last: _End, chars: _Chars) -> list[Need]:
    """What must stand where one of some characters follows one of others."""
    if last.chars is None or chars is None or len(last.chars) * len(chars) > _MOST:
        return []
    return [Need(pairs(last.chars, chars), last.sizes)]
