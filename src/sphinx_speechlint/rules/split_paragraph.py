"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..language import Words
from ..lexicon import cut, may_join
from ..rows import is_row
from ..rule import Invalid, Rule
from ..series import announces
from ..source import Span
from ..speech import Block, BlockKind, Speech

# Kinds of document that aggregator sites turn into links wherever the words occur.
_LINK_RE = re.compile(
    r"[\u4e00-\u9fff]{0,5}(?:报告|方案|总结|计划|制度|办法|规定|通知|讲话|发言|演讲|心得|体会|合同|协议|申请书?|论文|作文|范文"
    r"|说明|简介|规划|建议书|倡议书|工作汇报)[。，]?"
)
_OPEN_RE = re.compile(r"[\u4e00-\u9fff，、,]")  # the last character
# The words a line of prose breaks off with, and those the next line begins with.
_MARK_RE = re.compile(r"[，。；：！？,;:]")
_LONGEST = 8
_LAST_RE = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}$")
_FIRST_RE = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}")
_TAIL = 6
_VERSE = 12  # characters of a line of verse
_HARD_WRAP = 20  # lines shorter than this are verse or a list, not a wrapped paragraph
_HEAD_RE = re.compile(r".[^，。；：！？、,;:!?]{0,5}")


class SplitParagraph(Rule):
    """一段被拆成几行。

    检查什么
        一句话断在行末，下一行接着说；“调研报告。”这样网页链接的文字独占一行，把一段切成三截；
        一个词被拆在两行（全面推｜行）；以分号结尾的一行，前面却没有“如下：”引出。
        有引语的清单、诗行不算。
    为什么不好
        一段成了几段，句子读不通，检索也找不全。
    怎样修改
        把各行接成一段，删去多余的句号。
    """

    english = """Paragraph split over lines.

    What it reports
        A sentence that breaks off at a line's end and goes on in the next; a word torn between
        two lines (全面推 | 行); the text of a link on a line of its own (调研报告。) that cuts a
        paragraph in three; a line ending in ； with no “如下：” before. Lists with an
        introduction and verse are proper.
    Why it matters
        One paragraph became several: the sentence does not read, and searches miss it.
    How to mend it
        Join the lines and delete the extra full stops.
    """

    family = "truncation"
    severity = Severity.WARNING
    precedence = 5
    messages = {"zh": "一段被拆开：{text}", "en": "paragraph split over lines: {text}"}
    valid = (
        "同志们：\n要做好以下工作：\n抓好学习；\n抓好落实；\n抓好总结。",
        "同志们：\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
    )
    invalid = (
        Invalid(
            "同志们：\n管理水平有新提升。公司⟦今年又全面推⟧\n行精益管理，六个车间完成了改造。",
            fixed="同志们：\n管理水平有新提升。公司今年又全面推行精益管理，六个车间完成了改造。",
        ),
        Invalid(
            "同志们：\n委员深入基层，形成了关于绿色产业的⟦视察报告等。⟧\n⟦调研报告。⟧\n⟦对我县发展绿⟧色产业提出了建议。",
            fixed="同志们：\n委员深入基层，形成了关于绿色产业的视察报告等。调研报告对我县发展绿色产业提出了建议。",
        ),
        Invalid(
            "一、增进共识。\n在面对困难中，提出因势⟦利导的建议；⟧\n在面对发展中，提出建议。",
            fixed="一、增进共识。\n在面对困难中，提出因势利导的建议；在面对发展中，提出建议。",
        ),
        Invalid(
            "同志们：\n人民政协是爱国统一战线组织，是多党合作和政治协商⟦的重要机构，⟧\n是我国政治生活中发扬社会主义民主，团结各界人士，体现⟦人民当家作主⟧\n的重要形式，意义重大。",
            fixed="同志们：\n人民政协是爱国统一战线组织，是多党合作和政治协商的重要机构，是我国政治生活中发扬社会主义民主，团结各界人士，体现人民当家作主的重要形式，意义重大。",
        ),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        blocks = speech.blocks
        texts = [speech.text(b) for b in blocks]
        for index, block in enumerate(blocks):
            if block.kind is not BlockKind.PARAGRAPH or index + 1 == len(blocks):
                continue
            if _is_link(blocks, texts, index):
                yield self._end(speech, blocks[index - 1])
                torn = blocks[index - 1 : index + 2]
                yield self._mark(speech, block.span, _joined(speech, torn, link=True))
                yield self._start(speech, blocks[index + 1])
            elif (
                _is_torn_list(blocks, texts, index)
                or _is_wrapped(blocks, texts, index)
                or _is_torn_word(blocks, texts, index)
            ):
                yield self._end(speech, block, _joined(speech, blocks[index : index + 2]))

    def _end(self, speech: Speech, block: Block, fix: Fix | None = None) -> Diagnostic:
        start = max(block.span.start, block.span.end - _TAIL)
        return self._mark(speech, Span(start, block.span.end), fix)

    def _start(self, speech: Speech, block: Block) -> Diagnostic:
        head = _HEAD_RE.match(speech.text(block))
        length = head.end() if head else 1
        return self._mark(speech, Span(block.span.start, block.span.start + length))

    def _mark(self, speech: Speech, span: Span, fix: Fix | None = None) -> Diagnostic:
        args = {"text": speech.source.slice(span)}
        return self.report(speech.source.path, span, args=args, fix=fix)


def _joined(speech: Speech, torn: Sequence[Block], *, link: bool = False) -> Fix | None:
    """The pieces as one paragraph, the stop after a link's words gone; none if they are parted."""
    source = speech.source
    if torn[-1].kind is not BlockKind.PARAGRAPH:
        return None
    gaps = [Span(a.span.end, b.span.start) for a, b in pairwise(torn)]
    if any(source.slice(gap).strip() for gap in gaps):
        return None
    if link and source.text[gaps[-1].start - 1] in "。，":
        gaps[-1] = Span(gaps[-1].start - 1, gaps[-1].end)
    edits = tuple(Edit(gap, "") for gap in gaps)
    return Fix(Words("接成一段", "join the lines"), edits, safe=False)


def _is_link(blocks: Sequence[Block], texts: Sequence[str], index: int) -> bool:
    """A link's words alone on a line, between two pieces of a paragraph."""
    return (
        index > 0
        and _LINK_RE.fullmatch(texts[index]) is not None
        and blocks[index + 1].kind is BlockKind.PARAGRAPH
        and blocks[index - 1].kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and len(texts[index - 1]) > _HARD_WRAP
    )


def _is_torn_list(blocks: Sequence[Block], texts: Sequence[str], index: int) -> bool:
    """A line that ends in a semicolon, of a run that nothing announces."""
    if texts[index][-1] not in "；;" or max(len(t) for t in texts[index : index + 2]) <= _VERSE:
        return False
    first = index
    while first > 0 and blocks[first].kind is BlockKind.PARAGRAPH and texts[first - 1][-1] in "；;":
        first -= 1
    if first == 0:
        return False
    before = blocks[first - 1]
    lead = texts[first - 1]
    if before.kind is BlockKind.HEADING and before.body is None:
        return not lead.endswith(("：", ":"))
    return before.kind is BlockKind.PARAGRAPH and not announces(lead)


def _is_wrapped(blocks: Sequence[Block], texts: Sequence[str], index: int) -> bool:
    """One of at least two lines running that break off in the middle of a sentence."""

    def breaks(at: int) -> bool:
        return (
            0 <= at < len(blocks) - 1
            and blocks[at].kind is BlockKind.PARAGRAPH
            and blocks[at + 1].kind is BlockKind.PARAGRAPH
            and len(texts[at]) >= _HARD_WRAP
            and _OPEN_RE.match(texts[at], len(texts[at]) - 1) is not None
            and "\t" not in texts[at]
            and not is_row(texts[at])
        )

    return breaks(index) and (breaks(index - 1) or breaks(index + 1))


def _is_torn_word(blocks: Sequence[Block], texts: Sequence[str], index: int) -> bool:
    """A sentence that breaks off inside a word, which the next line goes on with."""
    if blocks[index + 1].kind is not BlockKind.PARAGRAPH or len(texts[index + 1]) <= _VERSE:
        return False
    text, next_text = texts[index : index + 2]
    end, start = _LAST_RE.search(text, max(0, len(text) - _LONGEST)), _FIRST_RE.match(next_text)
    if end is None or start is None or not _MARK_RE.search(text, 0, end.start()):
        return False
    place, joined = len(end[0]), end[0] + start[0]
    return may_join(joined, place) and place not in cut(joined).ends
