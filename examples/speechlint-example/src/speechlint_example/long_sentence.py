"""A rule with an option."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_speechlint.diagnostic import Diagnostic, Severity
from sphinx_speechlint.language import Words
from sphinx_speechlint.rule import Invalid, Option, Rule
from sphinx_speechlint.source import Span
from sphinx_speechlint.speech import BlockKind, Speech

_SENTENCE_RE = re.compile(r"[^。！？；\s][^。！？；]*[。！？；]?")


class LongSentence(Rule):
    """句子太长。

    检查什么
        正文和结语里，从一个句号（或问号、叹号、分号）到下一个，超过 max-length 个字。
    为什么不好
        念到后半句，听的人已经忘了前半句。
    怎样修改
        断成几句。
    """

    english = """Long sentence.

    What it reports
        In paragraphs and the closing, more than max-length characters from one full stop (or
        question mark, exclamation mark, semicolon) to the next.
    Why it matters
        By the second half, listeners have forgotten the first.
    How to mend it
        Make several sentences of it.
    """

    family = "style"
    severity = Severity.INFO
    options = (
        Option(
            "max-length",
            150,
            Words("一句最多多少字", "how many characters a sentence may have"),
            Words("念起来约半分钟，一口气说不完", "half a minute when read aloud"),
            least=20,
        ),
    )
    messages = {"zh": "一句有 {count} 字", "en": "a sentence of {count} characters"}
    valid = ("各位委员：\n" + "今年的工作有序推进，" * 14 + "成绩。",)
    invalid = (
        Invalid("各位委员：\n开会。⟦" + "今年的工作有序推进，" * 15 + "成绩来之不易。⟧散会。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        """Every sentence of the text proper that is too long."""
        for block in speech.blocks:
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.CLOSING):
                continue
            for match in _SENTENCE_RE.finditer(speech.source.text, *block.span):
                if len(match[0]) > self.option("max-length"):
                    args = {"count": str(len(match[0]))}
                    yield self.report(speech.source.path, Span(*match.span()), args=args)
