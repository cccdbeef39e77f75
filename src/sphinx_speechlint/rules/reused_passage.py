"""See the class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..diagnostic import Diagnostic, Related, Severity
from ..duplicates.corpus import Corpus
from ..duplicates.passages import LONGEST, Passage, overlong, passages
from ..duplicates.shared import Limits
from ..language import Words
from ..rule import CorpusRule, Invalid, Option
from ..source import Position, Span

_RELATED = 5  # other places named with one passage


class ReusedPassage(CorpusRule):
    """段落中沿用别处的文字。

    检查什么
        一段话里有一部分，另一篇讲话的一段里也有：整句移入更长的段落，换几个字，前后另写。
        两处相同的连续字句，中间隔开不超过 12 字的连成一片，指出两处的起止。每五字按罕见
        程度计分：只有两篇讲话有的记 1，篇篇都有的记 0，其余居中，相隔的字略扣。一片达到
        36 分，或者较短一段（至少 40 字）有一半见于另一段并且这一片达到 10 分，才报告，
        所以只共有套语的两段不报告。整段相同或近似的由 duplicate-paragraph 和
        near-duplicate-paragraph 报告；同一篇之内不比较。
    为什么不好
        不一定不好：这是供参考的事实，不影响退出状态。讲话常由旧稿拼成，知道一句话从哪里
        来，才好核对名称、数字和提法是不是也跟着旧了。
    怎样修改
        对照原处，确认搬来的话仍然合用。
    """

    english = """Passage that stands elsewhere too.

    What it reports
        A part of a paragraph that a paragraph of another speech has as well: a sentence moved
        into a longer paragraph, a few words changed, other words around it. Equal stretches
        with at most 12 characters between them make one passage, with its bounds in both
        places. Each five characters weigh by rarity: 1 if only two speeches have them, 0 if all
        do, less for what lies between. A passage is reported from a weight of 36, or from 10
        where half of the shorter paragraph (of at least 40 characters) stands in the other, so
        that paragraphs sharing only formulas are not. Paragraphs equal or similar as a whole
        belong to duplicate-paragraph and near-duplicate-paragraph; one speech is not compared
        with itself.
    Why it matters
        Not bad in itself: it is a fact worth seeing and never changes the exit status. Speeches
        are often put together from older ones; who knows where a sentence comes from can see
        whether its names, figures and terms are out of date.
    How to mend it
        Compare with the other place and see that the words still fit.
    """

    family = "reuse"
    severity = Severity.INFO
    options = (
        Option(
            "weight",
            36,
            Words(
                "一片文字的罕见程度达到多少分才报告", "the rarity from which a passage is reported"
            ),
            Words(
                "一页 16 篇政协讲话中，36 分以上的各对都是整句沿用；章程和文件里的定义、并列的"
                "套语都不到 35 分",
                "on a page of 16 speeches, every pair from 36 on is a sentence taken over; "
                "definitions from statutes and set enumerations stay below 35",
            ),
            least=1,
        ),
        Option(
            "containment",
            50,
            Words(
                "较短的一段有百分之多少见于另一段，10 分便报告",
                "per cent of the shorter paragraph that stand in the other, from which 10 is "
                "enough",
            ),
            Words(
                "同一页上，人工确认沿用的各对都在 52% 以上",
                "on the same page, the pairs that people called reuse have at least 52 %",
            ),
            most=100,
        ),
        Option(
            "contained-weight",
            10,
            Words(
                "较短的一段大半见于另一段时，达到多少分才报告",
                "the rarity that is enough where most of the shorter paragraph stands in the other",
            ),
            Words(
                "同一页上，人工确认沿用的各对最低 11.8 分",
                "on the same page, the pairs that people called reuse have at least 11.8",
            ),
            least=1,
        ),
        Option(
            "min-length",
            20,
            Words(
                "归一后至少这么多字的段落才比较",
                "paragraphs of fewer characters of normal form are not compared",
            ),
            Words("与 duplicate-paragraph 一致", "as for duplicate-paragraph"),
            least=5,
        ),
    )
    messages = {
        "zh": "这 {count} 字与{where}相同或只差少许",
        "en": "these {count} characters are also, or nearly, in {where_en}",
    }
    variants = {
        "overlong": {
            "zh": "这一段太长，{most} 字以后没有与别处比较",
            "en": "what follows the first {most} characters of this paragraph was not compared",
        }
    }
    valid = (
        "讲话篇一\n同志们：\n各级党委要加强和改善党对人民政协的领导，支持政协履行职能。\n"
        "讲话篇二\n同志们：\n县委要重视政协工作，加强和改善党对人民政协的领导，多办实事。",
        "要紧紧围绕中心、服务大局，在协调关系、汇聚力量、建言献策等方面做大量卓有成效的工作。\n"
        "今年，我们围绕中心、服务大局，在协调关系、汇聚力量、建言献策等方面有了新的进展。",
    )
    invalid = (
        Invalid(
            "讲话篇一\n同志们：\n"
            "各级政协组织的会议、视察和各项活动经费，要列入同级财政预算，并根据财力增长情况，"
            "做到逐年有所增加。\n"
            "讲话篇二\n同志们：\n"
            "政府各部门要为政协多办实事，加强沟通，及时通报情况。⟦各级政协组织的会议、视察和各项"
            "活动经费，要列入财政预算，并根据财力增长情况，做到逐年有所增加⟧。要主动关心委员的"
            "工作和生活，帮助他们排忧解难，让他们放心履职。"
        ),
    )

    def limits(self) -> Limits:
        """From when on a passage is reported."""
        return Limits(
            self.option("weight"),
            self.option("contained-weight"),
            self.option("containment") / 100,
            0.6,
        )

    def check(self, corpus: Corpus) -> Iterator[Diagnostic]:
        found = passages(corpus, self.option("min-length"), self.limits())
        for _, several in groupby(found, key=lambda p: (p.path, p.block.span)):
            for overlapping in _apart(list(several)):
                yield self._report(overlapping)
        for path, block, rest in overlong(corpus):
            start = block.span.start
            span = Span(start + rest.start, start + rest.end)
            yield self.report(path, span, key="overlong", args={"most": str(LONGEST)})

    def _report(self, overlapping: Sequence[Passage]) -> Diagnostic:
        heaviest = overlapping[0]
        places = tuple(_place(passage) for passage in overlapping[:_RELATED])
        line, path = places[0].start.line, heaviest.earlier_path
        same_file = path == heaviest.path
        args = {
            "count": str(heaviest.span.end - heaviest.span.start),
            "where": f"前面第 {line} 行的" if same_file else f" {path} 第 {line} 行的",
            "where_en": f"line {line}" if same_file else f"{path}, line {line}",
        }
        start = heaviest.block.span.start
        span = Span(start + heaviest.span.start, start + heaviest.span.end)
        return self.report(heaviest.path, span, args=args, related=places)


def _apart(several: Sequence[Passage]) -> list[list[Passage]]:
    """Passages of one paragraph, the heaviest first, each with those that overlap it."""
    kept: list[list[Passage]] = []
    for passage in several:
        others = [group for group in kept if group[0].span.overlaps(passage.span)]
        if others:
            others[0].append(passage)
        else:
            kept.append([passage])
    return kept


def _place(passage: Passage) -> Related:
    """Where the passage stands earlier; a block is one line of its file."""
    block, span = passage.earlier_block, passage.earlier_span
    line, column = block.start
    excerpt = block.text[span.start : span.end][:40]
    start, end = Position(line, column + span.start), Position(line, column + span.end)
    return Related(passage.earlier_path, start, end, excerpt)
