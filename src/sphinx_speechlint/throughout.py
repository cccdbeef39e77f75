"""Words that lost a character which a whole speech has lost.

A site that deletes by a list of characters deletes them everywhere. Where a set phrase
surely lost one (招引资, for 招商引资) and the speech holds that character nowhere, its other
words are looked for too (加大招力度, 专题协), short ones that alone would prove nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from .lexicon import cut, weights, window
from .remains import Remain, surest
from .source import Span
from .speech import Speech

_LONGEST = 4  # characters of a word that is looked for
# A word that is part of a phrase found before (招商 of 招商引资) is a word of this speech.
_OF_A_PHRASE = 6.0


def lost_throughout(speech: Speech, found: Sequence[Remain]) -> list[Remain]:
    """Further words that lost a character of which the speech holds none.

    ``found`` are the phrases that surely lost one; what overlaps them is left out.
    """
    text = speech.source.slice(speech.span)
    gone = {remain.character for remain in found if remain.character not in text}
    taken = {place for remain in found for place in range(*remain.span)}
    further: list[Remain] = []
    for character in sorted(gone):
        phrases = [remain.phrase for remain in found if remain.character == character]
        further += _words(speech, character, phrases)
    free = (remain for remain in further if taken.isdisjoint(range(*remain.span)))
    return surest(speech, free)


def _words(speech: Speech, character: str, phrases: Iterable[str]) -> Iterator[Remain]:
    text = speech.source.text
    for word, lost in _with(character):
        rest = word[:lost] + word[lost + 1 :]
        extra = _OF_A_PHRASE if any(word in phrase for phrase in phrases) else 0
        for block in speech.blocks:
            place = text.find(rest, *block.span)
            while place >= 0:
                end = place + len(rest)
                around, at = window(text, place, end)
                mended = cut(around[:at] + word + around[at + len(rest) :])
                gain = mended.weight - cut(around).weight + extra
                yield Remain(Span(place, end), word, gain, lost)
                place = text.find(rest, place + 1, block.span.end)


@cache
def _with(character: str) -> tuple[tuple[str, int], ...]:
    """The words that hold a character once, and its index."""
    return tuple(
        (word, word.index(character))
        for word in weights()
        if 2 <= len(word) <= _LONGEST and word.count(character) == 1
    )
