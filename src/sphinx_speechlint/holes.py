"""What a deletion leaves: words that meet where something must stand between them.

A pattern names by ``‹…›`` what the dictionary must take for a word by itself, lest 在的 be
found in 存在的.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from .lexicon import stands_alone
from .source import Span

_WORD_RE = re.compile("‹")
_CLASS_RE = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_WIDTHS = tuple(zip("，；：！？）", ",;:!?)", strict=True))


def compile_holes(first: str, alternatives: str) -> re.Pattern[str]:
    """A pattern of alternatives, in verbose syntax.

    A full-width mark in a class ``[…]`` stands for the half-width mark too. ``first`` are the
    characters that an alternative begins with: four fifths of all places need no closer look.
    """
    numbers = count(1)
    both = _CLASS_RE.sub(lambda match: _in_both_widths(match[0]), alternatives)
    named = _WORD_RE.sub(lambda _: f"(?P<word{next(numbers)}>", both).replace("›", ")")
    return re.compile(rf"(?=[{first}])(?:{named})", re.VERBOSE)


def _in_both_widths(characters: str) -> str:
    """A class of characters with the half-width mark beside each full-width one."""
    for full, half in _WIDTHS:
        if half not in characters:
            characters = characters.replace(full, full + half)
    return characters


def holes(pattern: re.Pattern[str], text: str, span: Span) -> Iterator[re.Match[str]]:
    """The matches in a span whose words stand by themselves."""
    place = span.start
    while match := pattern.search(text, place, span.end):
        stands = all(stands_alone(text, *match.span(name)) for name in words_of(match))
        if stands:
            yield match
        place = match.end() if stands else match.start() + 1


def words_of(match: re.Match[str]) -> list[str]:
    """The names of the groups that have to be words, in order."""
    return [n for n, found in match.groupdict().items() if found and n.startswith("word")]
