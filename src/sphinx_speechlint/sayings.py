"""What a speech says again and again, though no list of terms holds it: 岚溪流域."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from .grams import Characters, codes_of, grams, perhaps_often
from .lexicon import terms
from .speech import Speech

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SIZES = (4, 5, 6)  # characters of a phrase that a speech repeats
_MOST = 200_000  # characters; a longer text is no speech, and its phrases are not counted
# What stands between phrases rather than in them.
_LOOSE = "的了和与及在是有为把对从向以等个一二三四五六七八九十百千万亿年月日第这那我们大会"


def sayings(speech: Speech, repeats: int) -> list[str]:
    """What a speech says so often, made of whole phrases only as far as characters tell."""
    import numpy as np

    text, (start, end) = speech.source.text, speech.span
    if end - start > _MOST or end - start < min(SIZES):
        return []
    tight = _tight_of(speech)
    solid, runs = tight.tobytes(), tight
    for _ in range(1, min(SIZES)):
        runs = runs[:-1] & tight[len(tight) - len(runs) + 1 :]
    fours = np.flatnonzero(runs)
    often = perhaps_often(grams(speech.once(codes_of), min(SIZES))[fours], repeats)
    places = (fours[often] + start).tolist()
    found: set[str] = set()
    for size in SIZES:  # what is said often begins with what is
        last = size - 1 - start
        places = [place for place in places if place + size <= end and solid[place + last]]
        said = Counter(text[place : place + size] for place in places)
        found |= {phrase for phrase, n in said.items() if n >= repeats}
        places = [place for place in places if text[place : place + size] in found]
    return sorted(found - terms())


def _tight_of(speech: Speech) -> npt.NDArray[np.bool_]:
    """Which characters of a speech stand in phrases of its blocks."""
    import numpy as np

    first, last = speech.span
    inside = np.zeros(last - first, np.bool_)
    for block in speech.blocks:
        inside[block.span.start - first : block.span.end - first] = True
    return _tight().among(speech.once(codes_of)) & inside


@cache
def _tight() -> Characters:
    return Characters.of("\u4e00", "\u9fff", but=_LOOSE)
