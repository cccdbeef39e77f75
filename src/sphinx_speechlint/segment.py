"""Cutting Chinese text into words.

jieba loads its dictionary in a second or two, so it is imported with the first text
that is cut and never before.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from statistics import median_high

from .lexicon import weights

_NOUNS = ("n", "j")  # nouns, names and abbreviations, by the first letter of their tags
_DEICTIC = "全我本各"  # 全市 and 我县 are any city and county


def load() -> None:
    """Load everything now: processes that are forked off share it, instead of each its own."""
    words("讲话")
    place_names()
    _rarity()
    weights()


def words(text: str) -> list[str]:
    """The words of a text, by jieba's dictionary alone.

    Without its model for unknown words, which would join the pieces of a cut word.
    """
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return list(jieba.cut(text, HMM=False))


def keywords(text: str, count: int) -> tuple[str, ...]:
    """The nouns that say most of what a text is about, the weightiest first.

    Weighed by TF-IDF with jieba's table, as ``jieba.analyse`` does. What is in no dictionary
    has no tag, so the costly guess at unknown words is left out.
    """
    tags = _tags()
    nouns = (w for w in words(text) if len(w) > 1 and tags.get(w, "")[:1] in _NOUNS)
    counts = Counter(w for w in nouns if w[0] not in _DEICTIC)
    rarity, usual = _rarity()
    ranked = sorted(counts, key=lambda w: -counts[w] * rarity.get(w, usual))
    return tuple(ranked[:count])


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """The names of places in jieba's dictionary, those of counties and cities also bare."""
    names = {word for word, tag in _tags().items() if tag == "ns"}
    return frozenset(names | {n[:-1] for n in names if len(n) > 2 and n[-1] in "省市县区"})


@lru_cache(maxsize=1)
def _tags() -> Mapping[str, str]:
    """The part of speech of every word of jieba's dictionary."""
    import jieba

    with jieba.get_module_res("dict.txt") as file:
        rows = (line.decode("utf-8").split() for line in file)
        return {row[0]: row[-1] for row in rows}


@lru_cache(maxsize=1)
def _rarity() -> tuple[Mapping[str, float], float]:
    """The inverse document frequency of every word that jieba has counted, and their median."""
    import jieba

    with jieba.get_module_res("analyse", "idf.txt") as file:
        rows = (line.decode("utf-8").split() for line in file)
        found = {row[0]: float(row[-1]) for row in rows}
    return found, median_high(found.values())
