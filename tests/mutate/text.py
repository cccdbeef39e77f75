"""What every mutator shares: edits that leave a label behind, and the shape of a text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

HAN = "\u4e00-\u9fff"
PAUSES = "，、；：,;:"
STOPS = "。！？"
SPACING = 60  # characters between two faults, so that none hides another

Label = dict[str, Any]


def spaced(words: str) -> tuple[str, ...]:
    """Words written with spaces between them."""
    return tuple(words.split())


class Damage(NamedTuple):
    """A damaged text and what was done to it, in the shape of the gold labels."""

    text: str
    labels: list[Label]


Mutator = Callable[[str, random.Random], Damage]


@dataclass(frozen=True)
class Edit:
    """A replacement, and the label of the fault it makes.

    The label covers the new characters and ``before`` and ``after`` more around them,
    on one line. A label that is not ``certain`` only excuses a diagnostic.
    """

    start: int
    end: int
    new: str
    kind: str
    sub: str = ""
    before: int = 0
    after: int = 0
    certain: bool = True


Fault = tuple[Edit, ...]  # several edits may make one fault


def damage(text: str, faults: Iterable[Fault]) -> Damage:
    """Apply the edits of some faults and label what they left."""
    numbered = [(edit, n) for n, fault in enumerate(faults) for edit in fault]
    numbered.sort(key=lambda pair: (pair[0].start, pair[0].end))
    parts, place, length, spots = [], 0, 0, []
    for edit, number in numbered:
        assert edit.start >= place, "edits overlap"
        parts += [text[place : edit.start], edit.new]
        length += edit.start - place
        spots.append((length, edit, number))
        length, place = length + len(edit.new), edit.end
    damaged = "".join([*parts, text[place:]])
    return Damage(damaged, [_label(damaged, *spot) for spot in spots])


def _label(text: str, at: int, edit: Edit, fault: int) -> Label:
    line_start = text.rfind("\n", 0, at) + 1
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    first = max(at - edit.before, line_start)
    last = min(at + len(edit.new) + edit.after, line_end)
    label: Label = {
        "line": text.count("\n", 0, at) + 1,
        "col": first - line_start,
        "kind": edit.kind,
        "sub": edit.sub,
        "text": text[first:last],
        "fault": fault,
    }
    if not edit.certain:
        label["uncertain"] = True
    return label


def pick(rng: random.Random, faults: Sequence[Fault], most: int, spacing: int = SPACING) -> list:
    """Some faults that do not come near each other, the kinds of them mixed."""
    by_sub: dict[str, list[Fault]] = {}
    for fault in faults:
        by_sub.setdefault(fault[0].sub, []).append(fault)
    queues = list(by_sub.values())
    for queue in [*queues, queues]:
        rng.shuffle(queue)
    taken: list[Fault] = []
    while queues and len(taken) < most:
        queues = [queue for queue in queues if queue]
        for queue in queues:
            fault = queue.pop()
            if len(taken) < most and all(_is_apart(fault, other, spacing) for other in taken):
                taken.append(fault)
    return taken


def _is_apart(one: Fault, other: Fault, spacing: int) -> bool:
    first, last = min(e.start for e in one), max(e.end for e in one)
    return all(last + spacing <= e.start or e.end + spacing <= first for e in other)


class Line(NamedTuple):
    start: int
    end: int
    text: str


def lines(text: str) -> list[Line]:
    """The lines that hold something; ``start`` and ``end`` without the white space around."""
    return [
        Line(m.start(1), m.end(1), m[1])
        for m in re.finditer(r"^[^\S\n]*(\S(?:[^\n]*\S)?)", text, re.MULTILINE)
    ]


def prose(text: str, length: int = 60) -> list[Line]:
    """The paragraphs and items of running text at least so long."""
    kept = (line for line in lines(text) if len(line.text) >= length and "\t" not in line.text)
    return [line for line in kept if line.text[-1] in "。！？；;”）"]


def half_width(text: str) -> str:
    """The text as many sites store it: stops stay wide, the other marks do not."""
    return text.translate(str.maketrans("，；：！？（）", ",;:!?()"))
