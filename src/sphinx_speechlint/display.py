"""Text for a terminal: what each character looks like there, and how wide it is.

Text comes from anywhere and may hold terminal escapes, tabs, bidirectional marks and
characters without width; :func:`visible` leaves nothing that could move a caret away
from its character or act on the terminal.
"""

from __future__ import annotations

import unicodedata

_REPLACED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_NO_WIDTH = {"Mn", "Me"}
_JAMO = range(0x1160, 0x1200)  # vowels and finals that combine with the letter before
_CONTROL_PICTURES = 0x2400


def visible(text: str) -> str:
    """The text on one line, with control, format and line-breaking characters made visible."""
    return "".join(map(_visible, text)) if not text.isalnum() else text


def width(text: str) -> int:
    """How many columns a terminal gives to visible text."""
    return sum(map(_width, text))


def pad(text: str, columns: int) -> str:
    """Text with spaces up to a number of columns."""
    return text + " " * (columns - width(text))


def shorten(text: str, length: int) -> str:
    """At most so many characters of a text, with ``…`` where it was cut."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _visible(char: str) -> str:
    if unicodedata.category(char) not in _REPLACED:
        return char
    code = ord(char)
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def _width(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH or ord(char) in _JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
