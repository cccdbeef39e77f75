"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..language import Words
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_HALF_RE = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:!?()]|\((?=[\u4e00-\u9fff])")
# What the fix changes: marks between Han characters, and brackets around some.
_SURE_RE = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:!?](?=[\u4e00-\u9fff“《（(]|$)")
_BRACKETS_RE = re.compile(r"(?P<left>\()[^()\n\u4e00-\u9fff]*[\u4e00-\u9fff][^()\n]*(?P<right>\))")
_FULL = dict(zip(",;:!?()", "，；：！？（）", strict=True))


class HalfWidthPunctuation(Rule):
    """中文里用了半角标点。

    检查什么
        汉字之后的半角逗号、分号、冒号、叹号、问号和括号。一篇只报告一次，给出处数。
    为什么不好
        中文行文用全角标点，见 GB/T 15834—2011；全篇半角多半是网站转换的结果。
    怎样修改
        换成全角标点。两个汉字之间的，和括住汉字的括号，可以自动改。
    """

    english = """Half-width punctuation in Chinese.

    What it reports
        Half-width commas, semicolons, colons, exclamation and question marks and brackets after
        Chinese characters. One diagnostic a speech, with a count.
    Why it matters
        Chinese is set with full-width punctuation, see GB/T 15834—2011; half-width throughout
        is mostly a web site's conversion.
    How to mend it
        Change them to full width.
    """

    family = "style"
    severity = Severity.WARNING
    default = False
    messages = {"zh": "半角标点共 {count} 处", "en": "{count} half-width marks in Chinese text"}
    valid = ("同志们：今天开会，讲三点。", "GDP growth: 8.1%, up from 7.9%.")
    invalid = (
        Invalid("同志们⟦:⟧今天开会,讲三点。", fixed="同志们：今天开会，讲三点。"),
        Invalid(
            "占比达58.1%,出台意见⟦(⟧某发5号),增长8.1%(+7)。",
            fixed="占比达58.1%,出台意见（某发5号）,增长8.1%(+7)。",
        ),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        text = speech.source.text
        found = [m for block in speech.blocks for m in _HALF_RE.finditer(text, *block.span)]
        if found:
            args = {"count": str(len(found))}
            span = Span(*found[0].span())
            yield self.report(speech.source.path, span, args=args, fix=_fix(speech))


def _fix(speech: Speech) -> Fix | None:
    text = speech.source.text
    places = set[int]()
    for block in speech.blocks:
        places.update(match.start() for match in _SURE_RE.finditer(text, *block.span))
        for match in _BRACKETS_RE.finditer(text, *block.span):
            places.update((match.start("left"), match.start("right")))
    edits = tuple(Edit(Span(at, at + 1), _FULL[text[at]]) for at in sorted(places))
    title = Words(f"换成全角（{len(edits)} 处）", f"change {len(edits)} to full width")
    return Fix(title, edits, safe=False) if edits else None
