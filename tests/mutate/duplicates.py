"""Duplicates: a block pasted again, a clause or a word said twice."""

from __future__ import annotations

import random
import re

from .outline import excuses
from .text import HAN, Damage, Edit, Fault, damage, lines, pick, prose
from .words import REPEATED

_CLAUSE_RE = re.compile(rf"(?<=[，,])([{HAN}]{{7,18}}[，,])")
_WORD_RE = re.compile("|".join(sorted(REPEATED, key=len, reverse=True)))
_LONG = 30  # a shorter line may well come twice


def duplicate_block(text: str, rng: random.Random) -> Damage:
    """One to six lines once more: right after, further down or at the end."""
    rows = lines(text)
    if len(rows) < 6:
        return Damage(text, [])
    size = rng.randint(1, min(6, len(rows) // 3))
    starts = [
        i
        for i in range(3, len(rows) - size)
        if sum(len(row.text) >= _LONG for row in rows[i : i + size]) * 2 > size
    ]
    if not starts:
        return Damage(text, [])
    first = rng.choice(starts)
    block = rows[first : first + size]
    if not text.endswith("\n"):
        text += "\n"
    places = {
        "after": rows[first + size].start,
        "later": rng.choice(rows[first + size :]).start,
        "end": len(text),
    }
    sub = rng.choice(list(places))
    at = places[sub]
    faults = [(Edit(at, at, row.text + "\n", "duplicate", sub),) for row in block]
    return damage(text, [*faults, *excuses(text, faults)])


def duplicate_phrase(text: str, rng: random.Random) -> Damage:
    """A clause or a word twice running."""
    faults: list[Fault] = []
    for row in prose(text):
        for match in _CLAUSE_RE.finditer(row.text):
            at = row.start + match.end()
            size = len(match[0])
            faults.append((Edit(at, at, match[0], "duplicate", "clause", before=size),))
        for match in _WORD_RE.finditer(row.text):
            at = row.start + match.end()
            size = len(match[0])
            faults.append((Edit(at, at, match[0], "duplicate", "word", before=size),))
    return damage(text, pick(rng, faults, 8))
