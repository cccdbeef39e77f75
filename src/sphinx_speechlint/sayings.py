"""What a speech says again and again, though no list of terms holds it: 岚溪流域."""

from __future__ import annotations

import re
from collections import Counter

from .grams import codes, grams, perhaps_often
from .lexicon import terms
from .speech import Speech

SIZES = (4, 5, 6)  # characters of a phrase that a speech repeats
_MOST = 200_000  # characters; a longer text is no speech, and its phrases are not counted
# What stands between phrases rather than in them.
_LOOSE = "的了和与及在是有为把对从向以等个一二三四五六七八九十百千万亿年月日第这那我们大会"
_TIGHT_RE = re.compile(rf"[^\0-\u4dff\ua000-\U0010ffff{_LOOSE}]+")
_APART = "\n"


def sayings(speech: Speech, repeats: int) -> list[str]:
    """What a speech says so often, made of whole phrases only as far as characters tell."""
    if speech.span.end - speech.span.start > _MOST:
        return []
    tight = (run for block in speech.blocks for run in _TIGHT_RE.findall(speech.text(block)))
    text = _APART.join(tight)
    found: set[str] = set()
    places = perhaps_often(grams(codes(text), min(SIZES)), repeats).tolist()
    for size in SIZES:  # what is said often begins with what is
        said = Counter(text[place : place + size] for place in places if place + size <= len(text))
        found |= {phrase for phrase, n in said.items() if n >= repeats and _APART not in phrase}
        places = [place for place in places if text[place : place + size] in found]
    return sorted(found - terms())
