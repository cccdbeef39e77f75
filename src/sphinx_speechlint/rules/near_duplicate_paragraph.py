"""See the class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..diagnostic import Diagnostic, Related, Severity
from ..duplicates.corpus import Corpus, Fingerprint
from ..duplicates.known import known_similar
from ..duplicates.runs import crowded, near_copies
from ..language import Words
from ..rule import CorpusRule, Invalid, Option
from ..source import Span


class NearDuplicateParagraph(CorpusRule):
    """段落近似。

    检查什么
        整段文字与前文或另一篇讲话大体相同，只换了名称、数字，或增删了少量字句。归一的
        办法与 duplicate-paragraph 相同，再比较两段各自所含的连续五字：相同的占全部的
        60% 起报告，80% 起称为几乎相同。连续几段合成一条，中间隔一段不断开；不足 20 字的
        短段和标题要一字不差，并且夹在其中才算。大量讲话都有的段落是套语，不报告；
        speechlint duplicates 会列出它们。
    为什么不好
        整段照搬再改几个字，不是这篇讲话自己的话；同一处若本应一致，则有一处改错了。
    怎样修改
        对照两处，确认哪一处是原话；speechlint duplicates 逐词列出不同。
    """

    english = """Similar paragraphs.

    What it reports
        A whole paragraph much like one earlier or in another speech, with names or numbers
        changed or a few words more or less. The normal form is that of duplicate-paragraph; the
        two sets of five-character pieces are compared: reported from 60 % in common, called
        near-copies from 80 %. Consecutive paragraphs are one diagnostic, over a gap of one at
        most; paragraphs under 20 characters and headings must be equal and stand inside such a
        run. A paragraph that many speeches have is a formula and left out; speechlint
        duplicates lists them.
    Why it matters
        A paragraph carried over with a few words changed does not hold the speech's own words;
        where the two should agree, one was changed wrongly.
    How to mend it
        Compare the two places; speechlint duplicates shows the differences word by word.
    """

    family = "duplicate"
    severity = Severity.WARNING
    precedence = -1
    options = (
        Option(
            "min-length",
            20,
            Words(
                "归一后至少这么多字的段落才比较",
                "paragraphs of fewer characters of normal form are not compared",
            ),
            Words(
                "与 duplicate-paragraph 一致；更短的段落改一个字，相似度就落到 60% 以下",
                "as for duplicate-paragraph; in shorter ones a single change takes the "
                "similarity below 60 %",
            ),
            least=5,
        ),
        Option(
            "similarity",
            60,
            Words(
                "相似度（百分数）从多少起报告",
                "reported from so many per cent",
            ),
            Words(
                "一页 16 篇政协讲话中，换了名称的整段是 72%，其余没有超过 51% 的",
                "on a page of 16 speeches, the paragraph with names changed has 72 %, all "
                "others at most 51 %",
            ),
            least=60,
            most=100,
        ),
        Option(
            "strong",
            80,
            Words(
                "相似度（百分数）从多少起称为几乎相同", "called near-copies from so many per cent"
            ),
            Words("约相当于每四十字改动一字", "about one change in forty characters"),
            most=100,
        ),
        Option(
            "formula-share",
            20,
            Words(
                "超过百分之多少的讲话（并且至少五篇）都有的段落是套语",
                "a paragraph in more than so many per cent of the speeches (and in at least "
                "five) is a formula",
            ),
            Words(
                "一页 16 篇讲话中没有这样的段落；会议程序用语在每篇里都有",
                "no paragraph of a page of 16 speeches is one; words of procedure stand in "
                "every speech of a meeting",
            ),
            least=1,
            most=100,
        ),
    )
    messages = {
        "zh": "段落近似：这 {count} 段与{where}相似（{similarity}%）",
        "en": "similar paragraphs: these {count} resemble {where_en} ({similarity}%)",
    }
    variants = {
        "strong": {
            "zh": "段落几乎相同：这 {count} 段与{where}只差少许（相似 {similarity}%）",
            "en": "near-copies: these {count} hardly differ from {where_en} ({similarity}% alike)",
        },
        "crowded": {
            "zh": "与这一段相近的太多，每段只与前后各 24 段和最早的一段核对过",
            "en": "so many paragraphs resemble this one that each was compared with 24 neighbours "
            "on either side and the first alone",
        },
    }
    valid = (
        "要认真履行政治协商、民主监督、参政议政的职能，推动协商民主广泛多层制度化发展。\n"
        "要围绕改革发展稳定中的重大问题，深入开展调查研究，积极建言献策。",
        "要抓好今年的落实工作。\n要抓好明年的落实工作。",
    )
    invalid = (
        Invalid(
            "在市委的坚强领导下，全市各级政协组织围绕中心、服务大局，认真履行职能，做了大量卓有"
            "成效的工作，为全市经济社会发展作出了重要贡献。\n另一段。\n"
            "⟦在县委的坚强领导下，全县各级政协组织围绕中心、服务大局，认真履行职能，做了大量卓有"
            "成效的工作，为全县经济社会发展作出了重要贡献。⟧"
        ),
        Invalid(
            "今年全省粮食总产量达到三千五百万吨，城镇新增就业六十万人，改造老旧小区一千二百个。\n"
            "另一段。\n"
            "⟦今年全省粮食总产量达到三千八百万吨，城镇新增就业六十万人，改造老旧小区一千二百个。⟧"
        ),
    )

    def least(self) -> float:
        """The similarity from which on paragraphs are reported."""
        return self.option("similarity") / 100

    def check(self, corpus: Corpus) -> Iterator[Diagnostic]:
        share, length = self.option("formula-share"), self.option("min-length")
        for copy in near_copies(corpus, length, self.least(), share):
            first, last = copy.earlier[0].place, copy.earlier[-1].place
            other = replace(first, end=last.end)
            yield self._report(copy.path, copy.blocks, other, copy.similarity)
        for known in known_similar(corpus, length, self.least()):
            first, last = known.places[0].place, known.places[-1].place
            other = replace(first, end=last.end)
            sign = "≈" if known.estimated else ""
            yield self._report(known.path, known.blocks, other, known.similarity, sign)
        if most := crowded(corpus, length, self.least()):
            speech = corpus.speeches[most.places[0].speech]
            start = speech.blocks[most.places[0].block].span.start
            said = self.report(speech.path, Span(start, start), key="crowded")
            yield replace(said, severity=Severity.INFO)

    def _report(
        self,
        path: str,
        blocks: Sequence[Fingerprint],
        other: Related,
        similarity: float,
        sign: str = "",
    ) -> Diagnostic:
        line, percent = other.start.line, int(similarity * 100)
        same_file = other.path == path
        args = {
            "count": str(len(blocks)),
            "where": f"前面第 {line} 行起" if same_file else f" {other.path} 第 {line} 行起",
            "where_en": f"line {line} on" if same_file else f"{other.path}, line {line} on",
            "similarity": f"{sign}{percent}",
        }
        key = "strong" if percent >= self.option("strong") else ""
        span = Span(blocks[0].span.start, blocks[-1].span.end)
        return self.report(path, span, key=key, args=args, related=(other,))
