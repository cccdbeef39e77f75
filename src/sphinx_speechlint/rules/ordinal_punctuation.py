"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..speech import Speech

_WRONG_RE = re.compile(r"[0-9０-９]+、|第[^，,]{1,3}[、：:,]|[一二三四五六七八九十]+[.．]")
_PAREN_RE = re.compile(r"[（(][^（()）]{1,4}[）)]")


class OrdinalPunctuation(Rule):
    """序数之后的标点。

    检查什么
        “1、”应作“1.”，“第一、”应作“第一，”，“一.”应作“一、”，“（一）、”的顿号多余。
        一篇只报告一次，给出处数。
    为什么不好
        GB/T 15834—2011 附录 B.3.1—B.3.4、B.3.7。
    怎样修改
        换成规定的标点。
    """

    english = """Mark after an ordinal.

    What it reports
        “1、” should be “1.”, “第一、” should be “第一，”, “一.” should be “一、”, and
        “（一）、” has a 、 too many. One diagnostic a speech, with a count.
    Why it matters
        GB/T 15834—2011 B.3.1–B.3.4 and B.3.7.
    How to mend it
        Use the prescribed mark.
    """

    family = "style"
    severity = Severity.WARNING
    default = False
    messages = {
        "zh": "序数之后的标点共 {count} 处不合规定，例如{text}",
        "en": "{count} ordinals with the wrong mark, such as {text}",
    }
    valid = ("一、认识\n（一）形势\n1.投资。\n第一，学习。",)
    invalid = (Invalid("一、认识\n⟦1、⟧投资。\n2、消费。\n第一、学习。"),)

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        wrong = []
        for block in speech.blocks:
            if block.marker is None:
                continue
            written = source.slice(block.marker.span)
            doubled = _PAREN_RE.fullmatch(written) and source.text.startswith(
                "、", block.marker.span.end
            )
            if _WRONG_RE.fullmatch(written) or doubled:
                wrong.append(block.marker.span)
        if wrong:
            args = {"count": str(len(wrong)), "text": source.slice(wrong[0])}
            yield self.report(source.path, wrong[0], args=args)
