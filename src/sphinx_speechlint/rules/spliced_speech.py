"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..numerals import MarkerStyle
from ..rule import Invalid, Rule
from ..speech import Block, BlockKind, Speech

_OPENING_RE = re.compile(
    r"今天|今年|刚才|这次|此次|现在|首先|大家好|(?:上午|下午|晚上|早上)好|很高兴|非常高兴|根据(?:会议|大会)|受[^，。]{2,12}委托"
    r"|(?:在|经)[^，。]{2,20}(?:之际|研究)|我代表|[^，。]{2,10}(?:召开|举行)"
)

_BODY_LENGTH = 80


class SplicedSpeech(Rule):
    """两篇拼成一篇。

    检查什么
        正文之后又出现带冒号的称呼语（各位同志们：），并且其后又是开场白，或编号重新从“一、”开始。
        报告中间的“各位代表！”不算。
    为什么不好
        两篇不同的讲话连在一起，后一篇没有题目，也检索不到。
    怎样修改
        从称呼语处分成两篇，补上题目。
    """

    english = """Two speeches joined into one.

    What it reports
        A salutation with its colon (各位同志们：) after body text, followed by an opening
        formula or by numbering that starts again at 一、. “各位代表！” inside a report is
        proper.
    Why it matters
        Two speeches run together; the second has no title, and no search finds it.
    How to mend it
        Part them at the salutation and add the title.
    """

    family = "truncation"
    severity = Severity.WARNING
    messages = {"zh": "这里拼接了另一篇讲话：{text}", "en": "another speech begins here: {text}"}
    valid = (
        "报告\n各位代表：\n现在报告工作。\n一、回顾\n成绩很大。\n各位代表！\n任务很重。\n二、展望\n要奋斗。",
        "同志们：\n今天开会。\n一、认识\n要提高认识。",
    )
    invalid = (
        Invalid(
            "同志们：\n要抓好落实。\n一、认识\n要重视。\n⟦各位同志们：⟧\n今天，召开会议，意义重大。"
        ),
        Invalid("同志们：\n一、认识\n要重视。\n⟦同志们：⟧\n要讲三点。\n一、形势\n形势逼人。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        numbered = opened = False
        for index, block in enumerate(speech.blocks):
            if block.kind is BlockKind.SALUTATION and opened:
                after = speech.blocks[index + 1 :]
                first = next((b.marker for b in after if _is_top(b.marker)), None)
                anew = numbered and first is not None and first.number == 1
                if anew or (after and _OPENING_RE.match(speech.text(after[0]))):
                    text = speech.text(block)
                    yield self.report(speech.source.path, block.span, args={"text": text})
            opened = opened or block.marker is not None or _is_body(block)
            numbered = numbered or _is_top(block.marker)


def _is_body(block: Block) -> bool:
    """A paragraph long enough to be the speech's own; a short one may be the site's."""
    length = block.span.end - block.span.start
    return block.kind is BlockKind.PARAGRAPH and length >= _BODY_LENGTH


def _is_top(marker: object) -> bool:
    return getattr(marker, "style", None) is MarkerStyle.HAN_COMMA
