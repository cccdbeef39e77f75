"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..language import Words
from ..lexicon import cut
from ..openings import may_open, opens_with_first
from ..rule import Invalid, Option, Rule
from ..segment import words
from ..source import Span
from ..speech import BlockKind, Speech

_HAN_RE = re.compile(r"[\u4e00-\u9fff]")
_HEAD_RE = re.compile(r"[^，。；：！？、,;:!?]{1,8}")
_WINDOW = 14  # characters that are cut into words: the first word and what follows it
# A first sentence of one or two words ends where another began: 产业。加快……
_STUMP_RE = re.compile(
    r"(?![要没不].{0,2}。|.得.。|[早上中下午晚]{1,2}好。)[\u4e00-\u9fff]{1,3}。(?=[\u4e00-\u9fff])"
)


class CutWord(Rule):
    """段首的词被切断。

    检查什么
        把段首切分成词：第一个词是不能单独起句的半个词（“刻提醒自己”“业。加强产业协同”），
        或第一句只有两三个字。用 jieba 的词典，所以只在 --preview 时检查。
    为什么不好
        段落的前半截在转载时丢了，从一个词的中间断开。
    怎样修改
        按原文补回段首。
    """

    english = """Paragraph begins in the middle of a word.

    What it reports
        The paragraph's beginning, cut into words: the first is half of a word that cannot open
        a sentence (“刻提醒自己”, “业。加强产业协同”), or the first sentence has only two or
        three characters. It needs jieba's dictionary and so runs with --preview only.
    Why it matters
        The first half of the paragraph was lost; the break runs through a word.
    How to mend it
        Restore the beginning from the original.
    """

    family = "truncation"
    severity = Severity.WARNING
    preview = True
    precedence = -1
    options = (
        Option(
            "min-length",
            20,
            Words("短于这么多字的段落不检查", "paragraphs with fewer characters are left out"),
            Words(
                "没有问题的讲话中，以半个词起头的短行都是名单、口号和诗行",
                "in sound speeches, short lines that open with half a word are lists of "
                "names, slogans and verse",
            ),
        ),
    )
    messages = {
        "zh": "段首的词被切断：{text}",
        "en": "paragraph begins in the middle of a word: {text}",
    }
    valid = (
        "同志们：\n要坚持党的领导，把方向、管大局、作决策、保落实，一步一个脚印。",
        "同志们：\n人民政协要坚持党的领导，把方向、管大局、作决策、保落实。",
    )
    invalid = (
        Invalid("同志们：\n⟦刻提醒自己⟧，权力是人民给的，只能用来为人民服务，不能用来谋私。"),
        Invalid("同志们：\n⟦业⟧。加强产业和就业协同，实施稳岗扩岗行动，完善公共服务。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        for block in speech.blocks:
            text = speech.text(block)
            if (
                block.kind is not BlockKind.PARAGRAPH
                or len(text) < self.option("min-length")
                or not _HAN_RE.match(text)
                or opens_with_first(text)
            ):
                continue
            head = _HEAD_RE.match(text)
            if head and (
                _STUMP_RE.match(text)
                or (_is_piece(words(text[:_WINDOW])) and 1 in cut(head[0]).ends)
            ):
                span = Span(block.span.start, block.span.start + head.end())
                yield self.report(speech.source.path, span, args={"text": head[0]})


def _is_piece(found: list[str]) -> bool:
    """Whether the first word is one character that opens no sentence."""
    return len(found) > 1 and len(found[0]) == 1 and not may_open(found[0])
