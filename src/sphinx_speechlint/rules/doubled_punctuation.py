"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..language import Words
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech
from ..topics import place_at

_TWO_RE = re.compile("[，、；：。！？,;:.!?][，、；：。！？,;:.!?]")  # what each alternative holds
_DOUBLED_RE = re.compile(
    r"""
    (?P<same>[，；：])(?P=same)+
  | (?:(?<![\u4e00-\u9fff”》）])、、+|、、+(?![\u4e00-\u9fff“《（]))  # else an item was lost
  | 。。(?!。)(?<!。。。)
  | (?<=[\u4e00-\u9fff])(?P<half>[,;:])(?P=half)+
  | [，；：][，。、；：！？] | 、[，。；：！？] | 。[，、；：] | [！？][，。、；]
  | (?<=[\u4e00-\u9fff])
        (?:,[.;:!?，。；：！？]|[;:][,.!?，。！？]|[，、；：。！？][,;]|。:|[!?][,;，。；])
        (?![0-9.])
    """,
    re.VERBOSE,
)


class DoubledPunctuation(Rule):
    """标点连用。

    检查什么
        两个标点连在一起：“，，”“，。”“。，”“；。”。“！！”“？！”和省略号不算；
        整行只有标点，或称呼语冒号之后的句号，由 stray-punctuation 报告；
        词语之间的“、、”是并列的一项丢失了，由 elided-name 报告。
    为什么不好
        两个标点之间往往有字被删掉；否则就是多打了一个。
    怎样修改
        核对原文；没有缺字就删去多余的一个。
    """

    english = """Doubled punctuation.

    What it reports
        Two marks side by side: “，，”, “，。”, “。，”, “；。”. “！！”, “？！” and ellipses are
        proper; a line of marks alone, or a 。 after a salutation's colon, belongs to
        stray-punctuation, and 、、 between words, an item lost from a series, to elided-name.
    Why it matters
        Often words between the two were deleted; otherwise one mark is one too many.
    How to mend it
        Compare with the original; if nothing is missing, delete the extra mark.
    """

    family = "punctuation"
    severity = Severity.WARNING
    messages = {"zh": "标点连用：{text}", "en": "doubled punctuation: {text}"}
    valid = (
        "他说：“好。”，太好了！！真的吗？！……是的。。。",
        "同志们：。\n，，",
        "带动黄石、、咸宁协同发展。",
    )
    invalid = (
        Invalid("要抓好落实⟦，，⟧确保实效。", fixed="要抓好落实，确保实效。"),
        Invalid("要抓好落实⟦，。⟧确保实效⟦。，⟧不走过场。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            text = speech.text(block)
            if (
                not _TWO_RE.search(text)
                or not re.search(r"\w", text)
                or block.kind.value == "salutation"
            ):
                continue
            for match in _DOUBLED_RE.finditer(text):
                if match[0][1:] == "、" and place_at(text, match.end()):
                    continue  # a list of places whose first is lost: see deleted-place
                start = block.span.start + match.start()
                span = Span(start, start + len(match[0]))
                fix = None
                if match["same"] or match["half"]:
                    edit = Edit(Span(span.start + 1, span.end), "")
                    fix = Fix(Words("删去多余的标点", "delete the extra mark"), (edit,), safe=True)
                yield self.report(source.path, span, args={"text": match[0]}, fix=fix)
