"""Chinese and Arabic ordinals: parse and format.

Styles and levels follow GB/T 9704—2012 §7.3.3 (一、 → （一） → 1. → （1）); ordinals
of enumeration (第一， 一是 一要 首先) stand below them.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_HAN_RE = re.compile(
    r"""
    (?:([一二两三四五六七八九])?百零?)?  # hundreds
    (?:([一二三四五六七八九])?(十))?      # tens
    ([一二三四五六七八九])?               # ones
    """,
    re.VERBOSE,
)
_FIRST_WORDS = ("首先", "其次", "再次")


class MarkerStyle(Enum):
    """How an ordinal is written; the value is its name in data files."""

    HAN_COMMA = "han-comma"
    HAN_PAREN = "han-paren"
    ARABIC_COMMA = "arabic-comma"
    ARABIC_POINT = "arabic-point"
    ARABIC_PAREN = "arabic-paren"
    CIRCLED = "circled"
    DI = "di"
    SHI = "shi"
    YAO = "yao"
    FIRST = "first"

    @property
    def level(self) -> int:
        """1 to 4 for headings by GB/T 9704—2012 §7.3.3; 5 for ordinals of enumeration."""
        return _LEVELS[self]

    @property
    def enumerates(self) -> bool:
        """Whether the ordinal counts points of an argument (一是) rather than sections."""
        return self.level == 5


_LEVELS = {
    MarkerStyle.HAN_COMMA: 1,
    MarkerStyle.HAN_PAREN: 2,
    MarkerStyle.ARABIC_COMMA: 3,
    MarkerStyle.ARABIC_POINT: 3,
    MarkerStyle.ARABIC_PAREN: 4,
    MarkerStyle.CIRCLED: 4,
    MarkerStyle.DI: 5,
    MarkerStyle.SHI: 5,
    MarkerStyle.YAO: 5,
    MarkerStyle.FIRST: 5,
}

_FORMATS = {
    MarkerStyle.HAN_COMMA: "{han}、",
    MarkerStyle.HAN_PAREN: "（{han}）",
    MarkerStyle.ARABIC_COMMA: "{number}、",
    MarkerStyle.ARABIC_POINT: "{number}.",
    MarkerStyle.ARABIC_PAREN: "（{number}）",
    MarkerStyle.DI: "第{han}，",
    MarkerStyle.SHI: "{han}是",
    MarkerStyle.YAO: "{han}要",
}


def parse_number(text: str) -> int | None:
    """The value of a numeral in Chinese (up to 999), Arabic of any width, or circled digits.

    ``None`` if the text is no numeral.
    """
    if text in _FIRST_WORDS:
        return _FIRST_WORDS.index(text) + 1
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.isascii() and plain.isdigit():
        return int(plain)
    match = _HAN_RE.fullmatch(plain)
    if not plain or not match:
        return None
    hundreds, tens, ten, ones = match.groups()
    value = 0
    if "百" in plain:
        value += 100 * _DIGITS.get(hundreds or "一", 1)
    if ten:
        value += 10 * _DIGITS.get(tens or "一", 1)
    return value + _DIGITS.get(ones or "零", 0)


def format_han(number: int) -> str:
    """A number from 1 to 999 in Chinese numerals (16 → 十六)."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = ""
    if hundreds:
        text += digits[hundreds] + "百"
        if rest and not tens:
            text += "零"
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    return text + (digits[ones] if ones else "")


def format_marker(style: MarkerStyle, number: int) -> str:
    """An ordinal as it is usually printed: ``format_marker(HAN_PAREN, 3)`` is （三）."""
    if style is MarkerStyle.FIRST:
        return _FIRST_WORDS[min(number, len(_FIRST_WORDS)) - 1]
    if style is MarkerStyle.CIRCLED:
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"（{number}）"
    return _FORMATS[style].format(han=format_han(number), number=number)
