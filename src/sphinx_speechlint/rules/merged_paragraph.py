"""See the class."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..numerals import MarkerStyle
from ..rule import Invalid, Rule
from ..series import steps
from ..source import Span
from ..speech import Speech

# A speaker turns to the audience at the start of a paragraph.
_ADDRESS_RE = re.compile(
    r"""
    [。！？](?P<address>
        (?:同志们|朋友们|老师们|同学们|代表们|委员们|各位[^，。！、]{2,6})
        (?:、(?:各位)?[^，。！、]{2,6})*
    )[，,！!][^\n]{20}
    """,
    re.VERBOSE,
)
_CLOSING = 3  # paragraphs at the end, where a speaker turns to the audience once more
_LONG = 60  # characters before the address that make a paragraph of their own


class MergedParagraph(Rule):
    """两段并成一段。

    检查什么
        一组“第一，第二，”或“（一）（二）”各自起段，其中一条却接在上一条的段落里，没有另起；
        或长段中间忽然称呼听众（。同志们，）。
    为什么不好
        分段在转载时丢了，读者不易看到这一条。
    怎样修改
        在这里另起一段。
    """

    english = """Paragraphs run together.

    What it reports
        Items “第一，第二，” or “（一）（二）” that each begin a paragraph, but one of them runs
        on in the paragraph before; or an address to the audience (。同志们，) in the midst of a
        long paragraph.
    Why it matters
        The paragraph break was lost when the text was copied; readers overlook the item.
    How to mend it
        Begin a new paragraph here.
    """

    family = "truncation"
    severity = Severity.WARNING
    messages = {"zh": "应另起一段：{text}", "en": "paragraphs run together at {text}"}
    valid = (
        "要做到：第一，学习；第二，落实；第三，总结。",
        "第一，学习。\n第二，落实。\n第三，总结。",
    )
    invalid = (
        Invalid("第一，学习理论。\n第二，落实责任。⟦第三，⟧总结经验。"),
        Invalid("（一）学习理论。要深学。⟦（二）⟧落实责任。要真做。\n（三）总结经验。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        opening = {b.marker for b in speech.blocks if b.marker is not None}
        found = list(steps(speech))
        apart = Counter(step.series for step in found if not step.inline)
        for step in found:
            style = step.marker.style
            if (
                step.inline
                and ((style is MarkerStyle.DI and apart[step.series] > 1) or not style.enumerates)
                and step.before in opening
                and source.text[step.marker.span.start - 1] in "。！？"
            ):
                text = source.slice(step.marker.span)
                yield self.report(source.path, step.marker.span, args={"text": text})
        for block in speech.blocks[-_CLOSING:]:
            for match in _ADDRESS_RE.finditer(source.text, block.span.start, block.span.end):
                if match.start() - block.span.start >= _LONG:
                    text = match["address"]
                    span = Span(*match.span("address"))
                    yield self.report(source.path, span, args={"text": text})
