"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import digits

from ..diagnostic import Diagnostic, Severity
from ..masks import (
    BOXES,
    CROSSES,
    DIGITS,
    HAN,
    LETTERS,
    ODD,
    SIGNS,
    STARS,
    is_by_han,
    runs,
)
from ..names import FAMILIAR, SURNAMES
from ..rule import Invalid, Rule
from ..sieve import Alternatives, Sieve
from ..source import Source, Span
from ..speech import Speech

_OFFICE = (
    "县|市(?!场)|区(?![块域间])|省|州|镇|乡(?!村)|村|街道|委(?!员)|同志|总书记"
    "|(?:常务)?副?(?:书记|主席|主任|省长|市长|县长|区长|镇长|乡长|局长|部长|厅长|校长|院长)"
)
_STAR, _CROSS, _LETTER = (f"[{re.escape(signs)}]" for signs in (STARS, CROSSES, LETTERS))
_BOX, _ANY, _ODD = f"[{BOXES}]", f"[{re.escape(SIGNS)}]", re.escape(ODD)
# Each group by its kind: two signs or more, what a filter leaves, a sign before an office, a star
# or a cross alone.
_MASKED_NAME = Alternatives.of(
    rf"""
    (?P<run1>(?<![A-Za-z_]){_STAR}{{2,}})
  | (?P<run2>(?<![_＿])[_＿]{{2,}}+(?={_OFFICE})) | (?P<run3>[_＿]{{2,3}}(?=[{HAN}]))
  | (?P<run4>(?<=[{HAN}：:])[_＿]{{2,3}}(?=[，。、；]))
  | (?P<run5>(?<![A-Za-z{DIGITS}])(?=[^A-Za-z]|.[^\s]){_ANY}{{2,}}(?![A-Za-z{DIGITS}]|染色体))
  | (?P<run6>某{{2,}})
  | (?P<run7>(?<=[{HAN}、，])
        (?:{_BOX}(?:[ \u3000]{_BOX})+|…(?:[ \u3000]?…)*[ \u3000]…)(?=[{HAN}]))      # ○ ○
  | (?P<filter1>[\[【（(](?:屏蔽|敏感词?|和谐|已?删除|过滤|已?隐藏)[\]】）)])       # [敏感词]
  | (?P<filter2>(?<=[{HAN}])(?:null|NULL|undefined|NaN|None)(?=[{HAN}]))            # null先生
  | (?P<filter3>(?<=[长记任理席师授员])（略）(?=[{HAN}]))                           # 经理（略）宣读
  | (?P<filter4>(?<=[{HAN}])[?？]{{2,4}}(?=同学|同志|先生|女士|老师))               # ？？？同学
  | (?P<office>(?<![A-Za-z{DIGITS}+＋])(?:{_CROSS}|{_LETTER}|{_BOX})(?={_OFFICE}))  # ×县委
  | (?<![A-Za-z])(?P<sign>[?A-Za-z])(?P=sign){{1,9}}(?={_OFFICE})                   # ??县, yy镇
  | (?P<twice>[{_ODD}])(?P=twice){{1,9}}                                            # @@公司
        (?=[{HAN}])(?![^\n]{{0,99}}?(?P=twice){{2}})
  | (?<=[{SURNAMES}{FAMILIAR}])(?P<after>[{_ODD}])(?P=after)+                       # 张～～
  | (?<=[{SURNAMES}{FAMILIAR}])[_＿](?=[{HAN}])                                     # 郑_
  | (?<=[在由经受以请对为])[―—─-]{{1,4}}(?=同志)                                    # 在――同志
  | (?<![A-Za-z{DIGITS}\-])[A-Z](?=[省市县镇乡](?!场|镇化)|同志|书记|[县局校]长)    # A县
  | (?<=代表|中共)[甲乙丙](?=[省市县区镇乡])                                        # 代表甲县
  | (?<=[{HAN}])(?<![为是号位数轴量])(?<!坐标){_LETTER}                             # 四X三产
        (?=[{HAN}”（(])(?![光射线轴染因型档战级形])
  | (?<=[{HAN}])(?<![带标有打画涂个划填])[□■●█△▲○〇◯◎◇](?=[{HAN}，。])              # 赵■带头
  | (?<=[{SURNAMES}{FAMILIAR}]){_BOX}(?=[{HAN}，。、：])                            # 小※
  | (?<=[{SURNAMES}])(?:{_CROSS}|{_LETTER}|[○〇])                                   # 赵×先生
        (?=先生|女士|同志|老师|同学|教授|大[爷娘妈]|局长|主任|经理|院士)
  | (?<![，。；：！？、“])…{{1,2}}(?={_OFFICE}|先生|女士|有限公司)(?!…{{1,2}}同志们)
  | (?<=[对在为向持进强按于据])…(?=[{HAN}]{{2}})                                    # 支持…开展
  | (?P<star>(?<![{DIGITS}A-Za-z%％)）带标加打])(?<!注：)(?<!注:)
        {_STAR}(?![{DIGITS}A-Za-z])(?![”’」]?号))                                   # *书记
  | (?P<cross>(?<=[{HAN}]){_CROSS}(?=[{HAN}，。！；、]))                            # 美丽×而
    """
)
_SIEVE = Sieve((_MASKED_NAME,))
_BOXES_RE = re.compile(rf"{_BOX}+")
# 面积等于长*宽; 未知数x; XX与XY.
_FORMULA_RE = re.compile(r"等于|公式|乘以|未知数|变量|坐标|染色体|XXL|尺码|XX.{0,2}XY|XY.{0,2}XX")
# The law names the parties of a case so: 被告人李某某, 张某.
_CASE_RE = re.compile(r"被告|嫌疑|原告|受害人|一案|案件|犯罪|受贿|贪污|庭审|判处|当事人")
# Words that speak of masks: 连模板里的“××县”都没有改.
_MENTION_RE = re.compile(r"模板|范文|套话|字样|照抄|照搬|雷同|千篇一律")
_REACH = 20
_NUMERAL_RE = re.compile(rf"[〇○零一二三四五六七八九十百千{DIGITS}]")


class MaskedName(Rule):
    """名称被遮盖。

    检查什么
        人名、地名、机构名换成了 *、×、X、某、○ 之类的符号，例如“***老工业基地”“*书记”“×县委”
        “XX同志”“某某县”。夹在汉字中间的单个“×”也可能是乘号（数据要素×），只有同一篇里另有
        确定的“×”遮盖时才报告。Markdown 的 **粗体**、* 列表和分隔线不算。
    为什么不好
        读者不知道说的是谁、是哪里，讲话不能再引用。
    怎样修改
        按原文补上名称；不要猜。
    """

    english = """Masked name.

    What it reports
        The name of a person, place or body replaced by signs such as *, ×, X, 某 or ○:
        “***老工业基地”, “*书记”, “×县委”, “XX同志”, “某某县”. A single × between Chinese
        characters may also multiply (数据要素×) and counts only where the same speech has a
        certain × mask. Bold text, lists and rules of Markdown are left alone.
    Why it matters
        Readers cannot tell who or where; the speech can no longer be quoted.
    How to mend it
        Restore the name from the original; do not guess.
    """

    family = "placeholder"
    severity = Severity.ERROR
    precedence = 10
    messages = {"zh": "名称被遮盖：{text}", "en": "masked name: {text}"}
    valid = (
        "实施“数据要素×”行动和文旅×体育工程，7×24小时在线，3*4米。",
        "X光检查、1+X证书、PM2.5、415X机型，一九八○年。",
        "被告人李某某受贿一案开庭。材料连模板里的“××县”都没有改。\n**守住底线。**底线就是红线。",
        "*张秀兰，女，四十六岁。\n评分标准：★★★为示范户。\n一等奖：内科　梁静\n●打阵地战●打渗透战",
        "**重点工作** 要抓紧。\n* 第一项\n* 第二项\n***",
    )
    invalid = (
        Invalid("构建和谐⟦***⟧，贯彻⟦*⟧书记讲话，在中共⟦×⟧县委领导下。"),
        Invalid("⟦XX⟧同志和⟦某某⟧县的⟦○○⟧局，实施四⟦X⟧三产，民⟦XX⟧兴则国兴。"),
        Invalid("赵⟦×⟧先生和⟦A⟧同志来了，在⟦――⟧同志带领下，⟦[敏感词]⟧同志和⟦null⟧先生发了言。"),
        Invalid("在⟦×⟧市委领导下，为建成美丽⟦×⟧而奋斗。"),
        Invalid("推进⟦◯⟧干流治理和⟦○ ○⟧中游航运中心，支持⟦…⟧开展试点。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        found = [match for match in runs(speech, _SIEVE) if _is_mask(source, match)]
        sure = {c for m in found if _kind(m) in ("run", "office", "filter") for c in m[0]}
        for match in found:
            if _kind(match) != "cross" or (match[0] in sure and not _is_quoted(source, match)):
                yield self.report(source.path, Span(*match.span()), args={"text": match[0]})


def _is_mask(source: Source, match: re.Match[str]) -> bool:
    span, signs = Span(*match.span()), set(match[0])
    if _BOXES_RE.fullmatch(match[0]) and (
        _is_zero(source, span) or _is_rating(source, span) or _is_bulleted(source, span)
    ):
        return False
    if _FORMULA_RE.search(source.text[max(0, span.start - 8) : span.end + 8]):
        return False
    around = source.text[max(0, span.start - _REACH) : span.end + _REACH]
    if signs == {"某"} and span.start and source.text[span.start - 1] in SURNAMES:
        return _CASE_RE.search(around) is None
    if _is_quoted(source, match) and _MENTION_RE.search(around):
        return False
    if _kind(match) == "star" or (_kind(match) == "run" and not signs & set(STARS + "某")):
        return is_by_han(source, span)
    return True


def _kind(match: re.Match[str]) -> str:
    return (match.lastgroup or "").rstrip(digits)


def _is_rating(source: Source, span: Span) -> bool:
    """Whether stars say how good a thing is: ★★★★★级."""
    return (
        set(source.slice(span)) <= set("★☆")
        and source.text[span.end : span.end + 1] in "级好为是："
    )


def _is_bulleted(source: Source, span: Span) -> bool:
    """Whether the same sign opens the line: ●打阵地战●打渗透战."""
    line = source.text.rfind("\n", 0, span.start) + 1
    return line < span.start and source.text.startswith(source.slice(span)[0], line)


def _is_quoted(source: Source, match: re.Match[str]) -> bool:
    """Whether a mask stands inside quotation marks: a cross there joins words (“赛事×文旅”)."""
    before = source.text[max(0, match.start() - 12) : match.start()]
    return before.rfind("“") > before.rfind("”")


def _is_zero(source: Source, span: Span) -> bool:
    """Whether circles stand next to a numeral, as in 二○○五."""
    before, after = (
        source.text[max(0, span.start - 1) : span.start],
        source.text[span.end : span.end + 1],
    )
    return _NUMERAL_RE.search(before + after) is not None
