"""Duplicates: a block pasted again, also after changes, a clause or a word said twice."""

from __future__ import annotations

import random
import re

from .outline import excuses, items
from .text import HAN, Damage, Edit, Fault, damage, lines, pick, prose
from .words import REPEATED

_CLAUSE_RE = re.compile(rf"(?<=[，,])([{HAN}]{{7,18}}[，,])")
_WORD_RE = re.compile("|".join(sorted(REPEATED, key=len, reverse=True)))
_LONG = 30  # a shorter line may well come twice
_LONGER = 60  # one or two changes leave most of such a line as it was
_SENTENCE_RE = re.compile(r"[^。！？]+[。！？]")
_PAIR_RE = re.compile(rf"\d+|[{HAN}]{{2}}")


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


def duplicate_changed(text: str, rng: random.Random) -> Damage:
    """Up to three paragraphs once more, further down, with changes as editors make them.

    Not those with ordinals, which would break a series where they are pasted.
    """
    ordinals = [item.start for item in items(text)]
    rows = [
        row
        for row in lines(text)
        if len(row.text) >= _LONGER and not any(row.start <= at < row.end for at in ordinals)
    ]
    faults: list[Fault] = []
    places = rng.sample(range(1, len(rows)), min(3, max(0, len(rows) - 1)))
    for place in places:
        row, at = rng.choice(rows[:place]), rows[place].start
        donor = rng.choice([other.text for other in rows if other is not row])
        changes = {
            "renamed": _renamed(row.text, donor, rng),
            "left-out": _left_out(row.text, rng),
            "put-in": _put_in(row.text, donor, rng),
            "edited": _edited(row.text, donor, rng),
        }
        fitting = {sub: new for sub, new in changes.items() if new != row.text}
        if fitting:
            sub = rng.choice(list(fitting))
            faults.append((Edit(at, at, fitting[sub] + "\n", "duplicate", sub),))
    return damage(text, [*faults, *excuses(text, faults)])


def _renamed(text: str, donor: str, rng: random.Random) -> str:
    """A number or two characters replaced wherever they stand, as names are."""
    old = rng.choice(_PAIR_RE.findall(text) or [""])
    fresh = rng.choice(_PAIR_RE.findall(donor) or [old])
    return text.replace(old, fresh) if old else text


def _left_out(text: str, rng: random.Random) -> str:
    """Without its shortest or its second shortest sentence."""
    sentences = sorted(_SENTENCE_RE.findall(text), key=len)
    return text.replace(rng.choice(sentences[:2]), "", 1) if len(sentences) > 2 else text


def _put_in(text: str, donor: str, rng: random.Random) -> str:
    """With a sentence of another paragraph, of at most half its length."""
    ends = [match.end() for match in _SENTENCE_RE.finditer(text)]
    fitting = [one for one in _SENTENCE_RE.findall(donor) if 2 * len(one) <= len(text)]
    if not ends or not fitting:
        return text
    at = rng.choice(ends)
    return text[:at] + rng.choice(fitting) + text[at:]


def _edited(text: str, donor: str, rng: random.Random) -> str:
    """5 to 30 % of it replaced by another paragraph's words, in one to three stretches."""
    count = rng.randint(1, 3)
    size = max(2, int(len(text) * rng.uniform(0.05, 0.3)) // count)
    for _ in range(count):
        at, there = rng.randrange(max(1, len(text) - size)), rng.randrange(len(donor))
        text = text[:at] + donor[there : there + size] + text[at + size :]
    return text


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
