"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

# How each number ends that the patterns below look for.
_ENDED_RE = re.compile(r"\d(?:[\s，。；、,;）)以左之安和的提上下降增扩升]|$)")
_NUMBER = r"\d++(?:\.\d++)?(?![\d.])"
_RANGE = rf"{_NUMBER}(?:[－—–~～-]{{1,2}}{_NUMBER})?"
_CHANGE = (
    "增长|下降|上升|提高|降低|减少|回落|缩小|高于|低于|扩招"
    "|上涨|下跌|缩短|延长|压缩|增加|上浮|下滑|攀升|高出|增幅|降幅|涨幅"
    "|压减|压降|削减|上调|下调"
)
_END = r"(?=\s*(?:[，。；、,;）)]|以上|以下|左右|和\d|及\d|$))"
# A bare number after these words has lost its percent sign.
_BARE_RE = re.compile(
    rf"""
    (?:
        (?:{_CHANGE})(?:了|约|近|达|为|到|至|超过|达到)?          # 增长44.9
      | 分别(?:{_CHANGE})、                                       # 分别下降、38.8、50.7
      | (?:[降升][至到]|调[至整]为)(?=\d[\d.]*(?:[，。；、,;]|左右))  # 从14.7降至13左右
      | 超(?:出|过|额完成)?[^，。；,;\d]{{0,6}}(?:计划|预期|目标|任务)  # 超年度计划28
      | (?:率(?![先领队])|比重|比例|占比)[^，。；,;\d]{{0,8}}                  # 发放率达到99
      | 占(?:到|了)?[^，。；,;\d]{{0,18}}                          # 占一般预算收入57.6
      | 总[量数额][^，。；,;\d]{{0,4}}的                           # 完成拆迁总量的76.2
      | (?:满意度|(?:高|低|快)于[^，。；,;\d]{{2,8}})[^，。；,;\d]{{0,6}}  # 满意度达96.4
      # 控制在3以内
      | (?:控制|稳定|保持)在[^，。；,;\d]{{0,8}}(?=\d[\d.]*(?:以内|之内|左右|以下|以上))
      | (?:达到|完成|实现|保持)(?=\d+(?:以上|的)(?!\d))            # 实现58以上农户, 完成60的
    )
    (?P<number>{_RANGE})(?=\s*(?:[，。；、,;）)]|以[上下内]|左右|之内|安排|和\d|的(?!\d)|提高到
        |上升到|下降到|$))
    """,
    re.VERBOSE,
)
_FROM_RE = re.compile(
    rf"""
    [由从][^，。；,;\d]{{0,6}}(?P<number>{_NUMBER})
    (?=(?:提[高升]|上升|下降|降低|增加|增长|扩大|[降升增])[到至]{_NUMBER}\s*(?:[，。；、,;]|左右|$))
    """,
    re.VERBOSE,
)
_OF_RE = re.compile(rf"(?<![\d.])(?P<number>{_NUMBER})(?=的(?:税率|比例|比重|利率|份额|股份|股权))")
# A decimal among others that have their sign: 下降55.8%、44.5、43.7%.
_LISTED_RE = re.compile(
    r"(?<=[%％][、和])(?P<number>\d+\.\d+)(?=[，。；,;]|[、和](?:\d+(?:\.\d+)?[%％、]))"
)
_AND_RE = re.compile(rf"[和、及](?P<number>{_NUMBER}){_END}")
# Numbers that take no percent sign: 系数, years, 见表1, and 16、33、19个百分点.
_RATIO_RE = re.compile(
    r"比值|之比|系数|指数(?!上涨|下降|涨幅)|倍数|见[表图]\d*$|(?<![占同环])比(?:缩小|扩大|由|为|达)"
)
_YEAR_RE = re.compile(r"(?:19|20)\d\d(?!\d)")
_SHARED_RE = re.compile(r"\d[\d.]*(?:[、和及]\d[\d.]*)+\s*[个倍万亿元人户亩吨件公年]")


class ElidedPercent(Rule):
    """百分号丢失。

    检查什么
        “增长44.9，”“发放率达到99。”“占比81.3；”这样应当带百分号的数字，后面什么也没有：
        增长、下降、比重、比率、占某数之后的光数字。系数、指数、年份不算，
        “提高16、33、19个百分点”这样共用单位的也不算。
    为什么不好
        有的网站会删掉百分号，“增长25”读起来像是增长了 25 个单位。
    怎样修改
        核对原文，补上“%”。
    """

    english = """Percent sign lost.

    What it reports
        A number that wants a percent sign and has nothing after it: “增长44.9，”,
        “发放率达到99。”, “占比81.3；”, after words of growth, fall, share or rate. Coefficients,
        indices and years are left alone, and so are numbers that share a unit
        (提高16、33、19个百分点).
    Why it matters
        Some sites delete percent signs; “增长25” then reads as 25 units.
    How to mend it
        Compare with the original and restore “%”.
    """

    family = "elision"
    severity = Severity.WARNING
    messages = {"zh": "数字之后缺百分号：{text}", "en": "percent sign lost after {text}"}
    valid = (
        "生产总值增长8.1%，失业率5.1%。",
        "居民收入增长快于经济增长，新增就业1200万人，提高到5000元。",
        "增速分别为7.2、6.5和5.1个百分点，增长44.9亿元，分别提高16、33、19个百分点。",
        "增长率由1993、1994年的水平回落，明显高于西部地区（见表2）。",
        "城乡居民收入比缩小至2.54。师生比为1:15，男女比由118.2降到108.5。",
    )
    invalid = (
        Invalid("收入达到160.3亿元，增长⟦44.9⟧。“两证”发放率达到⟦99⟧。"),
        Invalid("增速由上年⟦16.1⟧提高到⟦16.5⟧，能耗、水耗分别下降⟦4.5⟧和⟦5.1⟧。"),
        Invalid("案件数分别下降55.8%、⟦44.5⟧、43.7%，收入增长4.4%、⟦5.9⟧。"),
        Invalid("投资增长8.1%，出口增长⟦5.2⟧，就业稳定。"),
        Invalid("制造业现行⟦16⟧的税率降至⟦13⟧，生产总值预期增长⟦6—6.5⟧。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            if not _ENDED_RE.search(source.text, *block.span):
                continue
            for span in sorted(_bare(source.text, block.span)):
                if not _is_plain_number(source.text, block.span, span):
                    yield self.report(source.path, span, args={"text": source.slice(span)})


def _is_plain_number(text: str, block: Span, span: Span) -> bool:
    """Whether a number wants no percent sign, or shares the unit of those that follow."""
    if _YEAR_RE.match(text, *span) or _SHARED_RE.match(text, span.start, block.end):
        return True
    return _RATIO_RE.search(text, max(block.start, span.start - 12), span.start) is not None


def _bare(text: str, block: Span) -> set[Span]:
    """The numbers without a unit, and those joined to them by 和."""
    spans = set()
    for pattern in (_BARE_RE, _FROM_RE, _OF_RE, _LISTED_RE):
        for match in pattern.finditer(text, *block):
            spans.add(Span(*match.span("number")))
            while match := _AND_RE.match(text, match.end("number"), block.end):  # type: ignore[assignment]
                spans.add(Span(*match.span("number")))
    return spans
