"""Years that a sentence proves: five-year plans, congresses and anniversaries.

One place for the dates; each is public record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LAST = 4  # years from a plan's first to its last
# The first year of each five-year plan.
PLANS = {
    "八五": 1991,
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
}
# The year in which each national congress of the Party met.
CONGRESSES = {
    "十五大": 1997,
    "十六大": 2002,
    "十七大": 2007,
    "十八大": 2012,
    "十九大": 2017,
    "二十大": 2022,
}
# The years of each central committee's plenums, from the first on.
PLENUMS = {
    "十五届": (1997, 1998, 1998, 1999, 2000, 2001, 2002),
    "十六届": (2002, 2003, 2003, 2004, 2005, 2006, 2007),
    "十七届": (2007, 2008, 2008, 2009, 2010, 2011, 2012),
    "十八届": (2012, 2013, 2013, 2014, 2015, 2016, 2017),
    "十九届": (2017, 2018, 2018, 2019, 2020, 2021, 2022),
    "二十届": (2022, 2023, 2024, 2025),
}
# The year from which each anniversary counts.
ORIGINS = {
    "辛亥革命": 1911,
    "五四运动": 1919,
    "建党": 1921,
    "中国共产党成立": 1921,
    "建军": 1927,
    "长征胜利": 1936,
    "抗日战争胜利": 1945,
    "建国": 1949,
    "新中国成立": 1949,
    "中华人民共和国成立": 1949,
    "人民政协成立": 1949,
    "中国人民政治协商会议成立": 1949,
    "改革开放": 1978,
}


class Proof(NamedTuple):
    """A year and the words that prove it, with the offset at which they stand."""

    year: int
    words: str
    start: int = 0


_PLAN_RE = re.compile(
    rf"[“\"‘]?(?P<plan>{'|'.join(sorted(PLANS, key=len, reverse=True))})[”\"’]?"
    r"(?:计划|规划|时期)?的?"
    r"[“\"]?(?:(?P<first>开局|起步|第一年|头一年)|(?P<last>收官|最后一年|末年))[”\"]?(?:之年)?"
)
_CONGRESS_RE = re.compile(
    rf"(?:党的)?(?P<congress>{'|'.join(CONGRESSES)})(?:胜利)?召开(?:之年|的一年)"
)
_ANNIVERSARY_RE = re.compile(rf"(?P<origin>{'|'.join(ORIGINS)})(?P<count>\d{{1,3}})周年")


# （十八届）三中、四中、五中全会
_PLENUM_RE = re.compile(
    rf"(?P<term>{'|'.join(PLENUMS)})(?P<numbers>[一二三四五六七](?:中)?(?:[、和及][一二三四五六七](?:中)?)*)中?全会"
)
_MEETING_RE = re.compile(rf"党的(?P<congress>{'|'.join(CONGRESSES)})")


def proof(sentence: str) -> Proof | None:
    """The year that a sentence proves, if it proves just one.

    >>> proof("20xx年是“十一五”开局之年")
    Proof(year=2006, words='“十一五”开局之年', start=6)
    """
    found = list(proofs(sentence))
    return found[0] if len({p.year for p in found}) == 1 else None


def proofs(text: str) -> Iterator[Proof]:
    """Every year that the words of a text prove."""
    for m in _PLAN_RE.finditer(text):
        yield Proof(PLANS[m["plan"]] + (0 if m["first"] else _LAST), m[0], m.start())
    for m in _CONGRESS_RE.finditer(text):
        yield Proof(CONGRESSES[m["congress"]], m[0], m.start())
    for m in _ANNIVERSARY_RE.finditer(text):
        yield Proof(ORIGINS[m["origin"]] + int(m["count"]), m[0], m.start())


def meetings(text: str) -> Iterator[Proof]:
    """Congresses and plenums that a text names, with their years: it was not said before."""
    for m in _PLENUM_RE.finditer(text):
        last = "一二三四五六七".index(m["numbers"].rstrip("中")[-1])
        years = PLENUMS[m["term"]]
        if last < len(years):
            yield Proof(years[last], m[0], m.start())
    for m in _MEETING_RE.finditer(text):
        yield Proof(CONGRESSES[m["congress"]], m[0], m.start())
