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


def visible(text: str) -> str:
    """The text on one line: tabs and line ends as spaces, other signs without shape as codes."""
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
    if char in "\t\n\r":
        return " "
    if unicodedata.category(char) in _REPLACED:
        return f"<U+{ord(char):04X}>"
    return char


def _width(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH or ord(char) in _JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
