"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..diagnostic import Diagnostic, Severity
from ..figures import FIGURES
from ..grams import pairs_of
from ..holes import holes, words_of
from ..measures import MEASURE_RE, PAIRED_RE, SURE_RE, WEAK_RE
from ..rule import Invalid, Rule
from ..sieve import Sieve
from ..source import Span
from ..speech import Speech

_SHOWN = 2  # characters before a measure that a diagnostic shows
_EVIDENCE = 2  # sure losses in a paragraph that make the weak shapes sure
_SIEVE = Sieve((SURE_RE, MEASURE_RE, *FIGURES, PAIRED_RE))


class ElidedNumber(Rule):
    """数字丢失。

    检查什么
        计量单位之前没有数字：“投资亿元”“高个百分点”“有户通过”“分别增长、和”“仅占，”。
        “就业人，”“派出个督查组”“不到天的时间”也是，由词典确认量词独立成词。
        只有数字才能连起来的两个词也是：“自年起”“面向世纪”“的项任务”“今年岁”“其中名”。
        “亿元以上项目”“万元GDP”“千家万户”“亿万群众”不算；“投资增长，”这样本身通顺的，
        只有同一段里另有两处确定丢了数字才报告。
    为什么不好
        数字在转载时被整批删掉，句子失去内容。
    怎样修改
        按原文补上数字；不要猜。
    """

    english = """Number lost.

    What it reports
        A measure word with no number before it: “投资亿元”, “高个百分点”, “有户通过”,
        “分别增长、和”, “仅占，”, “就业人，”, “派出个督查组”, where the dictionary takes the
        measure for a word by itself; two words that only a number can join: “自年起”,
        “面向世纪”, “的项任务”. “亿元以上项目”, “万元GDP”, “千家万户” and “亿万群众” are
        proper; what reads well by itself (“投资增长，”) is reported only where the same
        paragraph has two certain losses besides.
    Why it matters
        Numbers were deleted wholesale when the text was copied; the sentence has lost its
        content.
    How to mend it
        Restore the number from the original; do not guess.
    """

    family = "elision"
    severity = Severity.WARNING
    messages = {"zh": "计量单位之前缺数字：{text}", "en": "number lost: {text}"}
    valid = (
        "亿元以上项目138个，万元GDP能耗下降，亿万群众、千家万户受益。",
        "投资增长，消费回暖，成千上万个家庭，数亿元，几个百分点，各个方面。",
        "新建户和上访户，负责人、领头人，楼堂馆所，首台套，产值突破百亿，三百余名职工，余家墩。",
        "所表现的品质，年年月月，位居第一，名列前茅，三个条件，建成万吨油库。",
        "新的一年，今年年初，上世纪九十年代，本世纪，年轻的同志，位于，其中之一，亿元以上的项目。",
        "这个，那个，一个个，哪个人的个人所得税，有户籍的居民，知名专家，不少人。",
    )
    invalid = (
        Invalid("化解债务⟦亿元⟧，增幅比前年高⟦个百分点⟧。"),
        Invalid("利税⟦分别增长⟧、和，企业⟦有户⟧通过验收，国企⟦只占⟧、非国有企业⟦仅占⟧。"),
        Invalid("新增城镇⟦就业人⟧，改造⟦危桥座⟧，⟦派出个⟧督查组，用了⟦不到天⟧的时间。"),
        Invalid("补助⟦元⟧，占地⟦亩⟧的物流园，⟦名⟧选手，对⟦个⟧小区，今年⟦至月⟧，由去年的⟦提高到⟧。"),
        Invalid("我于⟦年月⟧参加工作，用电不⟦少于小时⟧的，本科以上⟦的有人⟧，⟦第⟧个节日。"),
        Invalid("公司创建⟦于年⟧，⟦面向世纪⟧，去年⟦月⟧签约，⟦建厂周年⟧，她⟦今年岁⟧，⟦为期天⟧。"),
        Invalid("定下⟦的项⟧条件中，⟦名⟧教师获奖，居⟦全国个⟧城市前列，⟦%⟧的人满意。"),
        Invalid(
            "分别增长4.1%、⟦%⟧，服务业⟦个⟧以上，收入⟦连续个⟧季度增长，惠及农⟦户户⟧，2018年9⟦月日⟧"
        ),
        Invalid("手术⟦台次⟧,其中三级手术占三成,差错率⟦低于⟧;值班⟦电话:⟧,请牢记."),
        Invalid(
            "⟦经过年⟧努力，总⟦投资元⟧人民币，⟦比⟧增长三成，⟦用年⟧时间，历史⟦长达年⟧，⟦总共人⟧，会议⟦将于⟧召开，"
            "⟦随着的⟧到来，⟦作为项⟧重要工作，⟦发生起⟧事故，⟦以下个⟧方面。"
        ),
        Invalid(
            "继续⟦支持所⟧普通高中改善条件，⟦建设个⟧乡镇养老中心，服务业⟦投资增长、⟧连续两年领先，"
            "调查⟦失业率控制在⟧左右，补助标准⟦提高元⟧和。"
        ),
        Invalid("重点项目⟦达到个⟧，⟦个⟧工业项目开工，⟦听取次⟧汇报，增长⟦%⟧。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        blocks = (block.span for block in speech.blocks)
        for block, patterns in _SIEVE.sift(speech.once(pairs_of), blocks):
            for span in _spans(source.text, block, patterns):
                yield self.report(source.path, span, args={"text": source.slice(span)})


def _spans(text: str, block: Span, patterns: Iterable[Sequence[re.Pattern[str]]]) -> list[Span]:
    """The measures without a numeral and the words before them, in order, apart from each other."""
    *sure, paired = patterns
    found: list[Span] = []
    for pattern in filter(None, sure):
        _add(found, [_shown(match) for match in holes(pattern, text, block)])
    weak = [_shown(match) for match in holes(paired, text, block)]
    if len(found) + len(weak) >= _EVIDENCE:
        _add(found, weak)
    if len(found) >= _EVIDENCE:
        _add(found, [Span(*match.span()) for match in WEAK_RE.finditer(text, *block)])
    return sorted(found)


def _shown(match: re.Match[str]) -> Span:
    """The measure, and a little of what stands before it."""
    words = words_of(match)
    start = match.start(words[-1]) - _SHOWN if words else match.start()
    return Span(max(match.start(), start), match.end())


def _add(found: list[Span], more: list[Span]) -> None:
    for span in more:
        if not any(span.start < other.end and other.start < span.end for other in found):
            found.append(span)
