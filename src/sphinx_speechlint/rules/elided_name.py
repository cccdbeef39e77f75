"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..lexicon import stands_alone
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
  | (?<![存所现内外潜实健正自好旨重志尚还在])在的(?=[^，。；]{{0,2}}
        (?:领导|关怀|带领|支持|指导|关心|指引|部署|帮助|努力|推动)下?)             # 在的正确领导下
  | (?:{_COMMITTEE})[和、](?=的) | 按照(?=[、，,和]) | (?:关于|围绕)(?=[、。；]) |
        (?<![的有无论供])根据(?=、)
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
  | (?<!副)(?P<title>书记|主席|主任|县长|市长|省长|区长)、(?P=title)
  | (?:践行|落实|贯彻)倡导的
    """,
    re.VERBOSE,
)


_BODY = (
    r"(?:党中央|国务院|中央|各级|[省市县区州镇乡]委|[省市县区州]纪委|[省市县区州]人大|[省市县区州]政协"
    r"|[省市县区州镇乡]?人民?政府|[省市县区州镇乡]政府|[镇乡街村校院]?党委|[局厂公]?党组|总经理室"
    r"|董事会|经营班子)"
)
_ROLE = "(?:副?组长|总指挥|总书记|核心|代表|榜样|楷模|表率|首|队长|团长|班长|标杆|原型)"
_SPEAKS = "(?:主持|宣读|传达|通报|作|做|讲|致辞|汇报|报告|介绍|代表|部署|发言|讲话|担任|负责|宣布)"
_TIME = (
    "(?:前不久|不久前|近日|日前|最近|近年来|[今去]年[^，。]{0,6}"
    "|[0-9一二三四五六七八九十]+月[^，。]{0,4})[，,]"
)
# Where the grammar leaves a hole: a word that governs another, and nothing to govern. The
# dictionary must take what is named ``word…`` for a word by itself: 在的领导, not 存在的.
_HOLE_RE = re.compile(
    rf"""
    (?:\A|(?<=[，。；：,;\s要们会应再先后都也]))(?P<word1>[从向以由把])、  # 从、到
      # ，、两位
  | (?<=[，；：。,])、(?=[^，。；、]{{0,6}}(?:[两几一二三四五六七八九十]+(?:位|个|家|名)|同志
        |等[^，。]))
  | (?:来自|到了|按照|根据|以及|分别由|先后到|位于)、+(?=[等和，。、])
  | (?<=[\u4e00-\u9fff])、、+(?=等)
  | (?:贯彻|落实|按照|根据|遵照|代表|感谢|学习|执行|服从|的)、(?={_BODY}(?!委员)[^的、]{{0,8}}
        (?:[的、和统决部要]|向))
  | (?<=我)(?:谨|再次)?代表、
  | (?:党中央|国务院|[省市县区]委)、(?=决策|统一部署|坚强领导|正确领导|重要部署|号召)
  | (?<=届)、(?=[一二三四五六七八九][中次])
  | 党的[和、](?=[一二三四五六七八九十]+届)
  | (?P<word2>在|由|向|经|对|与|以|把|根据|按照|遵照|感谢|贯彻|落实|代表)和(?={_BODY}|各位|同志们
        |社会各界)
  | (?P<word3>在)的(?=(?:坚强|正确|英明|亲切|有力|大力|统一|直接|具体|热情)(?:领导|决策|关怀|带领
        |支持|指导|指挥|帮助|部署))
  | (?<![\u4e00-\u9fff])有的(?=(?:坚强|正确|英明)领导)
  | (?:按照|遵照|依照|(?<![\u4e00-\u9fff])根据)的(?=统一|部署|要求|安排|指示|精神|规定|意见|决定
        |总体|有关|具体)
  | (?P<word4>对|从|把|由|向|被)的(?=(?:关心|支持|关爱|厚爱|信任|帮助|热爱|坚强|正确|领导|重托
        |期望))
  | (?<=[，。；：\s])同意的(?=意见|讲话|部署|安排|报告)
  | (?:离不开|得益于|归功于)的(?=(?:坚强|正确|英明|亲切|大力|关心|支持|领导))
  | (?<=[，,])是(?=(?:坚强|正确|英明)领导的结果)
  | (?P<word5>由|受|请|经|被|以)同志(?![们自间之相]|式|关系|般)
  | (?P<word6>在)同志(?=身上|周围|的(?:领导|带领|主持)下)
  | (?P<word7>向|以)同志(?=学习|致敬|看齐|为)
  | (?<=[，。：；,])同志(?={_SPEAKS}(?![为风]))
  | (?<![何可足得所难聊自误满只常总都我你他们者人却就曾便仍还竟别])以为{_ROLE}(?:的(?![是])|
        (?=[，、,]))
  | (?:团结|凝聚|聚集)在(?=周围)
  | (?P<word8>请)(?=(?:作|做|发表|给我们作|为我们作)(?:重要)?(?:讲话|指示|报告|总结))
  | (?:下面|现在|接下来|首先|最后|下一项)[，,]?(?:我们)?[请由](?=(?:通报|传达|宣读|主持|致辞|讲话
        |发言|部署|作|介绍))
  | (?<=会议|大会|仪式)由(?=(?:主持|宣读|致辞|讲话)(?!人))
  | (?:按照|围绕|遵照|践行|响应)(?=提出的|倡导的|作出的|号召)
  | (?:正如|诚如|恰如|正像)(?:在[^，。]{{2,20}}[中上时])?(?=所?(?:说|讲|指出|强调
        |言)的?[，,：:“])(?!说)
  | {_OPENS}(?:曾|曾经|多次|反复|一再|历来|深刻|明确|谆谆)(?:讲过|说过|指出|强调|要求|告诫|教导)
        (?=[，,：:“])
  | {_OPENS}(?:要求|告诫|教导)我们(?=[，,：:“])
  | {_OPENS}{_TIME}(?P<when>在){_OCCASION}[上中时](?:指出|强调|要求)(?=[，,：:“])
  | 党的(?=(?:胜利)?(?:召开|闭幕))
  | 刚才[，,](?=(?:对|就)[^，。；]{{2,30}}(?:作|做)了?(?:\w{{0,4}})(?:部署|安排|讲话|强调|要求
        |发言))
  | (?<=[省市县区]委)(?P<word9>向)(?=立下|致以|看齐|立了)
    """,
    re.VERBOSE,
)


class ElidedName(Rule):
    """名称丢失。

    检查什么
        人名、机构名、会议名被整个删掉，没有留下符号：“以同志为核心的”“党的以来”
        “在的正确领导下”“按照中央和的部署”“我代表，向”“县第届”，以及以“指出，”“强调，”
        开头而没有主语的句子；“由同志主持”“请作重要讲话”“贯彻、国务院部署”这样介词、动词
        之后没有宾语的，由词典确认那个介词独立成词（“存在的”“自由同志”不算）。
    为什么不好
        句子不通，读者不知道说的是谁。
    怎样修改
        按原文补上名称；不要猜。
    """

    english = """Name lost.

    What it reports
        The name of a person, body or meeting deleted without a trace: “以同志为核心的”,
        “党的以来”, “在的正确领导下”, “按照中央和的部署”, “我代表，向”, “县第届”, and sentences
        that open with “指出，” or “强调，” and have no subject; a preposition or verb with
        nothing to govern (“由同志主持”, “请作重要讲话”, “贯彻、国务院部署”), if the dictionary
        takes the preposition for a word by itself.
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
        "存在的领导责任，相对和平，向同志们学习，对同志要宽，请同志们坐下，志向、方向、理由、自由。",
        "正如大家所说，自年初开始，以为代表了民意，学习、贯彻、落实中央精神，人大代表、委员发言。",
        "我代表市政府，向大家致敬。按照中央和省委的部署，第一届和第二次会议。",
    )
    invalid = (
        Invalid("⟦党的⟧以来，⟦以同志为⟧的党中央高度重视。⟦指出⟧，“要发扬传统。”"),
        Invalid("我们要⟦在的⟧正确领导下，按照⟦中央和⟧的部署推进，我⟦代表⟧，向大家问好。"),
        Invalid("会议⟦由同志⟧主持，⟦下面请⟧作重要讲话。要⟦贯彻、⟧国务院决策部署。"),
        Invalid("刚才，⟦、⟧两位同志发了言。⟦正如⟧所说，要⟦以为榜样⟧，紧密⟦团结在⟧周围。"),
        Invalid("县⟦第⟧届委员会，主席会议⟦、会议⟧通过，⟦书记、书记⟧作了部署。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            for span in _spans(source.text, block.span):
                yield self.report(source.path, span, args={"text": source.slice(span)})


def _spans(text: str, block: Span) -> list[Span]:
    """What stands around each hole, in order, one span a hole."""
    found: list[Span] = []
    for pattern in (_ELIDED_NAME_RE, _HOLE_RE):
        for match in pattern.finditer(text, *block):
            groups = match.groupdict()
            edge = next((name for name in ("at", "when") if groups.get(name)), 0)
            span = Span(*match.span(edge))
            words = (name for name in groups if name.startswith("word") and groups[name])
            if any(span.start < other.end and other.start < span.end for other in found):
                continue
            if all(stands_alone(text, *match.span(name)) for name in words):
                found.append(span)
    return sorted(found)
