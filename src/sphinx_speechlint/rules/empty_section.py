"""See the class."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..diagnostic import Diagnostic, Severity
from ..language import Words
from ..rule import Invalid, Option, Rule
from ..series import steps
from ..speech import Block, BlockKind, Speech

# What a speaker says before the points of the speech itself; they need bodies.
_TALK_RE = re.compile(r"[讲谈说提][一二两三四五六七八九十几\d]+[点个条]")


_AGENDA_RE = re.compile(r"\S{0,8}(?:议程|程序|流程|日程|目录|提纲|节目单)[：:]?")


class EmptySection(Rule):
    """标题之下没有正文。

    检查什么
        带编号的标题之后紧接着同级或上级的标题、结束语，或全篇就此结束。
        由“如下：”之类引出的清单、下面还有小标题的标题不算。
    为什么不好
        这一节的正文在转载时整段丢了，只剩标题。
    怎样修改
        按原文补上正文。
    """

    english = """Heading without a body.

    What it reports
        A numbered heading followed at once by one of its own or a higher level, by the closing,
        or by the end. Lists introduced by “如下：” and headings with subheadings are proper.
    Why it matters
        The section's text was lost when it was copied; only the heading is left.
    How to mend it
        Restore the text from the original.
    """

    family = "truncation"
    severity = Severity.ERROR
    options = (
        Option(
            "max-title",
            40,
            Words(
                "标题超过这么多字，就当作一条完整的意见，不要求另有正文",
                "a longer title is a point made in full and needs no body",
            ),
            Words(
                "9 份公开发表的报告中，独占一行的带编号标题都不超过 40 字",
                "in 9 published reports, no numbered heading on a line of its own is longer "
                "than 40 characters",
            ),
        ),
    )
    messages = {"zh": "标题之下没有正文：{text}", "en": "heading without a body: {text}"}
    valid = (
        "一、回顾\n去年完成投资110亿元。\n二、展望\n（一）目标\n明年增长8%。\n（二）措施\n抓好落实。",
        "会议议程如下：\n一、听取报告\n二、审议预算\n三、选举",
        "议　程\n一、奏唱国歌\n二、介绍来宾\n三、颁奖\n四、领导讲话\n五、参观\n好！\n现在开会。",
        "一、抓认识。思想要统一。\n二、抓落实。行动要迅速。",
    )
    invalid = (
        Invalid("同志们：\n⟦一、领会精神实质。⟧\n⟦二、落实重点工作。⟧\n同志们！让我们奋斗！"),
        Invalid("一、回顾\n去年完成投资110亿元。\n⟦二、展望⟧\n三、保障\n要加强领导。"),
        Invalid("一、回顾\n（一）成绩\n完成投资110亿元。\n⟦（二）问题⟧\n二、展望\n目标已定。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        for members in _series(speech).values():
            empty = [i for i in members if self._is_empty(speech, i)]
            if len(empty) == len(members) and _is_list(speech, members):
                continue
            # What follows an agenda is taken for the body of its last item.
            if empty == members[: len(empty)] and _is_agenda(speech, members[0]):
                continue
            for index in empty:
                block = speech.blocks[index]
                text = speech.text(block)
                yield self.report(speech.source.path, block.span, args={"text": text})

    def _is_empty(self, speech: Speech, index: int) -> bool:
        block = speech.blocks[index]
        if block.body is not None or block.span.end - block.span.start > self.option("max-title"):
            return False
        if block.level >= 3 and speech.text(block)[-1] in "。；;":
            return False  # an item of a list, complete in one line
        if index + 1 == len(speech.blocks):
            return True
        return _ends_section(block, speech.blocks[index + 1])


def _series(speech: Speech) -> dict[int, list[int]]:
    """The blocks of each series of numbered headings."""
    series: dict[int, list[int]] = defaultdict(list)
    for step in steps(speech):
        if not step.inline and not step.marker.style.enumerates:
            series[step.series].append(step.index)
    return series


def _ends_section(block: Block, after: Block) -> bool:
    if after.kind in (BlockKind.CLOSING, BlockKind.SALUTATION):
        return True
    if after.marker is None or block.marker is None or after.marker.style.enumerates:
        return False
    if after.marker.number == 1 and after.marker.style is not block.marker.style:
        return False  # a list inside this section, whatever its style
    return after.level <= block.level


def _is_agenda(speech: Speech, first: int) -> bool:
    """Whether what stands above a series announces an agenda."""
    above = "".join(speech.text(speech.blocks[first - 1]).split()) if first else ""
    return _AGENDA_RE.fullmatch(above) is not None


def _is_list(speech: Speech, members: Sequence[int]) -> bool:
    """Whether headings that all lack a body are an announced list, or items of a low level."""
    first = members[0]
    if speech.blocks[first].level >= 3:
        return True
    before = speech.blocks[first - 1] if first else None
    return (
        before is not None
        and before.kind is BlockKind.PARAGRAPH
        and speech.text(before)[-1] in "：:"
        and not _TALK_RE.search(speech.text(before))
    )
