"""The numbered items of a text, and what their loss makes wrong elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .text import Edit, Fault, Line, lines

NUMERAL = "[一二三四五六七八九十]{1,3}"
COUNT_RE = re.compile(
    r"([两一二三四五六七八九十]{1,3}|\d{1,2})(?:个方面|个问题|点|项|条|件|句话|大)"
)

_MARKER_RE = re.compile(
    rf"""\s*(?P<marker>
        (?P<han>{NUMERAL})、(?!{NUMERAL}、)
      | [（(](?P<paren>{NUMERAL})[）)]
      | (?P<arabic>\d{{1,2}})[.．、](?!\d)
      | [（(](?P<arabic_paren>\d{{1,2}})[）)]
      | 第(?P<di>{NUMERAL})，(?!第)
      | (?P<shi>{NUMERAL})是(?!{NUMERAL})
    )""",
    re.VERBOSE,
)
_STYLES = ("han", "paren", "arabic", "arabic_paren", "di", "shi")
_HAN_DIGITS = "零一二三四五六七八九"


@dataclass
class Item:
    """A numbered line and the items of its series; the level counts from 0."""

    line: Line
    marker: str
    number: int
    level: int
    end: int = 0  # where the next item of this level or a higher one starts, or the text ends
    last: bool = True  # whether no such item follows
    series: list[Item] = field(default_factory=list, repr=False)

    @property
    def start(self) -> int:
        return self.line.start

    @property
    def after_marker(self) -> int:
        return self.line.text.index(self.marker) + len(self.marker)


def items(text: str) -> list[Item]:
    """The numbered lines of a text, with the series that count up from one."""
    found: list[Item] = []
    open_series: list[Item | None] = [None] * len(_STYLES)
    for line in lines(text):
        if not (match := _MARKER_RE.match(line.text)):
            continue
        level, numeral = next((i, match[s]) for i, s in enumerate(_STYLES) if match[s])
        item = Item(line, match["marker"], number_of(numeral), level, len(text))
        for other in found:
            if other.last and level <= other.level:
                other.end, other.last = line.start, False
        before = open_series[level]
        if before is not None and item.number == before.number + 1:
            item.series = before.series
        item.series.append(item)
        open_series[level] = item
        open_series[level + 1 :] = [None] * (len(_STYLES) - level - 1)
        found.append(item)
    return found


def full_series(text: str) -> Iterator[list[Item]]:
    """The series of at least two items that start from one."""
    for item in items(text):
        if item.number == 1 and item is item.series[0] and len(item.series) > 1:
            yield item.series


def number_of(numeral: str) -> int:
    """The value of a numeral up to 99."""
    if numeral.isdigit():
        return int(numeral)
    if numeral == "两":
        return 2
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _HAN_DIGITS.index(ones[0])
    return 10 * (_HAN_DIGITS.index(tens) if tens else 1) + (_HAN_DIGITS.index(ones) if ones else 0)


def numeral_of(number: int) -> str:
    """A number up to 19 in Chinese."""
    return ("十" if number > 9 else "") + _HAN_DIGITS[number % 10].replace("零", "")


def excuses(text: str, faults: Sequence[Fault], lost: Iterable[int] = ()) -> Iterator[Fault]:
    """What some faults also make wrong, so that reporting it is no mistake.

    What comes after a ``lost`` item (given by where it starts), in the text or in its
    series, no longer follows it, and the numbers that announce items no longer fit.
    """
    edits = [edit for fault in faults for edit in fault]
    stop = max((edit.start for edit in edits), default=0)
    gone = set(lost)
    spots = [(m.start(), len(m[0]) + 4, "count_mismatch") for m in COUNT_RE.finditer(text, 0, stop)]
    found = items(text)
    for item, follower in zip(found, [*found[1:], None], strict=False):
        if item.start in gone:
            heirs = [follower, *item.series[item.series.index(item) + 1 :][:1]]
            spots += [(i.start, len(i.marker), "numbering") for i in heirs if i is not None]
    for at, size, kind in spots:
        if not any(edit.start <= at < edit.end for edit in edits):
            yield (Edit(at, at, "", kind, after=size, certain=False),)
