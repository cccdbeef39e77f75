"""See the class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..numerals import MarkerStyle
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Block, Speech


class HeadingPunctuation(Rule):
    """标题末尾的标点不一致。

    检查什么
        独占一行的同级标题，有的末尾有句号，有的没有。一篇只报告一次，给出处数。
    为什么不好
        同级标题体例应当一致。
    怎样修改
        统一加上或去掉；独占一行的标题一般不加句号。
    """

    english = """Headings differ in their final mark.

    What it reports
        Of headings of one level on lines of their own, some end in 。 and some do not. One
        diagnostic a speech, with a count.
    Why it matters
        Headings of one level should look alike.
    How to mend it
        Add the mark to all or remove it from all; a heading on its own line usually has none.
    """

    family = "style"
    severity = Severity.WARNING
    default = False
    messages = {
        "zh": "同级标题末尾有的有句号，有的没有：{count} 处与多数不同",
        "en": "{count} headings differ from the others in their final mark",
    }
    valid = ("一、认识\n好。\n二、领导\n好。", "一、认识。\n好。\n二、领导。\n好。")
    invalid = (Invalid("一、认识\n好。\n二、领⟦导。⟧\n好。\n三、落实\n好。"),)

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        groups: dict[MarkerStyle, list[Block]] = defaultdict(list)
        for block in speech.blocks:
            marker = block.marker
            if marker and block.body is None and not marker.style.enumerates:
                groups[marker.style].append(block)
        odd = [block for blocks in groups.values() for block in _minority(speech, blocks)]
        if odd:
            end = odd[0].span.end
            args = {"count": str(len(odd))}
            yield self.report(speech.source.path, Span(end - 2, end), args=args)


def _minority(speech: Speech, blocks: list[Block]) -> list[Block]:
    stopped = [b for b in blocks if speech.text(b)[-1] in "。."]
    bare = [b for b in blocks if b not in stopped]
    return min(stopped, bare, key=len)
