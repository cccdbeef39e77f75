"""What a deletion leaves: words that meet where something must stand between them.

A pattern names by ``‹…›`` what the dictionary must take for a word by itself, lest 在的 be
found in 存在的.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from .lexicon import stands_alone
from .sieve import Alternatives
from .source import Span

_WORD_RE = re.compile("‹")
_CLASS_RE = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_WIDTHS = tuple(zip("，；：！？）", ",;:!?)", strict=True))


def compile_holes(alternatives: str) -> Alternatives:
    """A pattern of alternatives, in verbose syntax.

    A full-width mark in a class ``[…]`` stands for the half-width mark too.
    """
    numbers = count(1)
    both = _CLASS_RE.sub(lambda match: _in_both_widths(match[0]), alternatives)
    named = _WORD_RE.sub(lambda _: f"(?P<word{next(numbers)}>", both).replace("›", ")")
    return Alternatives.of(named)


def _in_both_widths(characters: str) -> str:
    """A class of characters with the half-width mark beside each full-width one."""
    for full, half in _WIDTHS:
        if half not in characters:
            characters = characters.replace(full, full + half)
    return characters


def holes(
    alternatives: Sequence[re.Pattern[str]], text: str, span: Span
) -> Iterator[re.Match[str]]:
    """The matches in a span whose words stand by themselves, apart from each other.

    The leftmost comes first, of those at one place that of the first alternative.
    """
    ahead = dict(enumerate(pattern.search(text, *span) for pattern in alternatives))
    while found := [(m.start(), number, m) for number, m in ahead.items() if m]:
        start, _, match = min(found)
        stands = all(stands_alone(text, *match.span(name)) for name in words_of(match))
        if stands:
            yield match
        place = match.end() if stands else start + 1
        for before, number, _ in found:
            if before < place:
                ahead[number] = alternatives[number].search(text, place, span.end)


def words_of(match: re.Match[str]) -> list[str]:
    """The names of the groups that have to be words, in order."""
    return [n for n, found in match.groupdict().items() if found and n.startswith("word")]
