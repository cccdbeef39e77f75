"""The meeting that a communiqué tells of: it opens with where and when that was held."""

from __future__ import annotations

import re
from typing import NamedTuple

from .dates import DAY, YEAR, plain
from .head import Head

_OPENING = 600
# 中国共产党……第三次全体会议，于一九七八年十二月十八日至二十二日在北京举行。
_HELD_RE = re.compile(
    rf"(?P<meeting>[^，。；]{{4,40}}(?:会议|大会|全会))[，,]?于(?P<year>{YEAR}){DAY}"
    r"(?:至[^，。在]{1,12})?在[^，。]{2,16}(?:举行|召开)"
)
_ATTENDED_RE = re.compile(r"(?:出席|列席|主持)了?(?:这次|本次)?(?:会议|大会|全会)")


class Held(NamedTuple):
    """The meeting, its year, and the words that say so."""

    meeting: str
    year: int
    words: str


def find_held(head: Head) -> Held | None:
    """The meeting whose communiqué a text is.

    A speech may open with a meeting that others held: this text greets nobody, and tells
    who attended.
    """
    if head.addressed:
        return None
    opening = head.body[:_OPENING]
    match = _HELD_RE.match(plain(opening))
    if not match or not _ATTENDED_RE.search(opening):
        return None
    words = opening[: match.end()]
    return Held(words[: match.end("meeting")], int(match["year"]), words)
