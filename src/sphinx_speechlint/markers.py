"""Finding ordinals: at the start of a line and inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from .numerals import MarkerStyle, parse_number
from .source import Span
from .speech import Marker

HAN = "[一二三四五六七八九十百]{1,5}"
ARABIC = "[0-9０-９]"

# An ordinal of enumeration needs words after it that make it one: 三要素 and 一是一 are none.
_YAO = rf"(?P<yao>{HAN})要(?![素点件闻领义事害塞道]|{HAN}不要)"
_SHI = rf"(?P<shi>{HAN})是(?!{HAN}[、，,。；;])"
_FIRST = r"(?P<first>首先|其次|再次)"

_OPENING_RE = re.compile(
    rf"""
    (?:\#{{1,6}}[ \t]+)?(?:\*\*)?                               # Markdown around the ordinal
    (?P<ordinal>
        (?P<han_comma>{HAN})[、．.](?!{HAN}[、，和]|产业)         # 一、 but not 一、二、三产业
      | [（(]\s*(?P<han_paren>{HAN})\s*[）)]                      # （一）
      | (?P<han_paren_sign>[㈠-㈩])                               # ㈠
      | (?P<arabic_comma>{ARABIC}{{1,3}})、(?!{ARABIC}{{1,3}}[、号]) # 1、
      | (?P<arabic_point>{ARABIC}{{1,3}})[.．](?:(?!{ARABIC})|(?={ARABIC}{{4}}年))  # 1. not 1.5
      | (?P<arabic_point_sign>[⒈-⒛])                             # ⒈
      | [（(]\s*(?P<arabic_paren>{ARABIC}{{1,3}})\s*[）)]          # （1）
      | (?P<arabic_paren_half>{ARABIC}{{1,2}})[）)]                # 1）
      | (?P<arabic_paren_sign>[⑴-⒇])                             # ⑴
      | (?P<circled>[①-⑳])                                        # ①
      | 第(?P<di>{HAN}|{ARABIC}{{1,2}})[，,、：:](?!第)             # 第一，
      | {_SHI}                                                    # 一是
      | {_YAO}                                                    # 一要
      | {_FIRST}                                                  # 首先
    )
    """,
    re.VERBOSE,
)

_INLINE_RE = re.compile(
    rf"""
    (?<=[。；：，！？;:,!?·•])        # after a mark
    (?:
        第(?P<di>{HAN})[，,：:]       # 第一，
      | {_SHI}                        # 一是
      | {_YAO}                        # 一要
      | {_FIRST}                      # 首先
      | (?P<circled>[①-⑳])(?![①-⑳是、和及至])  # ① but not ①②是能力问题
    )
  | (?<=[。；：！？;:!?])             # after a clause that is closed
    (?:
        [（(](?P<arabic_paren>{ARABIC}{{1,2}})[）)]          # （1）
      | (?P<arabic_paren_sign>[⑴-⒇])                      # ⑴
      | (?P<arabic_point_sign>[⒈-⒛])                      # ⒈
      | (?P<arabic_point>{ARABIC}{{1,2}})[.．](?!{ARABIC})  # 2.
      | (?P<arabic_comma>{ARABIC}{{1,2}})、(?!{ARABIC})    # 2、
    )
  | (?:(?<=[。！？])|(?<=[。！？][ \u3000]))  # after a sentence: a paragraph break that was lost
    (?:
        [（(](?P<han_paren>{HAN})[）)]                    # （二）
      | (?P<han_comma>{HAN})、(?!{HAN}[、，和]|产业)       # 二、
    )
    """,
    re.VERBOSE,
)

# What each of these begins with, in few places of a speech.
_INLINE_START_RE = re.compile(
    r"[第一二三四五六七八九十百首其再①-⑳（(⑴-⒇⒈-⒛0-9０-９]"
    r"(?:(?<=[。；：，！？;:,!?·•].)|(?<=[。！？][ \u3000].))"
)

_SIGN_RE = re.compile(r"[().\s]")


def opening_marker(text: str, start: int = 0, end: int | None = None) -> Marker | None:
    """The ordinal that opens a line, Markdown marks before it left aside."""
    match = _OPENING_RE.match(text, start, len(text) if end is None else end)
    return _marker(match, "ordinal") if match else None


def inline_markers(text: str, start: int, end: int) -> Iterator[Marker]:
    """The ordinals inside a line: of enumeration after a mark, of headings after a sentence."""
    while place := _INLINE_START_RE.search(text, start, end):
        match = _INLINE_RE.match(text, place.start(), end)
        if match and (marker := _marker(match, 0)):
            yield marker
        start = (match or place).end()


def _marker(match: re.Match[str], group: str | int) -> Marker | None:
    name = next(k for k, v in match.groupdict().items() if v is not None and k != "ordinal")
    number = _number(match[name])
    if not number:
        return None
    style = MarkerStyle(name.removesuffix("_sign").removesuffix("_half").replace("_", "-"))
    return Marker(style, number, Span(*match.span(group)))


def _number(text: str) -> int | None:
    """The value of a numeral or of one sign such as ㈠, ⒈ or ⑴."""
    return parse_number(_SIGN_RE.sub("", normalize("NFKC", text)))
