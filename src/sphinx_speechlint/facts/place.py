"""The place of a speech and its level: province, city, county or district."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ..topics import place_names
from .head import Head
from .named import NOT_HERE, named_places
from .proven import STATED, Fact

LEVELS = "省市县区"
_FEWEST = 2  # a level or a place named once may be somebody else's
# An autonomous region is a province by its rank, and not a district.
_RANKS = {"自治区": "省", "自治州": "市", **{level: level for level in LEVELS}}

# How a speaker names the place whose speech it is, and the bodies that belong to it.
# First what either begins with, so that the rest is looked for only there.
_OWN_RE = re.compile(
    r"[我全省市县区](?:(?<=[我全])([省市县区])"
    r"|(?<=[省市县区])(?<![治社园小景街].)(?:委|政协|政府))"
)
_PARTY_RE = re.compile(r"中共([\u4e00-\u9fff]{2,7}?)(?=[省市县区]委)")
_NAME = r"(?=(?P<long>[\u4e00-\u9fff]{3})?)(?=(?P<short>[\u4e00-\u9fff]{2})?)"
_BEFORE_RE = re.compile(
    rf"(?:(?P<named>小康|法治|法制|平安|幸福|美丽|美好)|推动|推进|促进|加快|助推|建设|实现|振兴|为|在|了“?)"
    rf"{_NAME}"
)
_AFTER_RE = re.compile(
    r"[省市县区]?(?:经济|社会|发展|科学|跨越|又好又快|后发|全面|建设|政协|人民|品牌|作出|各界|落地|梦)"
)


def find_place(
    head: Head, text: str, metadata: Mapping[str, str]
) -> tuple[Fact | None, Fact | None]:
    """The place and its level.

    The place is stated, else named by the head or the first words, else the one that the
    speech wants to serve; the level is stated, else the place's, else the one that the speech
    speaks of as its own.
    """
    own = _own_level(text)
    place = Fact(known, STATED) if (known := metadata.get("place")) else _named(head, own)
    level = own
    if place and (rank := _rank(place.value)):
        level = Fact(rank, place.evidence)
    if stated := metadata.get("level"):
        level = Fact(stated.removesuffix("级") or stated, STATED)
    return place or _served(text, own), level


def _rank(place: str) -> str:
    return next((rank for ending, rank in _RANKS.items() if place.endswith(ending)), "")


def _own_level(text: str) -> Fact | None:
    """The level that the speech speaks of most as its own, if it clearly does."""
    said: dict[str, Counter[str]] = {}
    for match in _OWN_RE.finditer(text):
        said.setdefault(match[1] or match[0][0], Counter())[match[0]] += 1
    if (best := _first(said)) is None:
        return None
    level, words = best
    shown = sorted(words.items(), key=lambda kv: (-kv[1], kv[0]))[:3]
    return Fact(level, "、".join(f"{word} {count} 次" for word, count in shown))


def _named(head: Head, own: Fact | None) -> Fact | None:
    """The first place that is named, before others one of the speech's own level.

    At the meeting of a place of another level the speaker is a guest, and his is unknown.
    """
    found = list(named_places(head))
    fitting = [n for n in found if own is None or n.place.endswith(own.value)]
    best = next((n for n in (*fitting, *found) if n in fitting or not n.meeting), None)
    return Fact(best.place, best.words) if best else None


def _served(text: str, level: Fact | None) -> Fact | None:
    """The place that the speech wants to serve: named by the Party's body there, or often."""
    own = level.value if level else ""
    found: dict[str, Counter[str]] = {}
    for match in _PARTY_RE.finditer(text):
        if text[match.end()] == own and match[1] not in NOT_HERE:
            found.setdefault(match[1], Counter())[f"{match[0]}{own}委"] += 2
    for match in _BEFORE_RE.finditer(text):
        name = next((n for n in (match["long"], match["short"]) if n and _is_place(n)), "")
        if name and (after := _AFTER_RE.match(text, match.end() + len(name))):
            words = text[match.start() : after.end()]
            found.setdefault(name.rstrip(own) if len(name) > 2 else name, Counter())[words] += (
                2 if match["named"] else 1
            )
    if (best := _first(found)) is None:
        return None
    name, proofs = best
    full = f"{name}{own}"
    first = min(proofs, key=lambda words: (-proofs[words], text.index(words)))
    return Fact(full if own and full in text else name, first)


def _first(found: Mapping[str, Counter[str]]) -> tuple[str, Counter[str]] | None:
    """What was said most, if it was said often enough and nothing as often."""
    ranked = sorted(found.items(), key=lambda kv: -kv[1].total())
    first, second = [*(words.total() for _, words in ranked[:2]), 0, 0][:2]
    return ranked[0] if first >= _FEWEST and first > second else None


def _is_place(name: str) -> bool:
    return name not in NOT_HERE and name in place_names()
