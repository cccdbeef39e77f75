"""Paragraphs made at random, and what an editor does to them."""

from __future__ import annotations

import random
from collections.abc import Sequence

CHARACTERS = [chr(0x4E00 + n) for n in range(1500)]


def paragraph(rng: random.Random, length: int) -> str:
    return "".join(rng.choices(CHARACTERS, k=length))


def edited(rng: random.Random, text: str, share: float) -> str:
    """A text with a share of its characters replaced."""
    return "".join(rng.choice(CHARACTERS) if rng.random() < share else c for c in text)


def families(rng: random.Random, count: int, lengths: Sequence[int], most: float) -> list[str]:
    """Paragraphs with two edited copies each, in any order."""
    texts = []
    for _ in range(count):
        origin = paragraph(rng, rng.choice(lengths))
        texts += [origin, *(edited(rng, origin, rng.uniform(0, most)) for _ in range(2))]
    rng.shuffle(texts)
    return texts
