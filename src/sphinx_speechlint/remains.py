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
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from .grams import pair
from .lexicon import cut, idioms, term_weight, terms, weights, window
from .pasted import pasted
from .sayings import SIZES, sayings
from .source import Span
from .speech import Speech

_HAN_RE = re.compile(r"[\u4e00-\u9fff]+")
_KEY = 3  # characters by which a place is found, or two where no more are left
# What makes a find less sure, in the same measure as the gain. Speakers play upon idioms, not
# upon terms; and a word that no dictionary holds may stand next to a phrase, before it above all.
_IDIOM_COST, _FIRST_COST, _LAST_COST = 8.0, 4.0, 2.0
_MET_COST = 6.0  # the two characters that now meet meet elsewhere in the speech too
_NEAR = 80  # characters on either side in which words of a web site are looked for

# What may follow or precede a phrase. Behind any other sign its last character may stand.
_NEIGHBOUR_RE = re.compile(
    r"[\u4e00-\u9fff0-9０-９\s，。、；：！？…—“”‘’（）《》〈〉【】,.;:!?()%％]|\Z"
)


class _Index(NamedTuple):
    """Where phrases may have lost a character.

    ``phrases``: for the characters around a loss, the phrases and the index of the lost
    character in each. ``keys``: these characters by the rarer of the pairs that they hold.
    """

    phrases: Mapping[str, Sequence[tuple[str, int]]]
    keys: Mapping[int, Sequence[str]]
    rarer: frozenset[int]

    def in_text(self, here: frozenset[int]) -> Iterator[str]:
        """The keys that a text of these pairs may hold."""
        for rarer in self.rarer & here:
            yield from self.keys[rarer]


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


class _Hit(NamedTuple):
    span: Span
    phrase: str
    lost: int
    repeated: bool

    @property
    def joint(self) -> Span:
        """The two characters that meet where one is lost."""
        place = self.span.start + self.lost
        return Span(place - 1, place + 1)

    @property
    def whole(self) -> Span:
        """What is left, and at an edge the neighbour that came next to it."""
        return Span(min(self.span.start, self.joint.start), max(self.span.end, self.joint.end))


def remains(speech: Speech, repeats: int) -> list[Remain]:
    """What is left of set phrases in a speech, the surest of those that overlap.

    ``repeats``: how often the speech must say a phrase that is no fixed term.
    """
    text = speech.source.text
    own = _index(sayings(speech, repeats), repeated=True)
    hits: list[_Hit] = []
    for block in speech.blocks:
        here = speech.pairs(block)
        hits += _hits(text, block.span, _known(), here, repeated=False)
        if own.phrases:
            hits += _hits(text, block.span, own, here, repeated=True)
    return surest(text, _judged(speech, hits))


def surest(text: str, found: Iterable[Remain]) -> list[Remain]:
    """The surest of those that overlap, in the order of the text."""
    kept: dict[int, Remain] = {}
    for remain in sorted(found, key=lambda remain: (-remain.gain, remain)):
        places = range(*remain.span)
        if not any(place in kept for place in places) and not _is_parted(text, remain.span):
            kept.update(dict.fromkeys(places, remain))
    return sorted(set(kept.values()))


def _is_parted(text: str, span: Span) -> bool:
    """Whether words of a web site stand where the rest of the phrase does."""
    start = max(0, span.start - _NEAR)
    near = text[start : span.end + _NEAR]
    edges = span.start - start, span.end - start
    return any(site.end == edges[0] or site.start == edges[1] for site in pasted(near))


@cache
def _known() -> _Index:
    """Where fixed terms and idioms may have lost a character."""
    return _index(terms() | idioms())


def _index(phrases: Collection[str], *, repeated: bool = False) -> _Index:
    index: dict[str, list[tuple[str, int]]] = {}
    keys: dict[int, list[str]] = {}
    for phrase in phrases:
        # Nobody knows where what is merely repeated begins and ends; and two characters
        # are too little to tell what stood before or after them.
        inner = repeated or len(phrase) < min(SIZES)
        for lost in range(inner, len(phrase) - inner):
            rest = phrase[:lost] + phrase[lost + 1 :]
            offset = _offset(rest, lost)
            index.setdefault(rest[offset : offset + _KEY], []).append((phrase, lost))
    common = weights()
    for key in index:
        first, last = key[:2], key[-2:]
        # What is no word is rarer than a word.
        is_last = last not in common or (first in common and common[last] < common[first])
        keys.setdefault(pair(last if is_last else first), []).append(key)
    return _Index(index, keys, frozenset(keys))


def _offset(rest: str, lost: int) -> int:
    """Where the key begins: so that it holds the joint, if the loss is an inner one."""
    return max(0, min(lost - 1, len(rest) - _KEY))


def _hits(
    text: str, span: Span, index: _Index, here: frozenset[int], *, repeated: bool
) -> Iterator[_Hit]:
    """The places where what is left of a phrase stands, and the phrase does not."""
    for key in index.in_text(here):
        place = text.find(key, *span)
        while place >= 0:
            for phrase, lost in index.phrases[key]:
                rest = phrase[:lost] + phrase[lost + 1 :]
                start = place - _offset(rest, lost)
                end = start + len(rest)
                if (
                    span.start <= start
                    and end <= span.end
                    and text.startswith(rest, start)
                    and not text.startswith(phrase, start)
                    and not text.startswith(phrase, max(0, start - 1))
                ):
                    yield _Hit(Span(start, end), phrase, lost, repeated)
            place = text.find(key, place + 1, span.end)


def _judged(speech: Speech, hits: Collection[_Hit]) -> Iterator[Remain]:
    if not hits:
        return
    text = speech.source.text
    inside = speech.source.slice(speech.span)
    often: dict[str, int] = {}
    wholes = Counter(text[slice(*whole)] for whole in {hit.whole for hit in hits})
    rests = Counter(text[slice(*span)] for span in {hit.span for hit in hits})
    gains: dict[tuple[str, int, str, int], float | None] = {}
    for hit in hits:
        rest = text[slice(*hit.span)]
        if not (_is_broken(rest) if hit.repeated else _is_broken_term(rest)):
            continue
        joint = text[slice(*hit.joint)]
        if not all(map(_NEIGHBOUR_RE.match, joint)):
            continue
        if joint not in often:
            often[joint] = _occurrences(inside, joint)
        met = often[joint] > wholes[text[slice(*hit.whole)]]
        if hit.repeated and rests[rest] > 1:
            continue
        around, at = window(text, *hit.span)
        key = (around, at, hit.phrase, hit.lost)
        if key not in gains:
            gains[key] = _gain(around, at, hit)
        if (gain := gains[key]) is not None:
            cost = _MET_COST if met else 0
            yield Remain(hit.span, hit.phrase, gain - cost, hit.lost, hit.repeated)


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


def _gain(around: str, at: int, hit: _Hit) -> float | None:
    """How much likelier the text is with the phrase; ``None`` if its words end elsewhere."""
    phrase, size = hit.phrase, len(hit.phrase) - 1
    found = cut(around)
    if at not in found.ends or at + size not in found.ends:
        return None
    mended = around[:at] + phrase + around[at + size :]
    more = {phrase: term_weight()} if hit.repeated else {}
    gain = cut(mended, more).weight + cut(mended, barred=phrase).weight - 2 * found.weight
    # Before a stop nothing can follow that a term's last words might be part of.
    closed = phrase in terms() and at + size == len(around)
    gain -= {0: _FIRST_COST, size: 0 if closed else _LAST_COST}.get(hit.lost, 0)
    return gain if hit.repeated or phrase in terms() else gain - _IDIOM_COST
