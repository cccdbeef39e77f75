"""Paragraphs like those of speeches, with copies planted among them.

Words are drawn from a vocabulary with the skew of real text, so that paragraphs share
shingles by chance as real ones do. One paragraph in eight is a copy of an earlier one: word
for word, with names and numbers replaced, a sentence left out, put in or moved, or with 5 to
30 % of its words edited. The generator knows nothing of how copies are found.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

_VOCABULARY = 20_000
_SENTENCE = 16  # words of two characters
_COPIED = 8  # one paragraph in so many is a copy
_SEED = 7


class Planted(NamedTuple):
    """A copy: its number, that of its origin, and what was done to it."""

    copy: int
    origin: int
    edit: str


class Corpus(NamedTuple):
    """Paragraphs, and which of them are copies."""

    texts: list[str]
    planted: list[Planted]


def generate(count: int, seed: int = _SEED) -> Corpus:
    """So many paragraphs of about 256 characters."""
    rng = random.Random(seed)
    words = _vocabulary(seed)
    texts: list[str] = []
    planted: list[Planted] = []
    fresh = paragraphs(count, words, seed)
    for number in range(count):
        if number and rng.randrange(_COPIED) == 0:
            origin = rng.randrange(number)
            edit = rng.choice(list(EDITS))
            texts.append(EDITS[edit](texts[origin], words, rng))
            planted.append(Planted(number, origin, edit))
        else:
            texts.append(next(fresh))
    return Corpus(texts, planted)


def _vocabulary(seed: int) -> list[str]:
    rng = np.random.default_rng(seed)
    codes = rng.integers(0x4E00, 0x4E00 + 3500, (_VOCABULARY, 2), dtype=np.uint32)
    return [row.tobytes().decode("utf-32-le") for row in codes]


def paragraphs(count: int, words: Sequence[str], seed: int) -> Iterator[str]:
    """Paragraphs of four to twelve sentences of words of two characters, the first ones common."""
    rng = np.random.default_rng(seed + 1)
    table = np.array([[ord(c) for c in word] for word in words], np.uint32)
    for start in range(0, count, 4096):
        sizes = rng.integers(4, 13, min(4096, count - start)) * _SENTENCE
        drawn = (len(words) * rng.random(sizes.sum()) ** 2.5).astype(np.int64)
        text = table[drawn].tobytes().decode("utf-32-le")
        end = 0
        for size in sizes.tolist():
            begin, end = end, end + 2 * size
            step = 2 * _SENTENCE
            sentences = [text[at : at + step] for at in range(begin, end, step)]
            yield "".join(f"{s[:14]}，{s[14:]}。" for s in sentences)


def _same(text: str, words: Sequence[str], rng: random.Random) -> str:
    del words, rng
    return text


def _renamed(text: str, words: Sequence[str], rng: random.Random) -> str:
    """Up to three words replaced wherever they stand, as names and numbers are."""
    for _ in range(rng.randint(1, 3)):
        at = 2 * rng.randrange(len(text) // 2 - 1)
        text = text.replace(text[at : at + 2], rng.choice(words))
    return text


def _left_out(text: str, words: Sequence[str], rng: random.Random) -> str:
    del words
    sentences = text.split("。")[:-1]
    if len(sentences) > 2:
        del sentences[rng.randrange(len(sentences))]
    return "。".join([*sentences, ""])


def _put_in(text: str, words: Sequence[str], rng: random.Random) -> str:
    sentences = text.split("。")[:-1]
    sentences.insert(rng.randrange(len(sentences) + 1), "".join(rng.choices(words, k=_SENTENCE)))
    return "。".join([*sentences, ""])


def _moved(text: str, words: Sequence[str], rng: random.Random) -> str:
    del words
    sentences = text.split("。")[:-1]
    rng.shuffle(sentences)
    return "。".join([*sentences, ""])


def _edited(text: str, words: Sequence[str], rng: random.Random) -> str:
    """Some 5 to 30 % of the characters replaced, in runs of two words."""
    share = rng.uniform(0.05, 0.3)
    parts = [text[at : at + 4] for at in range(0, len(text), 4)]
    return "".join("".join(rng.choices(words, k=2)) if rng.random() < share else p for p in parts)


#: what may be done to a copy: (text, words, random numbers) -> text
EDITS = {
    "same": _same,
    "renamed": _renamed,
    "left-out": _left_out,
    "put-in": _put_in,
    "moved": _moved,
    "edited": _edited,
}
