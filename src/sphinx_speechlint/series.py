"""Series of ordinals: which number continues which, and where a series breaks.

The ordinals of a speech are read in order. Open series form a stack; the order in
which series open says what is nested in what, so that a text may put 1. above （一）.
Returning to an open series closes those opened since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from .numerals import MarkerStyle
from .site_lines import has_shape_of_site
from .speech import Block, BlockKind, Marker, Speech

# A paragraph that ends so announces a list, and the list may begin anew at 1.
_ANNOUNCES_RE = re.compile(
    r"[：:]$|(?:以下|如下|下列|下面|几点|几个方面|几项|[两三四五六七八九十\d]+(?:个方面|点|项|条))[^。]*[。：:]$"
)


class Break(Enum):
    """How an ordinal fails to follow the one before it."""

    GAP = "gap"
    ORPHAN = "orphan"
    RESTART = "restart"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Step:
    """One ordinal in its series.

    ``index`` is the block it stands in; ``before`` the ordinal it follows in its series;
    ``series`` tells series apart.
    """

    marker: Marker
    index: int
    inline: bool
    series: int
    before: Marker | None
    broken: Break | None


@dataclass(slots=True)
class _Series:
    key: MarkerStyle
    number: int
    level: int
    last: Marker
    at: int  # the block of its last ordinal
    inline: bool  # where that stands
    opened_inline: bool
    headed: bool = False  # a heading without an ordinal, or an announcement, came since
    highest: int = 0
    skipped: set[int] = field(default_factory=set)  # numbers that may come late: 2. 4. 3. 5.

    def follows(self, number: int) -> bool:
        """Whether a number is the next one: of the last, or of the highest after a slip."""
        return number - 1 in (self.last.number, self.highest)

    def is_again(self, number: int) -> bool:
        """Whether a number has just been, or comes after those that should follow it."""
        return number > 1 and (number == self.last.number or number in self.skipped)

    def take(self, step: Step) -> None:
        """Let an ordinal be the last one."""
        number = step.marker.number
        if number == 1:
            self.highest, self.skipped = 1, set()
        self.skipped -= {number}
        self.skipped |= set(range(self.highest + 1, number))
        self.highest = max(self.highest, number)
        self.last, self.at, self.inline, self.headed = step.marker, step.index, step.inline, False


@dataclass(slots=True)
class _Walk:
    stack: list[_Series] = field(default_factory=list)
    closed: dict[MarkerStyle, int] = field(default_factory=dict)
    opened: int = 0

    def find(self, key: MarkerStyle, number: int) -> int | None:
        """The innermost open series of a style whose next number is ``number``."""
        for place in range(len(self.stack) - 1, -1, -1):
            if self.stack[place].key == key and self.stack[place].follows(number):
                return place
        return None

    def innermost(self, key: MarkerStyle, below: int | None = None) -> int | None:
        """The innermost open series of a style, or the one that came nearest to ``below``."""
        places = [i for i, s in enumerate(self.stack) if s.key == key]
        if below is not None:
            places = [i for i in places if self.stack[i].last.number < below]
            return max(places, key=lambda i: self.stack[i].last.number, default=None)
        return places[-1] if places else None

    def cut(self, size: int) -> None:
        for series in self.stack[size:]:
            self.closed[series.key] = series.last.number
        del self.stack[size:]

    def go_on(self, place: int, step: Step) -> Step:
        """Let the series at a place take the ordinal, and close those opened since."""
        self.cut(place + 1)
        self.stack[place].take(step)
        return step

    def start(self, marker: Marker, index: int, inline: bool) -> Step:
        key, level = _key(marker), marker.style.level
        broken = None
        if marker.number > 1:
            # Its earlier siblings are lost, and what is open and deeper belonged to them.
            keep = [s.level <= level for s in self.stack]
            self.cut(keep.index(False) if False in keep else len(keep))
            if self.closed.get(key) != marker.number - 1:
                broken = Break.ORPHAN
        elif not marker.style.enumerates:
            for series in self.stack:
                series.headed = series.headed or series.level > level
        self.opened += 1
        series = _Series(
            key, self.opened, level, marker, index, inline, inline, highest=marker.number
        )
        self.stack.append(series)
        return Step(marker, index, inline, self.opened, None, broken)

    def step(
        self, place: int, marker: Marker, index: int, inline: bool, broken: Break | None
    ) -> Step:
        series = self.stack[place]
        return self.go_on(place, Step(marker, index, inline, series.number, series.last, broken))

    def opening(self, marker: Marker, index: int) -> Step:
        """An ordinal that opens a block."""
        key, number = _key(marker), marker.number
        place = self.find(key, number)
        if place is not None:
            return self.step(place, marker, index, False, None)
        place = self.innermost(key)
        if place is None:
            return self.start(marker, index, False)
        if (nearest := self.innermost(key, below=number)) is not None and number > 1:
            return self.step(nearest, marker, index, False, Break.GAP)
        if marker.style.enumerates or self.is_nested(place, marker):
            if number == 1:
                if all(s.last.style.enumerates for s in self.stack[place:]):
                    self.cut(place)  # one argument after another, in the same section
                return self.start(marker, index, False)
            innermost = self.stack[place]
            again = innermost.is_again(number) and not innermost.inline
            return self.step(place, marker, index, False, Break.REPEAT if again else None)
        series = self.stack[place]
        broken = None
        if not series.headed:
            broken = Break.RESTART if number == 1 < series.last.number else Break.REPEAT
        return self.step(place, marker, index, False, broken)

    def is_nested(self, place: int, marker: Marker) -> bool:
        """Whether a new 1 is a list inside the item 第一 that came just before it."""
        above = self.stack[place + 1 :]
        return (
            marker.number == 1
            and marker.style is not MarkerStyle.HAN_COMMA
            and bool(above)
            and above[-1].last.style.enumerates
            and not above[-1].opened_inline
        )

    def inside(self, marker: Marker, index: int, followed: bool) -> Step | None:
        """An ordinal inside a block; it continues a series only as its next number."""
        key, number = _key(marker), marker.number
        place = self.find(key, number)
        if place is not None:
            return self.step(place, marker, index, True, None)
        own = next((i for i, s in enumerate(self.stack) if s.key == key and s.at == index), None)
        if number == 1:
            self.cut(len(self.stack) if own is None else own)
            return self.start(marker, index, True)
        if own is not None and self.stack[own].is_again(number):
            return self.step(own, marker, index, True, Break.REPEAT)
        if own is not None and self.stack[own].last.number < number:
            return self.step(own, marker, index, True, Break.GAP)
        if own is None and self.innermost(key) is None and followed:
            return self.start(marker, index, True)
        return None

    def note_heading(self) -> None:
        for series in self.stack:
            series.headed = True

    def note_announcement(self) -> None:
        for series in self.stack:
            series.headed = series.headed or series.key is not MarkerStyle.HAN_COMMA


def steps(speech: Speech) -> tuple[Step, ...]:
    """Every ordinal of a speech that belongs to a series, in reading order."""
    return speech.once(_steps)


def _steps(speech: Speech) -> tuple[Step, ...]:
    return tuple(_walked(speech))


def _walked(speech: Speech) -> Iterator[Step]:
    walk = _Walk()
    for index, block in enumerate(speech.blocks):
        if block.kind is BlockKind.HEADING and block.marker is None:
            walk.note_heading()
        if block.marker is not None and block.marker.style is not MarkerStyle.FIRST:
            yield walk.opening(block.marker, index)
        inline = [m for m in block.inline if m.style is not MarkerStyle.FIRST]
        for place, marker in enumerate(inline):
            after = inline[place + 1] if place + 1 < len(inline) else None
            followed = after is not None and _key(after) == _key(marker)
            step = walk.inside(marker, index, followed)
            if step and not _is_mention(speech, step):
                yield step
        if block.kind is BlockKind.PARAGRAPH and announces(speech.text(block)):
            walk.note_announcement()


def _is_mention(speech: Speech, step: Step) -> bool:
    """Whether an ordinal that comes again speaks of the one before: 以上问题，三是主观原因居多."""
    before = speech.source.text[step.marker.span.start - 1]
    return step.broken is Break.REPEAT and step.marker.style.enumerates and before in "，,"


def announces(text: str) -> bool:
    """Whether a paragraph announces a list: it ends in a colon, or says 以下, 如下, 三点."""
    return _ANNOUNCES_RE.search(text[-60:]) is not None


def tail(speech: Speech, step: Step) -> Block | None:
    """The unnumbered paragraph that stands where a missing item should.

    It is what is left of the item when its beginning, ordinal included, was cut off.
    """
    if step.inline or step.broken not in (Break.GAP, Break.ORPHAN) or step.index < 2:
        return None
    block, above = speech.blocks[step.index - 1], speech.blocks[step.index - 2]
    if block.kind is not BlockKind.PARAGRAPH or has_shape_of_site(speech.text(block)):
        return None
    if step.broken is Break.ORPHAN and (
        step.marker.style is MarkerStyle.HAN_COMMA or above.kind is not BlockKind.PARAGRAPH
    ):
        return None  # what stands before the first item is rather its introduction
    return block


def _key(marker: Marker) -> MarkerStyle:
    """1、 and 1. number one series."""
    if marker.style is MarkerStyle.ARABIC_POINT:
        return MarkerStyle.ARABIC_COMMA
    return marker.style
