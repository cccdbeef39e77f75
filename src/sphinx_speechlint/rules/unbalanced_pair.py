"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..language import Words
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_CLOSERS = dict(zip("“‘《〈「『【〔（(〖［", "”’》〉」』】〕）)〗］", strict=True))
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
_MARK_RE = re.compile(f"[{re.escape(''.join((*_CLOSERS, *_OPENERS)))}]")
_QUOTES = "“”‘’"
_QUOTED = 3  # a quotation may end so many paragraphs further on


class _Fault(NamedTuple):
    """A mark that has no other half in its block, and the mark it should be if any."""

    block: int
    span: Span
    partner: str


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

    english = """Unbalanced punctuation.

    What it reports
        Quotation marks, title marks or brackets of which only half is there, or whose halves do
        not match (“四个全面’’, （某发【2016】5号，). A quotation of several paragraphs that
        each open with a mark is proper; so are list numbers as “1）” and apostrophes in
        English.
    Why it matters
        Readers cannot tell where a quotation or title ends; mostly a character was lost or its
        width confused. Paired use: GB/T 15834—2011.
    How to mend it
        Add the missing half, or use the mark that matches.
    """

    family = "punctuation"
    severity = Severity.WARNING
    messages = {"zh": "标点不配对：{text}", "en": "unbalanced punctuation: {text}"}
    valid = (
        "“四个全面”战略（见《决定》）和“‘十三五’规划”，(一）提高认识。",
        "他说：“一要学习。\n“二要落实。”",
        "信上说：“一切都好。\n请大家放心。”",
        "It's the committee’s report. 1）按时；2）保质。",
    )
    invalid = (
        Invalid("推动“四个全面⟦’’⟧战略布局落实。", fixed="推动“四个全面”战略布局落实。"),
        Invalid("出台了意见⟦（⟧某发【2016】5号，认真贯彻。"),
        Invalid("推进法治建设⟦》》⟧，落实⟦《⟧意见要求。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for _, span, partner in _lone(speech, list(_faults(speech))):
            fix = None
            if partner:
                fix = Fix(
                    Words(f"换成{partner}", f"change it to {partner}"),
                    (Edit(span, partner),),
                    safe=True,
                )
            yield self.report(source.path, span, args={"text": source.slice(span)}, fix=fix)


def _faults(speech: Speech) -> Iterator[_Fault]:
    """The unpaired marks of each block."""
    text = speech.source.text
    quoted = False  # a quotation runs on from the paragraph before
    for index, block in enumerate(speech.blocks):
        after = speech.blocks[index + 1] if index + 1 < len(speech.blocks) else None
        runs_on = after is not None and text[after.span.start] == "“"
        scan = _Scan(text, block.span, quoted)
        for span, partner in scan.faults(runs_on):
            yield _Fault(index, span, partner)
        quoted = scan.quoted


def _lone(speech: Speech, faults: Sequence[_Fault]) -> Iterator[_Fault]:
    """The marks without those of a quotation that ends a few paragraphs further on."""
    place = 0
    while place < len(faults):
        if place + 1 < len(faults) and _is_quotation(speech, *faults[place : place + 2]):
            place += 2
        else:
            yield faults[place]
            place += 1


def _is_quotation(speech: Speech, first: _Fault, last: _Fault) -> bool:
    """Whether two marks open and end a quotation: after a colon, at a paragraph's end."""
    text = speech.source.text
    start, end = speech.blocks[first.block].span.start, speech.blocks[last.block].span.end
    return (
        0 < last.block - first.block <= _QUOTED
        and (text[slice(*first.span)], text[slice(*last.span)]) == ("“", "”")
        and (first.span.start == start or text[first.span.start - 1] in "：:")
        and last.span.end == end
    )


class _Scan:
    """One reading of a block's paired marks.

    ``quoted``: a quotation is open, before the reading from the paragraph before and
    after it into the next.
    """

    def __init__(self, text: str, block: Span, quoted: bool) -> None:
        self.text, self.block, self.quoted = text, block, quoted
        self.open: list[int] = []
        self.found: list[tuple[Span, str]] = []

    def faults(self, runs_on: bool) -> list[tuple[Span, str]]:
        """The unpaired marks, each with the mark it should be if there is just one.

        ``runs_on``: the next paragraph opens with a quotation mark.
        """
        index = self.block.start
        if self.quoted and self.text[index] == "“":
            index += 1
        for mark in _MARK_RE.finditer(self.text, index, self.block.end):
            at = mark.start()
            if mark[0] in _CLOSERS:
                self._opens(at)
            elif at >= index and not _is_plain(self.text, self.block, at):
                index = at + self._closes(at)
        self.quoted = self.quoted or (runs_on and self._is_quotation())
        return list(self._runs(sorted(self.found + [(Span(at, at + 1), "") for at in self.open])))

    def _runs(self, faults: list[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
        """The faults; marks of one kind side by side that are no halves are one."""
        start = 0
        for place, (span, partner) in enumerate(faults, 1):
            after = faults[place] if place < len(faults) else None
            if after is None or partner or after[1] or not self._goes_on(span, after[0]):
                yield Span(faults[start][0].start, span.end), partner
                start = place

    def _goes_on(self, span: Span, after: Span) -> bool:
        return span.end == after.start and self.text[span.start] == self.text[after.start]

    def _is_quotation(self) -> bool:
        """Whether one quotation mark is left open, as where a quotation has more paragraphs."""
        if len(self.open) != 1 or self.text[self.open[0]] != "“":
            return False
        self.open.clear()
        return True

    def _opens(self, index: int) -> None:
        if (
            self.open
            and self.text[self.open[-1]] == self.text[index]
            and self.text[index] in "“‘《"
        ):
            at = self.open.pop()  # “……“……”: the first has lost its partner
            self.found.append((Span(at, at + 1), ""))
        self.open.append(index)

    def _closes(self, index: int) -> int:
        """Pair a closing mark; how many characters it takes."""
        mark, marks = self.text[index], self.open
        width = 2 if self.text.startswith("’’", index) else 1
        if marks and width == 1 and _pairs(self.text[marks[-1]], mark):
            marks.pop()
        elif marks and self.text[marks[-1]] in _QUOTES and mark in _QUOTES:
            self.found.append((Span(index, index + width), _CLOSERS[self.text[marks.pop()]]))
        elif len(marks) > 1 and _pairs(self.text[marks[-2]], mark):
            self.found.append((Span(marks[-1], marks[-1] + 1), ""))
            del marks[-2:]
        elif self.quoted and mark == "”":
            self.quoted = False
        else:
            self.found.append((Span(index, index + width), ""))
        return width


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
