"""What is left of set phrases that lost one character.

A place is found by what is left of a phrase (招引资), and judged by its words: the phrase,
put back, must make the sentence far likelier, taken as one word and as its own words
(招商, 引资) alike; what is left must begin and end where words do; and the two characters
that now meet may meet nowhere else in the speech. The phrases are fixed terms, common words
of four characters, and what the speech itself says again and again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from .broken import Hit, Phrases
from .lexicon import Cut, cut, idioms, term_weight, terms, window
from .pasted import pasted
from .sayings import sayings
from .source import Span
from .speech import Speech

_HAN_RE = re.compile(r"[\u4e00-\u9fff]+")
# What makes a find less sure, in the same measure as the gain. Speakers play upon idioms, not
# upon terms; and a word that no dictionary holds may stand next to a phrase, before it above all.
_IDIOM_COST, _FIRST_COST, _LAST_COST = 8.0, 4.0, 2.0
_MET_COST = 6.0  # the two characters that now meet meet elsewhere in the speech too

# What may follow or precede a phrase. Behind any other sign its last character may stand.
_NEIGHBOUR_RE = re.compile(
    r"[\u4e00-\u9fff0-9０-９\s，。、；：！？…—“”‘’（）《》〈〉【】,.;:!?()%％]|\Z"
)


class Remain(NamedTuple):
    """What is left of a phrase; ``gain``: how much likelier the text is with all of it (log e).

    ``lost`` is the index of the lost character in the phrase; ``repeated``: the phrase is no
    fixed term, but the speech says it elsewhere.
    """

    span: Span
    phrase: str
    gain: float
    lost: int
    repeated: bool = False

    @property
    def character(self) -> str:
        """The lost character."""
        return self.phrase[self.lost]


def remains(speech: Speech, repeats: int) -> list[Remain]:
    """What is left of set phrases in a speech, the surest of those that overlap.

    ``repeats``: how often the speech must say a phrase that is no fixed term.
    """
    # Speakers play upon idioms, however often they say them.
    said = (phrase for phrase in sayings(speech, repeats) if phrase not in idioms())
    own = Phrases.of(said, repeated=True)
    hits = [hit for phrases in (_known(), own) for hit in phrases.hits(speech)]
    return surest(speech, _judged(speech, hits))


def surest(speech: Speech, found: Iterable[Remain]) -> list[Remain]:
    """The surest of those that overlap, in the order of the text.

    None beside words of a web site: the rest of its phrase stands behind them.
    """
    kept: dict[int, Remain] = {}
    sites = speech.once(pasted)
    starts, ends = {site.start for site in sites}, {site.end for site in sites}
    for remain in sorted(found, key=lambda remain: (-remain.gain, remain)):
        places = range(*remain.span)
        beside = remain.span.start in ends or remain.span.end in starts
        if not beside and not any(place in kept for place in places):
            kept.update(dict.fromkeys(places, remain))
    return sorted(set(kept.values()))


@cache
def _known() -> Phrases:
    return Phrases.of(terms() | idioms())


def _judged(speech: Speech, found: Iterable[Hit]) -> Iterator[Remain]:
    text = speech.source.text
    hits = [hit for hit in found if _may_be_lost(text, hit)]
    rests = Counter(text[slice(*span)] for span in {hit.span for hit in hits})
    cuts: dict[str, Cut] = {}
    apart: list[tuple[Hit, str, int]] = []  # with the text around each, and where it is in that
    for hit in hits:
        rest = text[slice(*hit.span)]
        if hit.repeated and rests[rest] > 1:
            continue
        around, at = window(text, *hit.span)
        if around not in cuts:
            cuts[around] = cut(around)
        if {at, at + len(rest)} <= cuts[around].ends:
            apart.append((hit, around, at))
    if not apart:
        return
    inside = speech.source.slice(speech.span)
    often: dict[str, int] = {}
    wholes = Counter(text[slice(*whole)] for whole in {hit.whole for hit in hits})
    for hit, around, at in apart:
        joint = text[slice(*hit.joint)]
        if joint not in often:
            often[joint] = _occurrences(inside, joint)
        cost = _MET_COST if often[joint] > wholes[text[slice(*hit.whole)]] else 0
        gain = _gain(around, at, hit) - 2 * cuts[around].weight - cost
        yield Remain(hit.span, hit.phrase, gain, hit.lost, hit.repeated)


def _may_be_lost(text: str, hit: Hit) -> bool:
    rest = text[slice(*hit.span)]
    broken = _is_broken(rest) if hit.repeated else _is_broken_term(rest)
    return broken and all(map(_NEIGHBOUR_RE.match, text[slice(*hit.joint)]))


def _occurrences(text: str, joint: str) -> int:
    """How often two Chinese characters meet in a text."""
    if len(joint) < 2 or not _HAN_RE.fullmatch(joint):
        return 0
    return len(re.findall(f"(?={joint})", text)) if joint[0] == joint[1] else text.count(joint)


def _is_broken(rest: str) -> bool:
    """Whether what is left is not words of two characters and more alone, as 现代产业 is."""
    ends = cut(rest).ends
    return any(end + 1 in ends for end in ends)


@cache
def _is_broken_term(rest: str) -> bool:
    """The same of the fixed terms and idioms, of which there are only so many."""
    return _is_broken(rest)


def _gain(around: str, at: int, hit: Hit) -> float:
    """How likely the text is with the phrase, as one word and as its own words."""
    phrase, size = hit.phrase, len(hit.phrase) - 1
    mended = around[:at] + phrase + around[at + size :]
    more = {phrase: term_weight()} if hit.repeated else {}
    gain = cut(mended, more).weight + cut(mended, barred=phrase).weight
    # Before a stop nothing can follow that a term's last words might be part of.
    closed = phrase in terms() and at + size == len(around)
    gain -= {0: _FIRST_COST, size: 0 if closed else _LAST_COST}.get(hit.lost, 0)
    return gain if hit.repeated or phrase in terms() else gain - _IDIOM_COST
