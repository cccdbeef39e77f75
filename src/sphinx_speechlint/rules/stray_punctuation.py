"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..language import Words
from ..rule import Invalid, Rule
from ..source import Source, Span
from ..speech import BlockKind, Speech

_ONLY_MARKS_RE = re.compile(r"(?!\.{3}|。{3})[。，、；：！？,.;:!?．｡]{1,5}")
_AFTER_COLON_RE = re.compile(r"(?<=[：:！!])[。.，,]$")


class StrayPunctuation(Rule):
    """孤立的标点。

    检查什么
        一段只有“。”之类的标点，或称呼语的冒号之后多一个句号（同志们：。）。
        分隔线和省略号不算。
    为什么不好
        标点所属的文字在转载时丢了；留下的标点使版面和检索都多出一段。
    怎样修改
        删去这个标点；若能找到原文，补回丢失的文字。
    """

    english = """Stray punctuation.

    What it reports
        A paragraph of only a mark such as “。”, or a full stop after a salutation's colon
        (同志们：。). Rules and ellipses are proper.
    Why it matters
        The words the mark belonged to were lost; the mark that stayed makes a paragraph of its
        own.
    How to mend it
        Delete the mark; if the original can be found, restore the words.
    """

    family = "truncation"
    severity = Severity.ERROR
    precedence = 10
    messages = {"zh": "孤立的标点：{text}", "en": "stray punctuation: {text}"}
    valid = ("同志们：\n大家好。\n……\n谢谢大家！", "他问：\n——\n为什么？")
    invalid = (
        Invalid("要抓好落实。\n⟦。⟧\n谢谢大家！", fixed="要抓好落实。\n谢谢大家！"),
        Invalid("同志们：⟦。⟧\n大家好。", fixed="同志们：\n大家好。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            text = speech.text(block)
            if block.kind is BlockKind.SALUTATION:
                if match := _AFTER_COLON_RE.search(text):
                    span = Span(block.span.start + match.start(), block.span.end)
                    yield self._stray(source, span, span)
            elif _ONLY_MARKS_RE.fullmatch(text):
                yield self._stray(source, block.span, source.cut_span(block.span))

    def _stray(self, source: Source, span: Span, cut: Span) -> Diagnostic:
        fix = Fix(Words("删去这个标点", "delete this mark"), (Edit(cut, ""),), safe=True)
        return self.report(source.path, span, args={"text": source.slice(span)}, fix=fix)
