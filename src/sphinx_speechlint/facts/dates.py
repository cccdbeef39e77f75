"""Years and days as speeches write them: 2014年, ２０１４年, 二〇一四年."""

from __future__ import annotations

import re

_HAN = "〇○零一二三四五六七八九"
_DIGITS = str.maketrans(f"{_HAN}０１２３４５６７８９", "000123456789" + "0123456789")
# First what any of these begins with, so that the rest is looked for only there.
_WRITTEN_RE = re.compile(
    rf"[一二０-９](?:(?<=[０-９])[０-９]*"
    rf"|(?<![{_HAN}].)(?:(?<=一)九|(?<=二)[〇○零])[{_HAN}]{{2}}(?=[年级]))"
)

YEAR = r"(?<!\d)(?:19|20)\d{2}(?!\d)"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
MONTH = rf"(?:年\s*{_NUMBER}\s*月|[-./]\s*\d{{1,2}}(?!\d))"  # what follows a year
DAY = rf"年{_NUMBER}月{_NUMBER}日"  # what follows a year


def plain(text: str) -> str:
    """The text, as long as before, with its years in Arabic digits.

    >>> plain("二○一四年九月，２０１４年")
    '2014年九月，2014年'
    """
    return _WRITTEN_RE.sub(lambda match: match[0].translate(_DIGITS), text)
