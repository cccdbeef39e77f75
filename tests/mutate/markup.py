"""Stray signs: what a converter, a filter or a copying hand leaves in a text."""

from __future__ import annotations

import random
import re

from .text import HAN, Damage, Edit, Fault, damage, lines, pick, prose
from .words import TERMS

_SIGNS = {
    "back-tick": ("`", "``", "´"),
    "invisible": ("\u200b", "\u200d", "\ufeff", "\u2060", "\u00ad", "\u200e"),
    "entity": ("&nbsp;", "&ldquo;", "&#8203;", "&amp;", "&quot;", "&#160;", "&mdash;"),
    "tag": ("<br>", "<br/>", "</p>", "<p>", "</span>", "<strong>", '<span style="color:red">'),
    "character": ("\ufffd", "\ue5d2", "\uf0b7", "锟斤拷"),
}
_PINYIN = ("gōng zuò", "zhèng fǔ", "rén mín", "fā zhǎn", "shè huì")


def stray_sign(text: str, rng: random.Random) -> Damage:
    """A back-tick, an entity, a tag or an invisible character between two words."""
    faults: list[Fault] = []
    for row in prose(text):
        places = [m.start() for m in re.finditer(f"(?<=[{HAN}])(?=[{HAN}])", row.text)]
        at = row.start + rng.choice(places)
        sub = rng.choice(list(_SIGNS))
        faults.append((Edit(at, at, rng.choice(_SIGNS[sub]), "stray", sub),))
        at = row.start + rng.choice(places)
        faults.append((Edit(at, at, rng.choice(_PINYIN), "stray", "pinyin"),))
    return damage(text, pick(rng, faults, 6))


def stray_hyphen(text: str, rng: random.Random) -> Damage:
    """人民政协 -> 人-民政协: a mark that a filter would not see."""
    faults: list[Fault] = []
    for match in re.finditer("|".join(TERMS), text):
        k = rng.randint(1, len(match[0]) - 1)
        at, mark = match.start() + k, rng.choice(["-", "-", "·", ".", "_", " "])
        sub = "space" if mark == " " else "hyphen"
        faults.append((Edit(at, at, mark, "stray", sub, before=1, after=1),))
    return damage(text, pick(rng, faults, 5))


def stray_mark(text: str, rng: random.Random) -> Damage:
    """A line of one stop, a stop after a salutation's colon, two marks running."""
    faults: list[Fault] = []
    for row in lines(text)[4:]:
        mark = rng.choice("。。，；、")
        faults.append((Edit(row.start, row.start, mark + "\n", "stray", "line"),))
    for row in prose(text):
        at = row.start + rng.choice([m.end() for m in re.finditer("[，。,]", row.text)])
        before = text[at - 1]
        second = {"，": "。，、；", ",": "。,;", "。": "，。、"}[before]
        faults.append((Edit(at, at, rng.choice(second), "stray", "doubled", before=1),))
    faults += [
        (Edit(match.end(), match.end(), "。", "stray", "salutation"),)
        for match in re.finditer(r"^[^\n，。]{2,16}：(?=\n)", text, re.MULTILINE)
    ]
    return damage(text, pick(rng, faults, 5))
