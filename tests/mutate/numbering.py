"""Numbering: items and sections lost, counts that no longer fit."""

from __future__ import annotations

import random
import re
from itertools import pairwise

from .outline import (
    COUNT_RE,
    NUMERAL,
    Item,
    excuses,
    full_series,
    items,
    number_of,
    numeral_of,
)
from .text import Damage, Edit, Fault, damage, lines, pick

_INLINE_RE = re.compile(rf"(?<=[。；：，;:,])({NUMERAL})(?:是|要)(?!{NUMERAL})")
_CLOSING_RE = re.compile("同志们|各位|谢谢|朋友们")
_HEADING = 40
_BODY = 40
_SHARE = 0.5  # no fault takes away more of a text


def numbering_gap(text: str, rng: random.Random) -> Damage:
    """An item or a section lost from the middle of its series."""
    faults = [
        _lose(item, after)
        for series in full_series(text)
        for item, after in pairwise(series[1:])
        if after.start - item.start < _SHARE * len(text)
    ]
    for line in lines(text):
        faults += _inline_gaps(line.start, line.text)
    taken = pick(rng, faults, 1)
    return damage(text, [*taken, *excuses(text, taken)])


def numbering_orphan(text: str, rng: random.Random) -> Damage:
    """The first item of a series lost."""
    faults = [
        _lose(series[0], series[1])
        for series in full_series(text)
        if series[1].start - series[0].start < _SHARE * len(text)
    ]
    taken = pick(rng, faults, 1)
    return damage(text, [*taken, *excuses(text, taken)])


def count_mismatch(text: str, rng: random.Random) -> Damage:
    """An announced number changed: 三点意见 before one, two and three -> 四点意见."""
    rows = lines(text)
    faults: list[Fault] = []
    for series in full_series(text):
        place = next(i for i, row in enumerate(rows) if row.start == series[0].start)
        for row in rows[max(0, place - 1) : place]:
            faults += _recounted(row.start, row.text, len(series), rng)
    for row in rows:
        found = list(_INLINE_RE.finditer(row.text))
        if [number_of(m[1]) for m in found] == list(range(1, len(found) + 1)) and found:
            faults += _recounted(row.start, row.text[: found[0].start()], len(found), rng)
    return damage(text, pick(rng, faults, 2, 300))


def empty_section(text: str, rng: random.Random) -> Damage:
    """All that stands under a heading, or after a run-in heading, lost."""
    faults: list[Fault] = []
    starts = {item.start: item for item in items(text)}
    for item in starts.values():
        after = starts.get(item.end)
        if item.last or len(item.series) < 2 or item.level > 2 or not _ends_well(item, after):
            continue
        words = item.line.text[item.after_marker :]
        if 2 < len(words) <= _HEADING and words[-1] not in "：:；;":
            body = text[item.line.end : item.end]
            if _BODY < len(body) < _SHARE * len(text):
                at = item.line.end + 1
                size = len(item.line.text)
                faults.append((Edit(at - 1, item.end - 1, "", "empty_section", "line", size),))
        elif run_in := _run_in(item):
            faults.append(run_in)
    return damage(text, pick(rng, faults, 1))


def missing_body(text: str, rng: random.Random) -> Damage:
    """Only the headings are left, all bodies are lost."""
    heads = [i for i in items(text) if i.level == 0 and len(i.line.text) <= _HEADING]
    if len(heads) < 2:
        return Damage(text, [])
    faults: list[Fault] = []
    for item in heads:
        end, certain = item.end - 1, True
        if item.last:  # what the closing is must be plain, or it is taken for a body
            rows = [row for row in lines(text) if row.start > item.start]
            end = rows[-1].start - 1 if rows else item.line.end
            certain = bool(rows) and _CLOSING_RE.match(rows[-1].text) is not None
        size = len(item.line.text)
        edit = Edit(item.line.end, end, "", "empty_section", "all", size, certain=certain)
        faults.append((edit,))
    return damage(text, faults)


def _lose(item: Item, after: Item) -> Fault:
    sub = "section" if item.level < 2 else "item"
    return (Edit(item.start, after.start, "", "numbering", sub, after=len(after.marker)),)


def _inline_gaps(start: int, text: str) -> list[Fault]:
    found = list(_INLINE_RE.finditer(text))
    if len(found) < 3 or [number_of(m[1]) for m in found] != list(range(1, len(found) + 1)):
        return []
    return [
        (Edit(start + a.start(), start + b.start(), "", "numbering", "inline", after=len(b[0])),)
        for a, b in pairwise(found[1:])
    ]


def _recounted(start: int, text: str, count: int, rng: random.Random) -> list[Fault]:
    matches = list(COUNT_RE.finditer(text))
    if not matches or number_of(matches[-1][1]) != count or len(text) - matches[-1].end() > 30:
        return []
    match = matches[-1]
    other = rng.choice([n for n in (count - 1, count + 1, count + 2) if n > 1])
    new = str(other) if match[1].isdigit() else numeral_of(other).replace("二", "两")
    at, after = start + match.start(1), len(match[0]) - len(match[1]) + 2
    return [(Edit(at, start + match.end(1), new, "count_mismatch", after=after),)]


def _ends_well(item: Item, after: Item | None) -> bool:
    """Whether the next item comes next in the outline, with no bare heading between."""
    return after is not None and (after.level < item.level or after in item.series)


def _run_in(item: Item) -> Fault | None:
    """A run-in heading without its body, where every sibling has one."""
    bodies = [re.match(r"[^。]{6,40}。(.{40,})", i.line.text) for i in item.series]
    match = re.match(r"[^。]{6,40}。(.{40,})", item.line.text)
    if match is None or not all(bodies):
        return None
    start = item.start + match.start(1)
    return (Edit(start, item.end - 1, "", "empty_section", "run-in", before=match.start(1)),)
