"""The shapes of lines: what a line is by its own words, and by its neighbours'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .markers import opening_marker
from .site_lines import TRAIL, has_shape_of_site

_HAN_RE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_PERSON = (
    "同志|[^，。；：、]{0,6}们|代表|委员|领导|来宾|嘉宾|同仁|同事|老师|评委|朋友|女士|先生|家长|父老"
    "|书记|主席|主任|市长|县长|省长|区长|镇长|校长|院长|局长|部长|总理|总经理|董事长"
)
_ADDRESS = rf"(?:(?:尊敬|敬爱|亲爱)的)?[^，。；：、！？,;:!?]{{0,16}}?(?:{_PERSON})"
_SALUTATION_RE = re.compile(
    rf"{_ADDRESS}(?:[、，,和 \u3000]{{1,2}}{_ADDRESS}){{0,6}}(?P<end>[：:！!])[。.]?"
)
_OPENING_WORD_RE = re.compile(
    r"尊敬|敬爱|亲爱|各位|全体|诸位|[^，。]{0,4}们"
    r"|[^，。、]{1,4}(?:书记|主席|主任|市长|县长|省长|同志)"
)
_CLOSING_RE = re.compile(
    rf"""
    (?=各位|全体|尊敬|敬爱|亲爱|[^，。、]{{0,4}}们|[^，。、]{{1,4}}(?:书记|主席|主任|同志)[，,！!：:])
        {_ADDRESS}(?:[、，,]{_ADDRESS}){{0,3}}[，,！!：:]              # 同志们，……
  | (?:最后[，,]?)?(?:再次|衷心)?(?:谢谢|感谢大家|预祝|祝愿|祝大家|祝各位)  # 谢谢大家！
    """,
    re.VERBOSE,
)
_BYLINE_RE = re.compile(
    r"""
    ——|--                                             # ——2026年1月27日在……上
  | [（(][^（()）]*[）)]$                               # （2014年9月21日）
  | (?:作者|时间|日期|地点|来源|发布时间|讲话人|演讲人|述职人|汇报人)[：:]
  | [^，。；]*(?:\d{4}|[一二][〇○零九][〇○零一-九]{2})[^，。；]*[年\-./]   # a date
  | [\u4e00-\u9fff]{2,24}[ \u3000]+[\u4e00-\u9fff]{1,3}[ \u3000]?[\u4e00-\u9fff]{1,3}$  # 省长 王某
    """,
    re.VERBOSE,
)
_ENDS = "。！？；：，、…,.;:!?"
_HEAD_LENGTH = 60
_LONG_TITLE = 120
_HEADING_LENGTH = 30
_HEAD_LINES = 4


def head_length(texts: Sequence[str], *, titled: bool) -> int:
    """How many lines at the start of a speech are its title and bylines.

    ``titled``: the first line is known to be a title.
    """
    if not titled and not _is_title(texts):
        return 0
    head = 1
    while head < len(texts) and is_plain_line(texts[head]) and _BYLINE_RE.match(texts[head]):
        head += 1
    ahead = head
    while ahead < min(len(texts), head + _HEAD_LINES) and is_plain_line(texts[ahead]):
        ahead += 1
    if ahead < len(texts) and is_salutation(texts[ahead], opened=False):
        return ahead
    return head


def is_salutation(text: str, *, opened: bool) -> bool:
    """Whether a line addresses the audience.

    ``opened``: body text went before; then only a colon makes an address a salutation.
    """
    if len(text) > _HEAD_LENGTH:
        return False
    match = _SALUTATION_RE.fullmatch(text)
    if not match or (opened and match["end"] in "！!"):
        return False
    return _OPENING_WORD_RE.match(text) is not None


def is_closing(text: str) -> bool:
    """Whether a paragraph opens with an address or thanks."""
    return _CLOSING_RE.match(text) is not None


def is_plain_line(text: str) -> bool:
    """Whether a line is short and without a mark at its end."""
    return len(text) <= _HEAD_LENGTH and text[-1] not in _ENDS and opening_marker(text) is None


def bare_headings(texts: Sequence[str]) -> list[bool]:
    """Which lines look like headings without an ordinal.

    They are short, without a mark at the end, no web site's, and before something else;
    three in a row are a list or a table, and those beside > the steps of a trail of links.
    """
    likely = [_is_like_heading(text) for text in texts]
    steps = [text in TRAIL for text in texts]

    def is_bare(i: int) -> bool:
        near = likely[max(0, i - 2) : i + 3]
        in_list = any(near[k : k + 3] == [True] * 3 for k in range(len(near)))
        return not (in_list or any(steps[max(0, i - 1) : i + 2]) or has_shape_of_site(texts[i]))

    return [flag and i + 1 < len(texts) and is_bare(i) for i, flag in enumerate(likely)]


def _is_title(texts: Sequence[str]) -> bool:
    """Whether the first of some lines is a title; a long one stands right above a salutation."""
    if len(texts) < 2:
        return False
    first, below = texts[:2]
    longest = _LONG_TITLE if is_salutation(below, opened=False) else _HEAD_LENGTH
    return (
        1 < len(first) <= longest
        and first[-1] not in "。；：，、,;:"
        and _HAN_RE.search(first) is not None
        and not is_salutation(first, opened=False)
        and opening_marker(first) is None
    )


def _is_like_heading(text: str) -> bool:
    return (
        4 <= len(text) <= _HEADING_LENGTH
        and text[-1] not in _ENDS
        and not any(mark in text for mark in "。；\t|")
        and text.count("，") + text.count(",") <= 1
        and text[0] not in "（(—-*"
        and 2 * len(_HAN_RE.findall(text)) > len(text)
        and opening_marker(text) is None
    )
