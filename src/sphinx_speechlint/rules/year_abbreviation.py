"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_SHORT_RE = re.compile(r"(?<![0-9０-９.])[’']?(?:0[0-9]|[5-9][0-9])年(?![代来间以前后])")


class YearAbbreviation(Rule):
    """年份简写。

    检查什么
        “05年”“98年”这样只写两位的年份。一篇只报告一次，给出处数。
    为什么不好
        GB/T 15835—2011 第 4.2.1 条：年份一般不用简写。
    怎样修改
        写全四位。
    """

    english = """Abbreviated year.

    What it reports
        Years of two digits, as “05年” and “98年”. One diagnostic a speech, with a count.
    Why it matters
        GB/T 15835—2011 §4.2.1: years are as a rule not abbreviated.
    How to mend it
        Write all four digits.
    """

    family = "style"
    severity = Severity.WARNING
    default = False
    messages = {
        "zh": "年份简写共 {count} 处，例如{text}",
        "en": "{count} two-digit years, e.g. {text}",
    }
    valid = ("1998年以来，60年来，80年代，20年建设。",)
    invalid = (Invalid("⟦98年⟧抗洪，05年规划。"),)

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        found = [m for b in speech.blocks for m in _SHORT_RE.finditer(speech.source.text, *b.span)]
        if found:
            args = {"count": str(len(found)), "text": found[0][0]}
            yield self.report(speech.source.path, Span(*found[0].span()), args=args)
