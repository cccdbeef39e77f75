"""See the class."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..numerals import MarkerStyle
from ..rule import Invalid, Rule
from ..series import steps
from ..speech import Speech


class MergedParagraph(Rule):
    """两段并成一段。

    检查什么
        一组“第一，第二，”各自起段，其中一条却接在上一条的段落里，没有另起。
    为什么不好
        分段在转载时丢了，读者不易看到这一条。
    怎样修改
        在这里另起一段。
    """

    family = "truncation"
    severity = Severity.WARNING
    messages = {"zh": "应另起一段：{text}", "en": "paragraphs run together at {text}"}
    valid = (
        "要做到：第一，学习；第二，落实；第三，总结。",
        "第一，学习。\n第二，落实。\n第三，总结。",
    )
    invalid = (Invalid("第一，学习理论。\n第二，落实责任。⟦第三，⟧总结经验。"),)

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        opening = {b.marker for b in speech.blocks if b.marker is not None}
        for step in steps(speech):
            if (
                step.inline
                and step.marker.style is MarkerStyle.DI
                and step.before in opening
                and source.text[step.marker.span.start - 1] in "。！？"
            ):
                text = source.slice(step.marker.span)
                yield self.report(source.path, step.marker.span, args={"text": text})
