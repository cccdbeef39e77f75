"""See the class."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import BlockKind, Speech

_MIN_HEADINGS = 2  # one heading alone may be a note, not a speech without its body


class MissingBody(Rule):
    """全篇只有标题。

    检查什么
        一篇讲话只剩编号的标题，没有任何正文。
    为什么不好
        正文在转载时整个丢了，这一篇不能用。
    怎样修改
        按原文补上正文，或删去这一篇。
    """

    english = """Headings only.

    What it reports
        A speech of which only numbered headings are left.
    Why it matters
        The body was lost when the text was copied; the speech is of no use.
    How to mend it
        Restore the body from the original, or remove the speech.
    """

    family = "truncation"
    severity = Severity.ERROR
    precedence = 20
    messages = {"zh": "全篇只有 {count} 个标题，没有正文", "en": "{count} headings and no body"}
    valid = (
        "讲话\n同志们：\n一、提高认识\n要提高认识。\n二、狠抓落实\n要狠抓落实。",
        "一、领会精神。这是正文。\n二、落实工作。这也是正文。",
    )
    invalid = (Invalid("讲话\n同志们：\n⟦一、提高认识\n二、狠抓落实⟧"),)

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        headings = [
            b for b in speech.blocks if b.kind is BlockKind.HEADING and b.marker is not None
        ]
        words = any(
            b.kind in (BlockKind.PARAGRAPH, BlockKind.CLOSING)
            or b.body is not None
            or (b.marker is not None and b.marker.style.enumerates)
            for b in speech.blocks
        )
        if len(headings) >= _MIN_HEADINGS and not words:
            span = Span(headings[0].span.start, headings[-1].span.end)
            yield self.report(speech.source.path, span, args={"count": str(len(headings))})
