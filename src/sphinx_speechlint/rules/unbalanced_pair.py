"""See the class."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_CLOSERS = dict(zip("“‘《〈「『【〔（(〖［", "”’》〉」』】〕）)〗］", strict=True))
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
_QUOTES = "“”‘’"


class UnbalancedPair(Rule):
    """成对的标点不配对。

    检查什么
        引号、书名号、括号只有一半，或左右不是一对（“四个全面’’、（某发【2016】5号，）。
        一段引文分成几段、每段都以引号起头的，不算；列表编号“1）”、英文的撇号不算。
    为什么不好
        读者分不清引文和书名到哪里为止；多半是转载时丢了字或弄错了全角半角。
        标号成对使用见 GB/T 15834—2011。
    怎样修改
        补上缺的一半，或换成配对的那一个。
    """

    family = "punctuation"
    severity = Severity.WARNING
    messages = {"zh": "标点不配对：{text}", "en": "unbalanced punctuation: {text}"}
    valid = (
        "“四个全面”战略（见《决定》）和“‘十三五’规划”，(一）提高认识。",
        "他说：“一要学习。\n“二要落实。”",
        "It's the committee’s report. 1）按时；2）保质。",
    )
    invalid = (
        Invalid("推动“四个全面⟦’’⟧战略布局落实。", fixed="推动“四个全面”战略布局落实。"),
        Invalid("出台了意见⟦（⟧某发【2016】5号，认真贯彻。"),
        Invalid("落实⟦《⟧意见要求，推进法治建设。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        quoted = False  # a quotation runs on from the paragraph before
        for block in speech.blocks:
            faults, quoted = _faults(source.text, block.span, quoted)
            for span, partner in faults:
                fix = None
                if partner:
                    edit = Edit(span, partner)
                    fix = Fix(f"换成{partner}", (edit,), safe=True)
                yield self.report(source.path, span, args={"text": source.slice(span)}, fix=fix)


def _faults(text: str, block: Span, quoted: bool) -> tuple[list[tuple[Span, str]], bool]:
    """The unpaired marks of a block, each with the mark it should be if there is just one.

    Also whether a quotation is still open at the block's end.
    """
    open_marks: list[int] = []
    faults: list[tuple[Span, str]] = []
    index = block.start
    while index < block.end:
        mark = text[index]
        if mark in _CLOSERS:
            open_marks.append(index)
        elif mark in _OPENERS and not _is_plain(text, block, index):
            width = 2 if text.startswith("’’", index) else 1
            if open_marks and _pairs(text[open_marks[-1]], mark) and width == 1:
                open_marks.pop()
            elif open_marks and text[open_marks[-1]] in _QUOTES and mark in _QUOTES:
                faults.append((Span(index, index + width), _CLOSERS[text[open_marks.pop()]]))
            elif len(open_marks) > 1 and _pairs(text[open_marks[-2]], mark):
                faults.append((Span(open_marks[-1], open_marks[-1] + 1), ""))
                del open_marks[-2:]
            elif quoted and mark == "”":
                quoted = False
            else:
                faults.append((Span(index, index + width), ""))
            index += width - 1
        index += 1
    runs_on = bool(open_marks) and text[open_marks[0]] == "“" and open_marks[0] >= block.start
    if runs_on:
        open_marks = open_marks[1:]
    faults += [(Span(at, at + 1), "") for at in open_marks]
    return sorted(faults), runs_on


def _pairs(opener: str, closer: str) -> bool:
    return _CLOSERS[opener] == closer or {opener, closer} in ({"（", ")"}, {"(", "）"})


def _is_plain(text: str, block: Span, index: int) -> bool:
    """Whether a closing mark closes nothing by right: an apostrophe, or a list's 1）."""
    before = text[max(block.start, index - 1) : index]
    if text[index] == "’":
        after = text[index + 1 : index + 2]
        return before.isascii() and before.isalpha() and (after.isascii() or not after)
    if text[index] in "）)":
        head = text[max(block.start, index - 3) : index]
        digits = len(head) - len(head.rstrip("0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨abcdABCD"))
        start = index - digits
        return 0 < digits <= 2 and (start == block.start or text[start - 1] in "；;，,。：: \u3000")
    return False
