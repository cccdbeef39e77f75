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
from typing import Any

from .grams import ANY, START, characters, pairs
from .lexicon import weights

# Of each set one pair at least stands in every text that matches.
Needs = tuple[frozenset[int], ...]
# The characters that may stand at a place, as numbers; ``None``: any.
_Chars = frozenset[int] | None
_Found = tuple[list[frozenset[int]], _Chars]

_WIDEST = 200  # characters of a class that are worth telling from any character
_MOST = 4000  # pairs of one set
_NO_WORD = -11.5  # the weight of a pair that is no word
_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
_CHARACTERS = {_constants.LITERAL, _constants.IN}
_BEGINNINGS = {_constants.AT_BEGINNING, _constants.AT_BEGINNING_STRING}
_SPACES = frozenset(code for code in range(0x3001) if chr(code).isspace())
_CASELESS = int(re.IGNORECASE)  # flags are slow to compare
_START = frozenset((ord(START),))


def needs(pattern: str, flags: int = 0) -> Needs:
    """What the pairs of a text must hold for a pattern to match in it, the rarest first.

    Of a pattern that needs no pair, its first character behind :data:`.grams.ANY`.
    """
    parsed = _parser.parse(pattern, int(flags))
    caseless = bool(parsed.state.flags & _CASELESS)
    found, _ = _sequence(parsed, None, caseless)
    if not found and len(parsed) and parsed[0][0] in _CHARACTERS:
        kind, value = parsed[0]
        _, first = _item(kind, value, None, caseless)
        found = [pairs((ord(ANY),), first)] if first else []
    return tuple(sorted(dict.fromkeys(found), key=_commonness))


def _sequence(items: Iterable[Any], last: _Chars, caseless: bool) -> _Found:
    """The needs of what stands in a row after ``last``, and the characters it may end with."""
    found: list[frozenset[int]] = []
    for kind, value in items:
        more, last = _item(kind, value, last, caseless)
        found += more
    return found, last


def _item(kind: Any, value: Any, last: _Chars, caseless: bool) -> _Found:
    if kind in _CHARACTERS:
        chars = _members([(kind, value)] if kind is _constants.LITERAL else value, caseless)
        return _joined(last, chars), chars
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
    return [], None


def _branch(branches: Sequence[Any], last: _Chars, caseless: bool) -> _Found:
    """Of each branch one need, all of them together one: the first, the rarest, the last."""
    each = [_sequence(branch, last, caseless) for branch in branches]
    ends: _Chars = frozenset()
    for _, end in each:
        ends = None if ends is None or end is None else ends | end
    if not all(found for found, _ in each):
        return [], ends
    ways: tuple[Callable[[list[frozenset[int]]], frozenset[int]], ...] = (itemgetter(0),)
    if any(len(found) > 1 for found, _ in each):
        ways = (itemgetter(0), _rarest, itemgetter(-1))
    chosen = (frozenset[int]().union(*(way(found) for found, _ in each)) for way in ways)
    return [need for need in chosen if len(need) <= _MOST], ends


def _rarest(found: list[frozenset[int]]) -> frozenset[int]:
    return min(found, key=_commonness) if len(found) > 1 else found[0]


def _commonness(need: frozenset[int]) -> float:
    return sum(map(_share, need))


@cache
def _share(number: int) -> float:
    """How common a pair is: as a word, or as one that is no word."""
    return exp(weights().get(characters(number), _NO_WORD))


def _repeat(value: Any, last: _Chars, caseless: bool) -> _Found:
    least, most, items = value
    found, end = _sequence(items, last, caseless)
    if most > 1:
        end = _sequence(items, None, caseless)[1]
    if least == 0:
        return [], None if last is None or end is None else last | end
    return found, end


def _look(value: Any, last: _Chars, caseless: bool) -> _Found:
    """A look-ahead or look-behind; of the latter only the last character counts.

    What stands before that may not be of the text.
    """
    direction, items = value
    if direction > 0:
        return _sequence(items, last, caseless)[0], last
    before = _sequence(items, None, caseless)[1]
    return [], _met(last, before)


def _only_after(direction: int, items: Sequence[Any]) -> _Chars:
    """What ``(?<![^…])`` lets stand before: one character, or the start."""
    if direction < 0 and len(items) == 1 and items[0][0] is _constants.NOT_LITERAL:
        return _START | {items[0][1]}
    return None


def _met(one: _Chars, other: _Chars) -> _Chars:
    """The characters that two demands on a place leave."""
    if one is None or other is None:
        return one if other is None else other
    return one & other


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


def _joined(last: _Chars, chars: _Chars) -> list[frozenset[int]]:
    """What must stand where one of some characters follows one of others."""
    if last is None or chars is None or len(last) * len(chars) > _MOST:
        return []
    return [pairs(last, chars)]
