"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import BlockKind, Speech

_MISPLACED_RE = re.compile(
    r"""
    (?<=[“‘《（【(])[，。、；：！？,;:](?![”’》）】)])     # “，……
  | [、，；：](?=[》）】)])                                # ……、）
  | (?<=[\u4e00-\u9fff])[ \u3000]+[，。、；：！？](?=[\u4e00-\u9fff])   # 落实 ，确保
    """,
    re.VERBOSE,
)
# A short line is no paragraph, and no concern of cut-start: ，二、存在的问题.
# What each of these holds.
_HINT_RE = re.compile(r"[“‘《（【( \u3000，、；：][，。、；：！？,;:》）】)]")
_OPENING_RE = re.compile(r"[，、；：！？。,;:](?=[\u4e00-\u9fff])")
_MENTION_RE = re.compile(r"(?:逗号|句号|顿号|分号|冒号|问号|叹号|标点|符号)")


class MisplacedPunctuation(Rule):
    """标点位置不对。

    检查什么
        句号、逗号之类紧跟在左引号、左括号、左书名号之后，顿号、逗号紧靠在右括号之前，
        或标点之前有空格，或标题以标点开头。段首的标点由 cut-start 报告。
    为什么不好
        GB/T 15834—2011 第 5.1.1 条：这些标点不出现在一行之首，也不能开始一句话；
        它前面的字多半被删掉了。
    怎样修改
        核对原文，补字或移动标点。
    """

    english = """Misplaced punctuation.

    What it reports
        A full stop or comma right after an opening quotation mark, bracket or title mark, a 、
        or comma right before a closing bracket, a space before a mark, or a mark that opens a
        heading. Marks at the start of a paragraph belong to cut-start.
    Why it matters
        GB/T 15834—2011 §5.1.1: these marks do not open a line, nor can they open a sentence;
        the words before them were probably deleted.
    How to mend it
        Compare with the original; restore the words or move the mark.
    """

    family = "punctuation"
    severity = Severity.WARNING
    messages = {"zh": "标点位置不对：{text}", "en": "misplaced punctuation: {text}"}
    valid = ("他说：“好，就这样。”（见《意见》）", "逗号（，）和顿号（、）的用法不同。")
    invalid = (
        Invalid("要做到“⟦，⟧心中有数”，落实意见（建议⟦、⟧），确保实效。"),
        Invalid("狠抓落实⟦ ，⟧确保实效。"),
        Invalid("工作取得了成效。\n⟦，⟧二、存在的问题\n工作还有差距。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            text = speech.text(block)
            found = [*_MISPLACED_RE.finditer(text)] if _HINT_RE.search(text) else []
            if block.kind is not BlockKind.PARAGRAPH and (opening := _OPENING_RE.match(text)):
                found.insert(0, opening)
            if found and _MENTION_RE.search(text):
                continue
            for match in found:
                start = block.span.start + match.start()
                span = Span(start, start + len(match[0]))
                yield self.report(source.path, span, args={"text": match[0]})
