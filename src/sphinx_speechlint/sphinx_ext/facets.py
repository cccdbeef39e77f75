"""What a search can be narrowed by, and the pinyin by which terms can be typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from .entries import Entry
from .pinyin import Pinyin
from .words import UNKNOWN

_LONGEST = 5  # words for one spelling; the commonest come first


def facets(speeches: Iterable[Entry]) -> dict[str, Sequence[Sequence[str]]]:
    """The places, levels and years of each document; speeches of one stand together."""
    made: dict[str, Sequence[Sequence[str]]] = {}
    for docname, group in groupby(speeches, attrgetter("docname")):
        values = zip(*((e.place, e.level, e.year) for e in group), strict=True)
        made[docname] = [sorted({*value} - {UNKNOWN}) for value in values]
    return made


def spellings(speeches: Sequence[Entry], pinyin: Pinyin) -> Mapping[str, Sequence[str]]:
    """The terms by their pinyin, in full and by first letters: ``zhengxie`` and ``zx``."""
    counts = Counter(keyword.word for entry in speeches for keyword in entry.part.keywords)
    counts.update(entry.place for entry in speeches if entry.place != UNKNOWN)
    made: dict[str, list[str]] = {}
    for word in sorted(counts, key=lambda w: (-counts[w], w)):
        syllables = pinyin.syllables(word)
        keys = {"".join(syllables), "".join(s[:1] for s in syllables)}
        for key in sorted(k for k in keys if len(k) > 1 and k.isascii() and k.isalpha()):
            made.setdefault(key, []).append(word)
    return {key: words[:_LONGEST] for key, words in made.items()}
