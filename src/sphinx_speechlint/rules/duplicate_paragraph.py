"""See the class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..diagnostic import Diagnostic, Fix, Related, Severity, deletions
from ..duplicates.corpus import Corpus, Fingerprint
from ..duplicates.exact import Copy, copies
from ..duplicates.known import known_exact
from ..language import Words
from ..rule import CorpusRule, Invalid, Option
from ..source import Span


class DuplicateParagraph(CorpusRule):
    """段落重复。

    检查什么
        整段文字与前文或另一篇讲话相同。比较时先作 NFKC 归一，再去掉空白、标点和符号；
        连续几段一起重复的，合成一条报告。不足 20 字的短段和各级标题，只有连着两段以上
        一起重复才算，所以两篇都有的“同志们”不会被报告。
    为什么不好
        网页转载时常把后半篇贴了两遍；两篇讲话整段相同，则至少有一处不是原话。
    怎样修改
        同一篇之内，删去后一处；两篇之间，核对原文。
    """

    english = """Duplicate paragraph.

    What it reports
        A whole paragraph that also stands earlier or in another speech. Texts are compared in
        NFKC without white space, punctuation and symbols; consecutive copies are one
        diagnostic. Paragraphs under 20 characters and headings count only where two or more in
        a row repeat, so that a “同志们” in both speeches is none.
    Why it matters
        Web pages often paste the second half twice; of two speeches with the same paragraph at
        least one does not hold its own words.
    How to mend it
        Within a speech delete the later copy; between two, compare with the originals.
    """

    family = "duplicate"
    severity = Severity.ERROR
    options = (
        Option(
            "min-length",
            20,
            Words(
                "归一后至少这么多字的段落，单独一段相同就算重复",
                "from so many characters of normal form a single paragraph is a copy",
            ),
            Words(
                "一页 16 篇政协讲话中，巧合相同的称呼、套语、标题归一后都不足 20 字",
                "on a page of 16 speeches, salutations, formulas and headings that agree by "
                "chance have fewer than 20",
            ),
        ),
    )
    messages = {
        "zh": "段落重复：这 {count} 段与{where}相同",
        "en": "duplicate paragraphs: these {count} are the same as {where_en}",
    }
    valid = (
        "同志们：\n一、提高认识\n今天的会议很重要，大家要认真领会。\n二、狠抓落实\n同志们：",
        "要抓好落实。\n要加强领导。\n要抓好落实。",
    )
    invalid = (
        Invalid(
            "要坚持对党负责和对人民负责的一致性，确保工作同心同向。\n另一段。\n"
            "⟦要坚持对党负责和对人民负责的一致性，确保工作同心同向。⟧",
            fixed="要坚持对党负责和对人民负责的一致性，确保工作同心同向。\n另一段。",
        ),
        Invalid(
            "第一，高度重视。\n第二，抓好落实。\n\n⟦第一，高度重视。\n第二，抓好落实。⟧\n结束。",
            fixed="第一，高度重视。\n第二，抓好落实。\n\n结束。",
        ),
    )

    def check(self, corpus: Corpus) -> Iterator[Diagnostic]:
        for copy in copies(corpus, self.option("min-length")):
            first, last = copy.earlier[0].place, copy.earlier[-1].place
            other = replace(first, end=last.end)
            yield self._report(copy.path, copy.blocks, other, _fix(copy))
        for known in known_exact(corpus, self.option("min-length")):
            first, last = known.places[0].place, known.places[-1].place
            yield self._report(known.path, known.blocks, replace(first, end=last.end), None)

    def _report(
        self, path: str, blocks: Sequence[Fingerprint], other: Related, fix: Fix | None
    ) -> Diagnostic:
        line = other.start.line
        same_file = other.path == path
        args = {
            "count": str(len(blocks)),
            "where": f"前面第 {line} 行起" if same_file else f" {other.path} 第 {line} 行起",
            "where_en": f"line {line} on" if same_file else f"{other.path}, line {line} on",
        }
        span = Span(blocks[0].span.start, blocks[-1].span.end)
        return self.report(path, span, args=args, fix=fix, related=(other,))


def _fix(copy: Copy) -> Fix | None:
    """The paragraphs pasted again can go; of two speeches either may hold what was said."""
    if not copy.within:
        return None
    title = Words("删去重贴的段落", "delete the paragraphs pasted again")
    return Fix(title, deletions(block.cut for block in copy.blocks), safe=False)
