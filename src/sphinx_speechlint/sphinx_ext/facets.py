"""What a search can be narrowed by, and the pinyin by which terms can be typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from .domain import SpeechDomain
from .entries import entries
from .words import UNKNOWN

_LONGEST = 5  # words for one spelling; the commonest come first


def facets(domain: SpeechDomain, documents: Iterable[str]) -> dict[str, Sequence[Sequence[str]]]:
    """The places, levels and years of each speech document; nothing for other documents."""
    made: dict[str, Sequence[Sequence[str]]] = {}
    for docname in documents:
        if found := list(entries(domain, [docname])):
            values = ({e.place for e in found}, {e.level for e in found}, {e.year for e in found})
            made[docname] = [sorted(value - {UNKNOWN}) for value in values]
    return made


def spellings(domain: SpeechDomain, documents: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """The terms by their pinyin, in full and by first letters: ``zhengxie`` and ``zx``."""
    counts: Counter[str] = Counter()
    for entry in entries(domain, documents):
        counts.update(keyword.word for keyword in entry.part.keywords)
        counts.update({entry.place} - {UNKNOWN})
    made: dict[str, list[str]] = {}
    for word in sorted(counts, key=lambda w: (-counts[w], w)):
        syllables = domain.pinyin.syllables(word)
        keys = {"".join(syllables), "".join(s[:1] for s in syllables)}
        for key in sorted(k for k in keys if len(k) > 1 and k.isascii() and k.isalpha()):
            made.setdefault(key, []).append(word)
    return {key: words[:_LONGEST] for key, words in made.items()}
