"""See the class."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..diagnostic import Diagnostic, Severity
from ..numerals import parse_number
from ..rule import Invalid, Rule
from ..series import Step, steps
from ..source import Span
from ..speech import Speech

_ANNOUNCED_RE = re.compile(
    r"""
    (?P<number>[一二两三四五六七八九十]{1,3}|\d{1,2})
    (?:
        点(?:意见|要求|希望|建议|看法|体会|想法|认识|感受|工作)?
      | (?:个|大)?方面(?:的)?(?:主要|重点|具体|突出)?
            (?:工作|任务|实事|措施|要求|意见|建议|问题|成绩|特点|内容)?
      | (?:项|件|条|个)(?:的)?(?:主要|重点|具体)?(?:工作|任务|实事|措施|要求|意见|建议|问题)
      | (?:件事情?|句话|个字|步|个关键|个重点|个部分|个坚持|个关系|个结合|个转变|个突破|个确保)
      | (?:场|个|项|大)(?:硬仗|攻坚战|战役|工程|行动)
      | (?<=[是有谈讲].)条
    )
    [^，。；：！？,;:]{0,4}[：:。]?$
    """,
    re.VERBOSE,
)
_LEAD_RE = re.compile(r"[。！？；;]|[：:](?=.)")
_LONGEST = 300  # characters before an ordinal that may announce its series


class CountMismatch(Rule):
    """所说的数目与所列的不符。

    检查什么
        “讲三点意见”“六个方面工作”之后紧接着的一组编号，条数与所说的不同。
    为什么不好
        不是数目写错，就是有一条在转载时丢了。
    怎样修改
        核对原文，补上丢失的一条，或改正数目。
    """

    english = """The announced number does not match the list.

    What it reports
        “讲三点意见” or “六个方面工作” right before a numbered list with another number of
        items.
    Why it matters
        Either the number is wrong, or an item was lost when the text was copied.
    How to mend it
        Compare with the original; restore the lost item or correct the number.
    """

    family = "numbering"
    severity = Severity.WARNING
    messages = {
        "zh": "所说的数目与所列的不符：{text}，实列 {count} 条",
        "en": "{text} announced, {count} listed",
    }
    valid = (
        "下面，我讲三点意见。\n一、提高认识\n二、加强领导\n三、狠抓落实",
        "做好两个方面工作：\n一是抓学习；\n二是抓落实。",
        "去年的十件实事全部办结。今年的安排另行印发。\n一、提高认识\n二、加强领导",
    )
    invalid = (
        Invalid("同志们：\n主要做了以下⟦三个方面工作⟧：\n（一）抓项目。好。\n（二）抓民生。好。"),
        Invalid("我们的做法主要有⟦四条⟧。\n一是抱团招商；\n二是产业招商；\n三是以商招商。"),
        Invalid("要抓好⟦四项工作⟧。（1）抓项目。（2）抓民生。（3）抓作风。"),
        Invalid("同志们：\n下面，我讲⟦两点意见⟧。\n一、认识\n二、领导\n三、落实"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        found = list(steps(speech))
        counts = _lengths(found)
        for step in found:
            before = _before(speech, step)
            if before is None or (announced := _announced(speech, before)) is None:
                continue
            span, number = announced
            if number != counts[step.series]:
                args = {"text": speech.source.slice(span), "count": str(counts[step.series])}
                yield self.report(speech.source.path, span, args=args)


def _lengths(found: Sequence[Step]) -> Counter[int]:
    """How many steps each series has before it begins anew."""
    counts: Counter[int] = Counter()
    over: set[int] = set()
    for step in found:
        if step.marker.number == 1 and step.before is not None:
            over.add(step.series)
        counts[step.series] += step.series not in over
    return counts


def _before(speech: Speech, step: Step) -> Span | None:
    """What stands right before the first ordinal of a series: a block, or a sentence."""
    if step.before is not None:
        return None
    if not step.inline:
        return speech.blocks[step.index - 1].span if step.index else None
    return _closest(speech, step) if step.marker.number == 1 else None


def _closest(speech: Speech, step: Step) -> Span:
    """The sentence before an ordinal inside a block, its mark included."""
    end = step.marker.span.start
    text, start = speech.source.text, max(speech.blocks[step.index].span.start, end - _LONGEST)
    begin = max((text.rfind(mark, start, end - 1) for mark in "。！？；"), default=-1) + 1
    return Span(max(begin, start), end)


def _announced(speech: Speech, span: Span) -> tuple[Span, int] | None:
    """The announcement with which a text ends, and its number."""
    text = speech.source.slice(span)
    start = max((m.end() for m in _LEAD_RE.finditer(text[:-1])), default=0)
    match = _ANNOUNCED_RE.search(text, start)
    number = parse_number(match["number"].replace("两", "二")) if match else None
    if match is None or number is None or number < 2:
        return None
    end = match.end() - (text[match.end() - 1] in "：:。")
    return Span(span.start + match.start(), span.start + end), number
