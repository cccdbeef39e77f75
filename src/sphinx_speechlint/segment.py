"""Cutting Chinese text into words.

jieba loads its dictionary in a second or two, so it is imported with the first text
that is cut and never before.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import lru_cache

_NOUNS = ("n", "j")  # nouns, names and abbreviations, by the first letter of their tags
_DEICTIC = "全我本各"  # 全市 and 我县 are any city and county
_LOOKED_AT = 8  # words looked at for each keyword: three of four are verbs that every speech uses


def words(text: str) -> list[str]:
    """The words of a text, by jieba's dictionary alone.

    Without its model for unknown words, which would join the pieces of a cut word.
    """
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return list(jieba.cut(text, HMM=False))


def keywords(text: str, count: int) -> tuple[str, ...]:
    """The nouns that say most of what a text is about, by jieba's TF-IDF, the weightiest first."""
    import jieba.analyse

    jieba.setLogLevel(logging.WARNING)
    tags = _tags()
    found = jieba.analyse.extract_tags(text, topK=_LOOKED_AT * count)
    nouns = (w for w in found if len(w) > 1 and tags.get(w, "")[:1] in _NOUNS)
    return tuple(w for w in nouns if w[0] not in _DEICTIC)[:count]


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
