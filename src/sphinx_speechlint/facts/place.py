"""The place of a speech and its level: province, city, county or district."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from ..topics import place_names
from .proven import Fact

LEVELS = "省市县区"
_FEWEST = 2  # a level or a place named once may be somebody else's

# How a speaker names the place whose speech it is, and the bodies that belong to it.
_OWN_RE = re.compile(r"(?:我|全)([省市县区])|(?<![自社园小景街])([省市县区])(?:委|政协|政府)")
_PARTY_RE = re.compile(r"中共([\u4e00-\u9fff]{2,7}?)(?=[省市县区]委)")
_NAME = r"(?=(?P<long>[\u4e00-\u9fff]{3})?)(?=(?P<short>[\u4e00-\u9fff]{2})?)"
_BEFORE_RE = re.compile(
    rf"(?:(?P<named>小康|法治|法制|平安|幸福|美丽|美好)|推动|推进|促进|加快|助推|建设|实现|振兴|为|在|了“?)"
    rf"{_NAME}"
)
_AFTER_RE = re.compile(
    r"[省市县区]?(?:经济|社会|发展|科学|跨越|又好又快|后发|全面|建设|政协|人民|品牌|作出|各界|落地|梦)"
)
_NOT_HERE = frozenset({"中国", "中华", "全国", "香港", "澳门", "台湾"})


def find_level(text: str, metadata: Mapping[str, str]) -> Fact | None:
    """The level that the speech speaks of most as its own, if it clearly does."""
    place = metadata.get("place", "")
    if place and place[-1] in LEVELS:
        return Fact(place[-1], place)
    said: dict[str, Counter[str]] = {}
    for match in _OWN_RE.finditer(text):
        said.setdefault(match[1] or match[2], Counter())[match[0]] += 1
    if (best := _first(said)) is None:
        return None
    level, words = best
    shown = sorted(words.items(), key=lambda kv: (-kv[1], kv[0]))[:3]
    return Fact(level, "、".join(f"{word} {count} 次" for word, count in shown))


def find_place(text: str, metadata: Mapping[str, str], level: Fact | None) -> Fact | None:
    """The place that the speech wants to serve: named by the Party's body there, or often."""
    if known := metadata.get("place"):
        return Fact(known, known)
    own = level.value if level else ""
    found: dict[str, Counter[str]] = {}
    for match in _PARTY_RE.finditer(text):
        if text[match.end()] == own and match[1] not in _NOT_HERE:
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
    return name not in _NOT_HERE and name in place_names()
