"""The characters that a long pattern looks for first are those its alternatives begin with."""

from __future__ import annotations

from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from sphinx_speechlint.rules import empty_quotes, masked_number

ASSERTIONS = {_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT}
REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        (masked_number._SIGN, masked_number._FIRST),
        (empty_quotes._EMPTY_PAIR_RE.pattern, empty_quotes._FIRST),
    ],
    ids=["number", "quotes"],
)
def test_what_is_looked_ahead_for_begins_the_alternatives(pattern: str, first: str) -> None:
    found, _ = firsts(_parser.parse(pattern))
    looked_for, _ = firsts(_parser.parse(first))
    assert found <= looked_for


def test_firsts_are_read_from_patterns() -> None:
    assert firsts(_parser.parse("(?=x)a|(?<=y)[b-d]e|(?:f?|g)h|i{0,2}j|(?<!k)$l")) == (
        set("abcdfghijl"),
        False,
    )
    assert firsts(_parser.parse("(?:m|n?)")) == (set("mn"), True)


def firsts(items: Any) -> tuple[set[str], bool]:
    """The characters that a match may begin with, and whether it may be empty."""
    found: set[str] = set()
    for kind, value in items:
        if kind in ASSERTIONS:
            continue
        if kind is _constants.LITERAL:
            more, empty = {chr(value)}, False
        elif kind is _constants.IN:
            more, empty = set(map(chr, members(value))), False
        elif kind is _constants.SUBPATTERN:
            more, empty = firsts(value[-1])
        elif kind is _constants.BRANCH:
            each = [firsts(branch) for branch in value[1]]
            more, empty = set().union(*(m for m, _ in each)), any(e for _, e in each)
        else:
            assert kind in REPEATS, f"{kind} begins an alternative"
            least, _, repeated = value
            more, empty = firsts(repeated)
            empty |= least == 0
        found |= more
        if not empty:
            return found, False
    return found, True


def members(items: Any) -> set[int]:
    """The code points of a character class, which must be few."""
    found: set[int] = set()
    for kind, value in items:
        assert kind in {_constants.LITERAL, _constants.RANGE}, f"{kind} begins an alternative"
        found |= {value} if kind is _constants.LITERAL else set(range(value[0], value[1] + 1))
    assert len(found) < 1000
    return found
