"""The meeting at which a speech was given: only what says that it is this one names it.

A title does (在……上的讲话), a line below it, and a speaker who says today or this. A meeting
that is merely spoken of, such as one whose decisions are to be carried out, is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .communique import find_held
from .head import Head
from .proven import STATED, Fact

_OPENING = 600  # code points in which a speaker names the meeting
_FIRST = 2  # sentences in which 我们召开 speaks of the meeting itself
_ENDING = (
    "(?:会议|大会|座谈会|全会|茶话会|汇报会|典礼|仪式"
    "|(?:推进|动员|总结|分析|表彰|现场|交流|部署|研讨|经济工作)会(?!议))"
)
_MEETING = rf"(?P<meeting>[^，。；：,;:“”\"*\n]{{0,22}}?{_ENDING})(?!精神|部署|以来|之后)"

# In a line of the head: 在……会议上的讲话, ——2022年3月5日在……会议上, ……会议公报.
_HEAD_RE = re.compile(
    r"在(?P<meeting>[^，。]{2,40}?(?:会议?|[典庆]礼|庆典|仪式|[开闭结][学幕业]式|论坛|决赛|会场))"
    r"上(?=的|[）)\s]|$)"
)
_OF_RE = re.compile(
    r"(?P<meeting>[^，。：]{2,40}(?:会议?|典礼|仪式))(?:公报|开幕词|闭幕词|主持词)(?:[（(].*)?"
)
_SPOKEN_RE = re.compile(
    rf"""
    (?:今天|今日|今晚|这里)(?:(?!学习|传达|贯彻|[昨刚]|即将)[^。；]){{0,40}}?
        (?:召开|举行|召集)(?!了|的){_MEETING}                         # 今天，县委召开……会议
    | (?<!学习)(?<!贯彻)(?<!落实)(?<!传达)(?<!领会)
        (?:这次|此次|今天的|今天(?:召开|举行)的){_MEETING.replace("meeting>", "this>")}
    | 今天[，,]?{_MEETING.replace("meeting>", "today>")}(?=隆重|召开|开幕|胜利|圆满|闭幕)
    | ^{_MEETING.replace("meeting>", "held>")}(?=开得|圆满)
    """,
    re.VERBOSE,
)
# Whoever called it, in the first words: 县委召开……会议. What has a date is another one.
_CALLED_RE = re.compile(
    rf"(?:我们|咱们\S{{0,4}}|[委府局校院社])(?:召开|举行|召集)(?!了|的){_MEETING}"
)
_ANOTHER_RE = re.compile(r"\d年|\d月|[去上前]年|先后|前不久|[昨刚]|以来")
_SENTENCE_RE = re.compile(r"[^。！？!?\n]+")
_LEADING_RE = re.compile(r"(?:这次|此次|这个|一个|一次|的)+")
_SHORTEST = 4  # 会议 and 这次会议 name nothing


def find_occasion(head: Head, metadata: Mapping[str, str]) -> Fact | None:
    """The occasion from the front matter, the title, the lines below it or the first words."""
    if known := metadata.get("occasion"):
        return Fact(known, STATED)
    if found := _in_head(head.lines):
        return found
    if held := find_held(head):
        return Fact(held.meeting, held.words)
    for number, match in enumerate(_SENTENCE_RE.finditer(head.body[:_OPENING])):
        if found := _spoken(match[0], number < _FIRST):
            return found
    return None


def _in_head(lines: Sequence[str]) -> Fact | None:
    """The meeting of the title, else the only one of the lines below it: a list has several."""
    found = [
        Fact(match["meeting"], line)
        for line in lines
        if (match := _HEAD_RE.search(line) or _OF_RE.fullmatch(line))
    ]
    if not found or (found[0].evidence != lines[0] and len({fact.value for fact in found}) > 1):
        return None
    return found[0]


def _spoken(sentence: str, first: bool) -> Fact | None:
    """The meeting that a sentence says to be this one; ``first`` words need not say so."""
    found = [*_SPOKEN_RE.finditer(sentence)]
    if first and not _ANOTHER_RE.search(sentence):
        found += _CALLED_RE.finditer(sentence)
    for match in found:
        words = next(filter(None, match.groups()))
        leading = _LEADING_RE.match(words)
        meeting = words[leading.end() :] if leading else words
        if len(meeting) >= _SHORTEST:
            return Fact(meeting, match[0])
    return None
