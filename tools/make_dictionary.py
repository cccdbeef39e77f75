"""Make the package's dictionary and its topics from jieba's: python tools/make_dictionary.py.

Of jieba's words (MIT licence) those of Chinese characters alone that it counted five
times or more, each line a class of frequency and its words; the names of places and the
nouns counted three times or more, each line a class of rarity. The package reads both where
loading jieba would take ten times as long.
"""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src/sphinx_speechlint"
DICTIONARY, TOPICS = PACKAGE / "dictionary.txt.gz", PACKAGE / "topics.txt.gz"
LEAST = 5  # with the rarer half of the words the file is twice as large and finds no more
LEAST_NOUN = 3  # 政协委员 and 民主监督 were counted so often
LONGEST = 8
_SEEN = 500  # times that a character must have been a word, to judge it
FREE = 0.25  # the share of words by themselves among the words that a character ends
_HAN_RE = re.compile(r"[\u4e00-\u9fff]+")
_NOUNS = ("n", "j")  # nouns, names and abbreviations, by the first letter of their tags
_LICENCE = """\
# Made by tools/make_dictionary.py from the dictionary of jieba, https://github.com/fxsjy/jieba,
# The MIT License, Copyright (c) 2013 Sun Junyi: permission is granted, free of charge, to deal in
# it without restriction, provided that this notice is kept; it comes without warranty of any kind.
"""
_HEAD = """\
# First the number of all words counted; then the characters that are as often words by themselves
# as the ends of others; then n and the words counted about 2^(n/2) times.
"""
_TOPICS_HEAD = """\
# First the names of places; then n and the nouns of an inverse document frequency of about n/2.
"""


def text() -> str:
    """The dictionary's text."""
    rows = [(word, int(count)) for word, count, _ in _rows()]
    classes: dict[int, list[str]] = defaultdict(list)
    for word, count in rows:
        if _is_kept(word, count, LEAST):
            classes[round(2 * math.log2(count))].append(word)
    head = f"{_LICENCE}{_HEAD}{sum(count for _, count in rows)}\n{_free(rows)}\n"
    return head + _lines(classes)


def topics() -> str:
    """The text of the topics."""
    rarity = {word: float(idf) for word, idf in map(str.split, _read("analyse/idf.txt"))}
    classes: dict[int, list[str]] = defaultdict(list)
    for word, count, tag in _rows():
        if tag[:1] in _NOUNS and word in rarity and _is_kept(word, int(count), LEAST_NOUN):
            classes[round(2 * rarity[word])].append(word)
    places = " ".join(sorted(word for word, _, tag in _rows() if tag == "ns"))
    return f"{_LICENCE}{_TOPICS_HEAD}{places}\n{_lines(classes)}"


def _rows() -> Iterator[tuple[str, str, str]]:
    """The words, their counts and their tags."""
    for line in _read("dict.txt"):
        word, count, *tag = line.split()
        yield word, count, "".join(tag)


def _read(name: str) -> list[str]:
    return (files("jieba") / name).read_text(encoding="utf-8").splitlines()


def _is_kept(word: str, count: int, least: int) -> bool:
    return count >= least and len(word) <= LONGEST and _HAN_RE.fullmatch(word) is not None


def _lines(classes: Mapping[int, list[str]]) -> str:
    return "".join(f"{n} {' '.join(sorted(words))}\n" for n, words in sorted(classes.items()))


def _free(rows: list[tuple[str, int]]) -> str:
    """The characters that may well stand alone."""
    alone: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for word, count in rows:
        (last if len(word) > 1 else alone)[word[-1]] += count
    return "".join(
        sorted(
            c
            for c, count in alone.items()
            if _HAN_RE.fullmatch(c) and count >= _SEEN and count / (count + last[c]) >= FREE
        )
    )


if __name__ == "__main__":
    for path, made in ((DICTIONARY, text()), (TOPICS, topics())):
        path.write_bytes(gzip.compress(made.encode(), 9, mtime=0))
