"""Make the package's dictionary from jieba's: python tools/make_dictionary.py.

Of jieba's words (MIT licence) those of Chinese characters alone that it counted five
times or more, each line a class of frequency and its words. The package reads it where
loading jieba would take ten times as long.
"""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

DICTIONARY = Path(__file__).parents[1] / "src/sphinx_speechlint/dictionary.txt.gz"
LEAST = 5  # with the rarer half of the words the file is twice as large and finds no more
LONGEST = 8
_SEEN = 500  # times that a character must have been a word, to judge it
FREE = 0.25  # the share of words by themselves among the words that a character ends
_HAN_RE = re.compile(r"[\u4e00-\u9fff]+")
_HEAD = """\
# Made by tools/make_dictionary.py from the dictionary of jieba, https://github.com/fxsjy/jieba,
# The MIT License, Copyright (c) 2013 Sun Junyi: permission is granted, free of charge, to deal in
# it without restriction, provided that this notice is kept; it comes without warranty of any kind.
# First the number of all words counted; then the characters that are as often words by themselves
# as the ends of others; then n and the words counted about 2^(n/2) times.
"""


def text() -> str:
    """The dictionary's text."""
    lines = (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines()
    rows = [(word, int(count)) for word, count, *_ in map(str.split, lines)]
    classes: dict[int, list[str]] = defaultdict(list)
    for word, count in rows:
        if count >= LEAST and len(word) <= LONGEST and _HAN_RE.fullmatch(word):
            classes[round(2 * math.log2(count))].append(word)
    parts = [_HEAD, f"{sum(count for _, count in rows)}\n", f"{_free(rows)}\n"]
    parts += [f"{n} {' '.join(sorted(words))}\n" for n, words in sorted(classes.items())]
    return "".join(parts)


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
    DICTIONARY.write_bytes(gzip.compress(text().encode(), 9, mtime=0))
