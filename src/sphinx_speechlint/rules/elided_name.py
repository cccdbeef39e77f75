"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_COMMITTEE = "党中央|中央|国务院|省委|市委|县委|区委|州委"
_OPENS = r"(?:\A|(?<=[\s。！？!?；]))"
_OCCASION = r"[^，。；：,;:]{2,40}"
_ELIDED_NAME_RE = re.compile(
    rf"""
    以同志为(?:核心|总书记)?                                         # 以同志为核心的
  | 同志为的(?=党中央|中共中央|中央|领导集体)                          # 以某某同志为的
  | (?<=我)(?:谨|再次)?代表(?=[，,])                                     # 我代表，
  | 在、(?=[省市县区州国党中])                                              # 在、省政府的领导下
  | 委届(?=[一二三四五六七八九十]+次) | (?<=届)次(?=全会|全体会议)       # 市委届四次全会
  | (?<![误自满难可足聊])以为(?:核心|总书记)?的(?=党中央|中共中央|中央|领导集体)
  | 党的(?=以来) | 党的(?=[，、,和][十二xX×*]+[^，。；的]{{0,3}}届)       # 党的以来, 党的、xx届
  | 全会和?系列(?=重要讲话|讲话)
  | (?<![存所现内外潜实健正自好旨重志尚还])在的(?=[^，。；]{{0,2}}
        (?:领导|关怀|带领|支持|指导|关心|指引|部署|帮助|努力|推动)下?)             # 在的正确领导下
  | (?:{_COMMITTEE})[和、](?=的) | 按照(?=[、，,和]) | (?:根据|关于|围绕)(?=[、。；])
  | 代表(?=[，,]向) | 代表(?=作了重要(?:讲话|报告|发言)) | 及其会(?![员议上长费徽计])
  | {_OPENS}(?:指出|强调)(?=[，,：:“])                       # 。强调，
  | {_OPENS}(?P<at>在){_OCCASION}[上中]的?(?:重要讲话中?)?(?:指出|强调)(?=[，,：:“])
  | {_OPENS}(?:[^，。；,]{{1,6}}[，,])?(?P<when>在){_OCCASION}[上时]发表了?重要讲话
  | (?:学习|学习贯彻|贯彻|落实|贯彻落实|加强对|以|和)系列(?=重要讲话)
  | (?:学习|贯彻|落实)在(?={_OCCASION}[上中时]的(?:重要)?讲话)
  | (?<![次等])第(?=[届次](?![数序]))
  | (?:省委|市委|县委|区委|州委|党委)届次(?=[^，。；]{{0,3}}(?:全会|精神|\*|×|暨))
  | (?<=届)次和次(?=\*|×|全会)
  | (?:统一|贯彻|体现|落实)到的(?=[^，。；]{{0,4}}(?:部署|要求|精神))
  | (?<=会议)、会议(?=[、，,。的通提审研决讨])
  | (?P<title>书记|主席|主任|县长|市长|省长|区长)、(?P=title)
  | (?:践行|落实|贯彻)倡导的
    """,
    re.VERBOSE,
)


class ElidedName(Rule):
    """名称丢失。

    检查什么
        人名、机构名、会议名被整个删掉，没有留下符号：“以同志为核心的”“党的以来”
        “在的正确领导下”“按照中央和的部署”“我代表，向”“县第届”，以及以“指出，”“强调，”
        开头而没有主语的句子。
    为什么不好
        句子不通，读者不知道说的是谁。
    怎样修改
        按原文补上名称；不要猜。
    """

    english = """Name lost.

    What it reports
        The name of a person, body or meeting deleted without a trace: “以同志为核心的”,
        “党的以来”, “在的正确领导下”, “按照中央和的部署”, “我代表，向”, “县第届”, and sentences
        that open with “指出，” or “强调，” and have no subject.
    Why it matters
        The sentence does not read, and readers cannot tell who is meant.
    How to mend it
        Restore the name from the original; do not guess.
    """

    family = "elision"
    severity = Severity.WARNING
    messages = {"zh": "名称丢失：{text}", "en": "name lost: {text}"}
    valid = (
        "以习近平同志为核心的党中央，党的十八大以来，在市委的正确领导下。",
        "全会指出，改革开放成就巨大。现在的任务、存在的问题和内在的规律。",
        "我代表市政府，向大家致敬。按照中央和省委的部署，第一届和第二次会议。",
    )
    invalid = (
        Invalid("⟦党的⟧以来，⟦以同志为⟧的党中央高度重视。⟦指出⟧，“要发扬传统。”"),
        Invalid("我们要⟦在的⟧正确领导下，按照⟦中央和⟧的部署推进，我⟦代表⟧，向大家问好。"),
        Invalid("县⟦第⟧届委员会，主席会议⟦、会议⟧通过，⟦书记、书记⟧作了部署。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            for match in _ELIDED_NAME_RE.finditer(source.text, *block.span):
                group = next((g for g in ("at", "when") if match[g]), 0)
                span = Span(*match.span(group))
                yield self.report(source.path, span, args={"text": source.slice(span)})
