"""Charts as SVG inside the page: text and length say everything, colour nothing.

Without a ``viewBox``: bars are as wide as the page allows, letters stay as large as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_ROW = 40  # pixels: a line of words and a bar below it
_WIDEST = 100.0


class Bar(NamedTuple):
    """A row: what it is, what it comes to, in words, the class that colours it, and its places."""

    label: str
    value: float
    words: str
    family: str = ""
    href: str = ""


def bar_chart(title: str, bars: Sequence[Bar]) -> str:
    """A bar for each value, the longest as wide as the page; its words a link to the places."""
    most = max((bar.value for bar in bars), default=0) or 1
    rows = []
    for number, bar in enumerate(bars):
        y = number * _ROW
        width = bar.value / most * _WIDEST
        style = f' class="speech-{bar.family}"' if bar.family else ""
        rows.append(
            f'<g{style}><text x="0" y="{y + 16}">{escape(bar.label)}</text>'
            f"{_words(bar, y + 16)}"
            f'<rect x="0" y="{y + 23}" width="{width:.1f}%" height="9" rx="2"/></g>'
        )
    return (
        f'<figure class="speech-chart"><figcaption>{escape(title)}</figcaption>'
        f'<svg role="group" aria-label="{escape(title)}" width="100%"'
        f' height="{len(bars) * _ROW}">{"".join(rows)}</svg></figure>'
    )


def _words(bar: Bar, y: int) -> str:
    words = f'<text x="100%" y="{y}" text-anchor="end">{escape(bar.words)}</text>'
    if not bar.href:
        return words
    name = escape(f"{bar.label} {bar.words}")
    return f'<a href="{escape(bar.href)}" aria-label="{name}">{words}</a>'
