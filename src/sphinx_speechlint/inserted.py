"""Words of a web site put into a word of the speech: 实点击下载全文施空气质量行动.

A run of characters is the site's where its characters and pairs are far likelier on a site
than in a speech (the weights of ``web_text``), and an insertion where the characters around
it make one word without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, repeat
from operator import add
from string import ascii_lowercase, ascii_uppercase, digits

from .lexicon import cut, may_join
from .source import Span
from .web_text import weights

FEWEST = 2  # traces that a run has at least
_NEAR = 6  # characters in which they stand
_REACH = 32  # characters before and after a trace that its run may have
_COST = 0.15  # of a character: what says nothing ends a run
_DROP = 2.0  # by which a run may weaken before it ends
_LEAST = 9.0  # of a run: no run of a sound text that weighs as much parts a word
_SHORTEST = 4  # Chinese characters of a run
# Characters by which a run may seem to begin too late or too early, and to end likewise.
_EARLY, _LATE = 3, 9
_WORD = 6  # characters on either side that are cut into words
_JOINED = 4.0  # how much likelier the words must be without the run (log e)
_MARKS = "，。；、！？,;!?"  # with which no run begins
# As the weights know them: small letters, a digit as 0. No character becomes two, as ``lower``
# would make of some, so that offsets stay.
_PLAIN = str.maketrans(ascii_uppercase + digits, ascii_lowercase + "0" * len(digits))
_HAN_RE = re.compile(r"[\u3400-\u9fff]")
_HAN_RUN_RE = re.compile(r"[\u3400-\u9fff]+")
_HAN_END_RE = re.compile(r"[\u3400-\u9fff]+\Z")


def inserted(text: str, line: Span, places: Sequence[int]) -> Iterator[Span]:
    """The runs of a site's characters that part a word of a line, in order.

    ``places`` are those of the line's traces of a site.
    """
    for window in _windows(line, places):
        place = window.start
        for run in _runs(text, window):
            found = _parting(text, line, Span(max(run.start, place), run.end))
            if found:
                yield found
                place = found.end


def _windows(line: Span, places: Sequence[int]) -> Iterator[Span]:
    """Where a run may be: around traces close to each other."""
    window: Span | None = None
    for first, other in zip(places, places[FEWEST - 1 :], strict=False):
        if other - first > _NEAR:
            continue
        end = min(line.end, other + _REACH)
        if window and first < window.end:
            window = Span(window.start, end)
            continue
        if window:
            yield window
        window = Span(max(line.start, first - _REACH), end)
    if window:
        yield window


def _runs(text: str, window: Span) -> Iterator[Span]:
    """The runs of characters that are a site's: sums that do not weaken by much."""
    start, best, end, total = 0, 0.0, -1, 0.0
    for place, score in enumerate([*_scores(text[slice(*window)]), float("-inf")]):
        if total <= 0 and end < 0:
            start, total = place, 0.0
        total += score
        if total > best:
            best, end = total, place
        elif end >= 0 and (total <= 0 or best - total > _DROP):
            run = Span(window.start + start, window.start + end + 1)
            if best >= _LEAST and len(_HAN_RE.findall(text, *run)) >= _SHORTEST:
                yield run
            start, best, end, total = place + 1, 0.0, -1, 0.0


def _scores(text: str) -> Sequence[float]:
    """What each character, and the pair that it ends, says for a site."""
    text = text.translate(_PLAIN)
    alone = map(_characters().get, text, repeat(-_COST))
    pairs = map(weights().get, map(add, text, text[1:]), repeat(0.0))
    return list(map(add, alone, chain((0.0,), pairs)))


@cache
def _characters() -> dict[str, float]:
    return {gram: weight - _COST for gram, weight in weights().items() if len(gram) == 1}


def _parting(text: str, line: Span, run: Span) -> Span | None:
    """The run with the bounds between which it parts a word, the surest."""
    first, last = max(line.start, run.start - _EARLY), min(line.end, run.end + _EARLY)
    sums = [0.0, *accumulate(_scores(text[first:last]))]
    gains = [
        (_gain(text, line, Span(start, end)), start - end, Span(start, end))
        for start in range(first, min(run.start + _LATE, run.end))
        for end in range(max(run.end - _LATE, start + _SHORTEST), last + 1)
        if sums[end - first] - sums[start - first] >= _LEAST and text[start] not in _MARKS
    ]
    gain, _, found = max(gains, default=(0.0, 0, run))
    return found if gain >= _JOINED else None


def _gain(text: str, line: Span, run: Span) -> float:
    """How much likelier the words are without what stands between; 0 if it parts no word."""
    start, end = run
    left = _HAN_END_RE.search(text, max(line.start, start - _WORD), start)
    right = _HAN_RUN_RE.match(text, end, min(line.end, end + _WORD))
    if left is None or right is None:
        return 0.0
    if not may_join(left[0] + right[0], len(left[0])):
        return 0.0  # for less than to cut it into words
    joined = cut(left[0] + right[0])
    if len(left[0]) in joined.ends:
        return 0.0
    first, last = _HAN_RUN_RE.match(text, start, end), _HAN_END_RE.search(text, start, end)
    head, tail = first[0][:_WORD] if first else "", last[0][-_WORD:] if last else ""
    apart = joined.weight + cut(head).weight + cut(tail).weight
    return apart - cut(left[0] + head).weight - cut(tail + right[0]).weight
