"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..masks import DIGITS, HAN, SIGNS, UNIT, runs
from ..rule import Invalid, Rule
from ..sieve import Alternatives, Sieve
from ..source import Source, Span
from ..speech import Speech

_SIGN = (
    rf"(?:[{re.escape(SIGNS)}]|[_＿]{{2}}|[_＿](?=[年月日])"
    r"|某(?=(?:年某)?月某日)|(?<=某月)某(?=日))"
)
_FIRST = f"[{re.escape(SIGNS)}_＿某]"  # of these
_APART = rf"(?<![{DIGITS}A-Za-z+＋])(?<![{DIGITS}][.．])"
# Before these even a lone sign stands for a numeral.
_MEASURE = (
    "万?元(?!户)|亿元|[%％]|个百分点|万?亩|(?:平方)?公里|万?吨|万[人户]|万?千瓦|万?平方米|公顷"
    "|亿[户亩吨人]|[个项]以上"
)
_MASKED_NUMBER = Alternatives.of(
    rf"""
    (?={_FIRST}){_APART}{_SIGN}(?:[{DIGITS}.,]|{_SIGN}){{0,15}}(?=\s?(?:{UNIT}))      # xx万元
  | {_APART}(?=[{DIGITS}.,]{{1,12}}{_SIGN})
        (?:[{DIGITS}.,]|{_SIGN}){{1,16}}(?=\s?(?:{UNIT}))                           # 3x个
  | (?<=[{HAN}])(?:[?？]{{1,4}}|[_＿]|…{{1,4}}|-{{2,4}}|[NnYy]|某)(?={_MEASURE})      # ??万元
  | (?<=[{HAN}])[_＿](?=(?:{UNIT}))                                                # 参与_起案件
  | {_APART}[{DIGITS}]某{{1,3}}(?=[万亿千百]?(?:{UNIT}))                             # 1某万户
  | (?<=第){_SIGN}{{1,4}}(?=[届次批期号条章节卷集名位])                               # 第x届
  | (?={_FIRST})(?<=百分之){_SIGN}{{1,4}}                                           # 百分之×
  | (?<=[{HAN}，、])(?:[_＿](?:\s[_＿]){{1,4}}|-{{3,6}}|[?？]{{2,4}})(?=\s?(?:{UNIT}))  # _ _户
  | {_APART}[A-Z]{{1,2}}(?=月[A-Z]{{1,2}}日) | (?<=[A-Z]月)[A-Z]{{1,2}}(?=日)         # N月N日
  | (?<=第)[A-Z](?=[届次批期号条章])                                                # 第N届
  | (?<=[{HAN}])[NMYnmy]{{2,3}}(?=\s?(?:{UNIT}))                                   # NN场
  | (?<=[{HAN}])[•·・]{{2,}}(?=\s?(?:{UNIT}))                                      # 贫困户•••户
  | {_APART}[{DIGITS}]{{1,6}}[xXｘ×*]{{1,3}}[.．][{DIGITS}]+(?=\s?(?:{UNIT}))        # 1x.6万亩
  | {_APART}[{DIGITS}]{{3,8}}{_SIGN}{{3,8}}[{DIGITS}]{{0,4}}(?![{DIGITS}A-Za-z])     # 138××××5678
    """
)
_SIEVE = Sieve((_MASKED_NUMBER,))
_LIKE_YEAR_RE = re.compile(rf"(?:19|20|１９|２０){_SIGN}{{2}}$")
_ARITHMETIC_RE = re.compile(rf"[{DIGITS}.,]+{_SIGN}[{DIGITS}][{DIGITS}.,]*")
_FACTOR_RE = re.compile(rf"{_SIGN}[{DIGITS}.,]+")
_MEASURED_RE = re.compile(rf"[{DIGITS}][{HAN}]{{1,2}}$")
_NUMERAL_RE = re.compile(r"[〇○零一二三四五六七八九十百千]")


class MaskedNumber(Rule):
    """数字被遮盖。

    检查什么
        计量单位之前的数字换成了 x、×、* 之类的符号，例如“20xx万元”“xx届”“x月x日”“××%”“1x个”。
        “20xx万元”是数量，不是年份。乘号（7×24小时、4×4）和一九八○年的“○”不算。
    为什么不好
        数字是讲话的依据，遮盖之后这一句就没有内容了。
    怎样修改
        按原文补上数字；不要猜。
    """

    english = """Masked number.

    What it reports
        The number before a measure word replaced by signs such as x, × or *: “20xx万元”,
        “xx届”, “x月x日”, “××%”, “1x个”. “20xx万元” is a quantity and no year. Multiplication
        (7×24小时, 4×4) and the ○ of 一九八○年 are proper.
    Why it matters
        A speech rests on its numbers; masked, the sentence has no content.
    How to mend it
        Restore the number from the original; do not guess.
    """

    family = "placeholder"
    severity = Severity.ERROR
    precedence = 20
    messages = {"zh": "数字被遮盖：{text}", "en": "masked number: {text}"}
    variants = {
        "like-year": {
            "zh": "数字被遮盖：{text}（后面是计量单位，不是年份）",
            "en": "masked number, not a year: {text}",
        }
    }
    valid = (
        "推行7×24小时服务，建设4×4工位，房间3*4米。",
        "数据要素×行动，一九八○年，二○○○年。",
        "**重点**抓好3个方面，* 3个村。",
    )
    invalid = (
        Invalid("安排⟦20xx⟧万元，惠及⟦x⟧个村、⟦××⟧%的农户。"),
        Invalid("党的⟦xx⟧届五中全会，⟦x⟧月⟦x⟧日召开，事故⟦x⟧死⟦x⟧伤。"),
        Invalid("还有贫困户⟦•••⟧户，建成⟦1x.6⟧万亩，⟦_ _⟧户受益，我校⟦----⟧名学生毕业。"),
        Invalid("新增⟦1x⟧个项目，第⟦×⟧次会议。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for match in runs(speech, _SIEVE):
            span = Span(*match.span())
            if not _is_arithmetic(source, span) and not _is_zero(source, span):
                key = "like-year" if _LIKE_YEAR_RE.match(match[0]) else ""
                yield self.report(source.path, span, key=key, args={"text": match[0]})


def _is_arithmetic(source: Source, span: Span) -> bool:
    """Whether figures are multiplied: 4×4, 28米×15米."""
    text = source.slice(span)
    before = source.text[max(0, span.start - 8) : span.start]
    return _ARITHMETIC_RE.fullmatch(text) is not None or (
        _FACTOR_RE.fullmatch(text) is not None and _MEASURED_RE.search(before) is not None
    )


def _is_zero(source: Source, span: Span) -> bool:
    """Whether circles are zeros of a Chinese numeral, as in 一九八○年."""
    text = source.slice(span)
    around = source.text[span.start - 1 : span.start] + source.text[span.end : span.end + 1]
    return set(text) <= set("○〇◯") and _NUMERAL_RE.search(around) is not None
