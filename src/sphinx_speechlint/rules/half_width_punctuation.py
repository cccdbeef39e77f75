"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_HALF_RE = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:!?()]|\((?=[\u4e00-\u9fff])")


class HalfWidthPunctuation(Rule):
    """中文里用了半角标点。

    检查什么
        汉字之后的半角逗号、分号、冒号、叹号、问号和括号。一篇只报告一次，给出处数。
    为什么不好
        中文行文用全角标点，见 GB/T 15834—2011；全篇半角多半是网站转换的结果。
    怎样修改
        换成全角标点。
    """

    family = "style"
    severity = Severity.WARNING
    default = False
    messages = {"zh": "半角标点共 {count} 处", "en": "{count} half-width marks in Chinese text"}
    valid = ("同志们：今天开会，讲三点。", "GDP growth: 8.1%, up from 7.9%.")
    invalid = (Invalid("同志们⟦:⟧今天开会,讲三点。"),)

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        text = speech.source.text
        found = [m for block in speech.blocks for m in _HALF_RE.finditer(text, *block.span)]
        if found:
            args = {"count": str(len(found))}
            yield self.report(speech.source.path, Span(*found[0].span()), args=args)
