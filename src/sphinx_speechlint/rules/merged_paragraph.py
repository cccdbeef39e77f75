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
from ..speech import BlockKind, Speech

# A speaker turns to the audience at the start of a paragraph.
_ADDRESS_RE = re.compile(
    r"""
    [。！？](?P<address>
        (?:同志们|朋友们|老师们|同学们|代表们|委员们|各位[^，。！、]{2,6})
        (?:、[^，。！、]{2,8})*
    )[，,！!][^\n]{20}
    """,
    re.VERBOSE,
)
# What stands in a paragraph of its own was joined to the one before: 。各位代表！, 。——坚持……
_LEFT_RE = re.compile(
    r"[。！？][ \u3000]*"
    r"(?P<address>(?:各位(?:代表|委员|领导)|(?:同志|代表|委员|朋友|老师|同学)们)[！!：:])$"
)
_DASH_RE = re.compile(r"[。！？][ \u3000]*(?P<dash>——)(?=[\u4e00-\u9fff])")
_HEADINGS = (MarkerStyle.HAN_COMMA, MarkerStyle.HAN_PAREN)
_BEFORE = 3  # characters before an ordinal in which a sentence must end
_CLOSING = 3  # paragraphs at the end, where a speaker turns to the audience once more
_SHORT = 12  # characters of an address at the end
_SIBLINGS = 2  # paragraphs that open with a dash
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
        "1.学习。2.落实。3.总结。\n说得好。——老师们都这样讲。",
    )
    invalid = (
        Invalid("第一，学习理论。\n第二，落实责任。⟦第三，⟧总结经验。"),
        Invalid("（一）学习理论。要深学。⟦（二）⟧落实责任。要真做。\n（三）总结经验。"),
        Invalid(
            "过去一年，我们攻坚克难，推动经济持续回升向好，民生保障有力有效，社会大局和谐稳定，"
            "各项事业都取得了新的进步，成绩来之不易。⟦各位代表！⟧\n一年来，我们主要做了以下工作。"
        ),
        Invalid("——始终坚持学习。要深学。⟦——⟧始终坚持落实。要真做。\n——始终坚持总结。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        spans = {*_items(speech), *_addresses(speech), *_dashes(speech)}
        for span in sorted(spans):
            yield self.report(source.path, span, args={"text": source.slice(span)})


def _items(speech: Speech) -> Iterator[Span]:
    """Ordinals inside a paragraph whose siblings open paragraphs."""
    text = speech.source.text
    opening = {b.marker for b in speech.blocks if b.marker is not None}
    found = list(steps(speech))
    apart = Counter(step.series for step in found if not step.inline)
    for step in found:
        style, start = step.marker.style, step.marker.span.start
        if (
            step.inline
            and (apart[step.series] > 1 or style in _HEADINGS)
            and (style is MarkerStyle.DI or not style.enumerates)
            and step.before in opening
            and text[start - _BEFORE : start].rstrip(" \u3000").endswith(("。", "！", "？"))
        ):
            yield step.marker.span


def _addresses(speech: Speech) -> Iterator[Span]:
    """Addresses to the audience in the midst of a closing paragraph, or at the end of any."""
    text = speech.source.text
    for block in speech.blocks[-_CLOSING:]:
        for match in _ADDRESS_RE.finditer(text, *block.span):
            if match.start() - block.span.start >= _LONG:
                yield Span(*match.span("address"))
    for block in speech.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            left = _LEFT_RE.search(
                text, max(block.span.start, block.span.end - _SHORT), block.span.end
            )
            if left and left.start() - block.span.start >= _LONG:
                yield Span(*left.span("address"))


def _dashes(speech: Speech) -> Iterator[Span]:
    """Dashes inside a paragraph where its siblings open with a dash."""
    text = speech.source.text
    opens = [text.startswith("——", block.span.start) for block in speech.blocks]
    if sum(opens) < _SIBLINGS:
        return
    for index, block in enumerate(speech.blocks):
        if any(opens[max(0, index - 1) : index + 2]):
            yield from (Span(*m.span("dash")) for m in _DASH_RE.finditer(text, *block.span))
