"""See the class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..series import Step, steps
from ..speech import Speech


class NumberingInversion(Rule):
    """层次颠倒。

    检查什么
        高一级的序数套在低一级的里面，例如“1.”之下用“（一）”，之后又回到“2.”。
        返回上一级不算。
    为什么不好
        层次序数依次是一、（一）1.（1），见 GB/T 9704—2012 第 7.3.3 条和
        GB/T 15834—2011 附录 B.3.8；颠倒之后目录无法生成。
    怎样修改
        按层次改换序数。
    """

    english = """Levels inverted.

    What it reports
        An ordinal of a higher level inside one of a lower: “（一）” below “1.”, with “2.” after
        it. Returning to a parent is proper.
    Why it matters
        The levels are 一、（一）1.（1）, see GB/T 9704—2012 §7.3.3 and GB/T 15834—2011 B.3.8;
        inverted, they make no table of contents.
    How to mend it
        Use the ordinals of the right levels.
    """

    family = "numbering"
    severity = Severity.WARNING
    messages = {
        "zh": "层次颠倒：{here}套在{outer}之下",
        "en": "levels inverted: {here} stands inside {outer}",
    }
    valid = (
        "一、回顾\n（一）成绩。\n1.投资。\n2.消费。\n（二）问题。\n二、展望",
        "1.投资。\n2.消费。\n一、回顾\n（一）成绩。\n二、展望",
    )
    invalid = (
        Invalid("1.抓项目。\n⟦（一）⟧投资。\n（二）招商。\n2.抓民生。"),
        Invalid("（一）回顾\n⟦一、⟧成绩\n二、问题\n（二）展望"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        series: dict[int, list[Step]] = defaultdict(list)
        for step in steps(speech):
            if not step.inline and not step.marker.style.enumerates:
                series[step.series].append(step)
        for inner in series.values():
            first = inner[0]
            for outer in series.values():
                before = [s for s in outer if s.index < first.index]
                if (
                    before
                    and outer[-1].index > first.index
                    and outer[0].marker.style.level > first.marker.style.level
                    and outer[-1].index > inner[-1].index
                ):
                    args = {
                        "here": source.slice(first.marker.span),
                        "outer": source.slice(before[-1].marker.span),
                    }
                    yield self.report(source.path, first.marker.span, args=args)
                    break
