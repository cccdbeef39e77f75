"""The meeting at which a speech was given, where its title or its opening names it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .proven import Fact

_OPENING = 600  # code points in which a speaker names the meeting
_MEETING = r"(?P<meeting>[^，。；：,;:“”\"*\n]{0,22}?(?:会议|大会|座谈会|全会|茶话会|汇报会))"

_TITLE_RE = re.compile(r"在(?P<meeting>[^，。]{2,40}?会议?)上的")
_OPENING_RE = re.compile(
    rf"""
    (?:召开|举行|召集)了?(?:这次|此次|的)?{_MEETING}      # 县委召开这次全县政协工作会议
    | (?:这次|此次|今天的|今天召开的){_MEETING.replace("meeting>", "this>")}
    | 今天[，,]?{_MEETING.replace("meeting>", "today>")}(?=隆重|召开|开幕)
    | (?m:^){_MEETING.replace("meeting>", "held>")}(?=开得|圆满|胜利闭幕)
    """,
    re.VERBOSE,
)
_SHORTEST = 4  # 会议 and 这次会议 name nothing


def find_occasion(title: str, text: str, metadata: Mapping[str, str]) -> Fact | None:
    """The occasion from the front matter, the title or the first words."""
    if known := metadata.get("occasion"):
        return Fact(known, known)
    if match := _TITLE_RE.search(title):
        return Fact(match["meeting"], title)
    for match in _OPENING_RE.finditer(text[:_OPENING]):
        meeting = next(filter(None, match.groups())).removeprefix("这次").removeprefix("的")
        if len(meeting) >= _SHORTEST:
            return Fact(meeting, match[0])
    return None
