"""Pairs: quotation marks and brackets that lost or changed one of their two."""

from __future__ import annotations

import random
import re

from .text import Damage, Edit, Fault, damage, lines, pick

_PAIR_RE = re.compile(
    r"“[^“”‘’\n]{2,20}”|《[^《》\n]{2,20}》|（[^（）\n]{4,20}）|\([^()\n]{4,20}\)"
)
_WRONG = {
    "“": ("’’", '"', "」", "“", "’"),
    "《": ("〉", "”", "」", "《"),
    "（": ("]", "】", "》"),
    "(": ("]", "】", "》"),
}


def unbalanced_pair(text: str, rng: random.Random) -> Damage:
    """“四个全面” -> “四个全面, 四个全面”, “四个全面’’; one in a line."""
    faults: list[Fault] = []
    for row in lines(text):
        found = list(_PAIR_RE.finditer(row.text))
        if not found or row.text.count("“") != row.text.count("”"):
            continue
        match = rng.choice(found)
        start, end = row.start + match.start(), row.start + match.end()
        sub = rng.choice(["close", "open", "swap"])
        new = match[0]
        if sub == "close":
            new = new[:-1]
        elif sub == "open":
            new = new[1:]
        else:
            new = new[:-1] + rng.choice(_WRONG[new[0]])
        faults.append((Edit(start, end, new, "quote_mismatch", sub, after=1),))
    return damage(text, pick(rng, faults, 6))
