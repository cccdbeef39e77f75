"""On which line of a TOML file something stands, which :mod:`tomllib` does not tell.

The parser itself is asked: the line that completes the shortest beginning of the file in
which the thing is there. So there is no second grammar that could disagree with the first,
at the price of reading the file again and again: this is for complaints.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence

# What may end a beginning that stops inside a list or a text of several lines.
_ENDS = ("", "\n]", "\n]}", "'''", '"""', "'''\n]", '"""\n]', "\n}]", "'''}", '"""}')


def line_of(text: str, keys: Sequence[str | int]) -> int:
    """The line, from 1, on which the value with these keys and list indices begins.

    What is not there is looked for one level up; the whole file stands on line 1.
    """
    lines = text.split("\n")
    while keys:
        # Not before each key is named; one that is written in codes is looked for everywhere.
        named = [n for key in keys if isinstance(key, str) and (n := _first(lines, key))]
        for number in range(max(named, default=1), len(lines) + 1):
            if _is_in("\n".join(lines[:number]), keys):
                return number
        keys = keys[:-1]
    return 1


def _first(lines: Sequence[str], word: str) -> int:
    """The first line, from 1, with a word; 0 if there is none."""
    return next((number for number, line in enumerate(lines, 1) if word in line), 0)


def _is_in(beginning: str, keys: Sequence[str | int]) -> bool:
    for end in _ENDS:
        try:
            value: object = tomllib.loads(beginning + end)
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
        if _has(value, keys):
            return True
    return False


def _has(value: object, keys: Sequence[str | int]) -> bool:
    for key in keys:
        if isinstance(key, int):
            if not isinstance(value, list) or key >= len(value):
                return False
            value = value[key]
        else:
            if not isinstance(value, dict) or key not in value:
                return False
            value = value[key]
    return True
