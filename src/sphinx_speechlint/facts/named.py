"""The places that a head or a speaker's first words name as those whose speech it is.

安徽省 in 2026年安徽省政府工作报告 is one, and in ——在安徽省第十四届人民代表大会上, and 青砚区 in
青砚区人民医院院长. 赴浙江省考察报告 and 在庆祝西藏自治区成立60周年大会上 only speak of a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..lexicon import cut, window
from ..topics import place_names
from .dates import plain
from .head import Head

NOT_HERE = ("中国", "中华", "全国", "香港", "澳门", "台湾")

_OPENING = 600  # code points in which a speaker says for whom he speaks
_LONGEST = 4  # characters of a name that no table of places holds
_UNIT_RE = re.compile(
    r"(?P<name>(?:(?![省县委届的])[\u4e00-\u9fff]){2,12}?)(?:自治[区州县]|[省市县区])"
)
# Where a line may begin to name its place: at its start, after a year, a space or 在; before it
# stands the body whose meeting it is.
_PARTY = "(?:中共|中国共产党|政协|中国人民政治协商会议|共青团)?"
_ANCHOR_RE = re.compile(
    rf"^[\W_]*(?:(?:19|20)\d{{2}}年度?)?{_PARTY}|(?P<meeting>在){_PARTY}|[ \u3000：:]{_PARTY}"
)
_FOR_RE = re.compile(rf"(?:我(?:谨|仅)?代表|(?<!接)受(?=[^，。]{{2,24}}委托)){_PARTY}")
# Bodies and offices of the place, which follow its name.
_OWN_RE = re.compile(
    r"(?:\d{4}年度?)?"
    r"(?:委(?!托)|政协|政府|人大|人民(?:政府|代表大会)?|总工会|第?[一二三四五六七八九十\d]{1,3}[届次]|[省市县区州]长"
    r"|[^，。、\s]{0,10}?(?:局|厅|法院|检察院|医院|中心|办公室|委员会|联合会))"
)
# Else a meeting of the place, or a text that it gave out.
_MEETING_RE = re.compile(r"[^，。]{2,40}(?:会议?|典礼|仪式)上")
_TEXT_RE = re.compile(r"[^，。]{2,40}(?:报告|总结|汇报|讲话稿?|公报|打算)\W*$")
# A guest speaks where he travels, and meetings of others are held there.
_GUEST_RE = re.compile(r"考察|调研|视察|访问|参观|见闻|督导|慰问|走访|举行|召开")
# Characters that join words or stand for any place: a name in no table has none of them.
_JOINING = frozenset("一二两几各每全本我你他她它这那该某同在向对为与和及由把被将到来去赴了是从给让")


class Named(NamedTuple):
    """A place, the words that name it, and whether only a meeting is said to be its own."""

    place: str
    words: str
    meeting: bool


def named_places(head: Head) -> Iterator[Named]:
    """The places that the head names, then those for which the speaker speaks."""
    for line in head.lines:
        words = plain(line)
        for anchor in _ANCHOR_RE.finditer(words):
            meeting = anchor["meeting"] is not None
            place = _place_at(words, anchor.end())
            if place and _is_own(words, place.end(), _MEETING_RE if meeting else _TEXT_RE):
                yield Named(place[0], line, meeting)
    opening = head.body[:_OPENING]
    for anchor in _FOR_RE.finditer(opening):
        place = _place_at(opening, anchor.end())
        if place and (own := _OWN_RE.match(opening, place.end())):
            yield Named(place[0], opening[anchor.start() : own.end()], meeting=False)


def _is_own(line: str, end: int, else_re: re.Pattern[str]) -> bool:
    if _GUEST_RE.search(line, end):
        return False
    return (_OWN_RE.match(line, end) or else_re.match(line, end)) is not None


def _place_at(text: str, start: int) -> re.Match[str] | None:
    """The last of the places that stand one after the other: 西陵区 of 湖北省宜昌市西陵区."""
    found = None
    while (unit := _UNIT_RE.match(text, start)) and _is_place(unit):
        found, start = unit, unit.end()
    return found


def _is_place(unit: re.Match[str]) -> bool:
    """Whether a table holds a place; else whether its name is no word and not of words.

    Of 岚溪市委 the words are 岚, 溪 and 市委: a name that nobody listed. 优秀县委书记, 开发区 and
    听取河南省委 are of words that mean something else.
    """
    name, places = unit["name"], place_names()
    if name.startswith(NOT_HERE):
        return False
    if unit[0] in places:
        return True
    around, before = window(unit.string, *unit.span())
    ends = [end - before for end in sorted(cut(around).ends)]
    if name in places:  # 大同市政府 and 宜昌市委, but not 新城 in 新城市建设局
        first_word = next(end for end in ends if end > 0) if 0 in ends else 0
        return len(name) in ends or first_word == len(unit[0])
    pieces = [around[before + a : before + b] for a, b in pairwise(ends) if 0 <= a < len(name)]
    if 0 not in ends or len(name) > _LONGEST or _JOINING & set(name):
        return False
    last = pieces.pop()
    over = len(last) + sum(map(len, pieces)) - len(name)
    if over and last not in places:  # 城市规划 in 小城市规划, but 新区 in 雄安新区
        return False
    return len(last) - over == 1 and all(p in places or len(p) == 1 for p in pieces)
