"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..diagnostic import Diagnostic, Severity
from ..grams import pairs_of
from ..holes import compile_holes, holes
from ..rule import Invalid, Rule
from ..sieve import Alternatives, Sieve
from ..source import Span
from ..speech import Speech
from ..topics import place_at, place_names

_THING = "发展|振兴|改革|经济|社会|建设|明天|未来|繁荣|稳定|事业|全面|事情|工作|美好|变化|今天|昨天"
_GIVES = "贡献|努力|奋斗|奉献|出力|献计|增光|添彩|争光|而战|尽.{1,3}力"
_GOODS = "优势|资源|环境|特色|成果|形象|魅力|风光|潜力|条件"
_CLAUSE = r"(?:\A|(?<=[，。；：！？,;!?\s]))"
# What is named ``word…`` must be a word by itself: 为的高质量发展, not 作为的.
_DELETED_PLACE_RE = compile_holes(
    rf"""
    ‹为›的(?={_THING})(?![^，。；]{{0,9}}是[^，。；])  # 为的发展
  | ‹为›的(?=[^，。；]{{2,14}}(?:作|做|多|再|共同|贡|奉|努|奋|出|献|添
        |增)[^，。；]{{0,6}}(?:{_GIVES}))
  | (?<![该当可所能作])‹为›的(?=[^，。；]{{2,12}}(?:{_GIVES}))
  | (?<=[，。；,;])把的(?={_THING}) | 努力把的
  | ‹[对使让]›(?:来说|来讲|而言) | 对于(?:来说|来讲|而言)                      # 去年对来说
  | (?:提高|扩大|提升|增强)了?的(?=知名度|影响力|竞争力|美誉度)  # 提高了的知名度
  | (?:宣传|推介|推荐|介绍)的(?=区位|优势|资源|环境|情况|发展)  # 推介的优势
  | (?<=大力|广泛|积极|主动|充分|集中)(?:宣传|推介|推荐|介绍|展示|挖掘|发挥)的(?=[^，。；]{{0,5}}
        (?:{_GOODS}))
  | 都是的 | 来到(?=投资|考察|兴业|创业)
  | (?<=[，；：！,;])的(?=(?:高质量|快速|科学|全面|今天|明天|未来|崛起|变化|历史|人民|山水
        |[^，。；]{{0,4}}发展|[^，。；]{{0,4}}建设)[^，。；]*[^，。；的])(?!的)
  | {_CLAUSE}(?:今天|今日|如今|现在|明天|未来|昔日|过去)的(?=[，,])  # 今天的，
  | ‹把›(?:当作|当成|建设成(?![果就效绩本])|建成(?![的后区投])|打造成|打造为|变成|看作
        |视为(?!的))
  | (?<![服听顺遵跟随自])从走出[去来]的
  | (?:常|请|再|欢迎|大家|朋友们?|客商们?)‹到›(?=走一?走|看一?看|转一?转|做客|旅游|观光
        |投资|创业)
  | (?<=我)‹到›(?=工作(?:已|整整|以来|了|的时间|[，,])|任职|履新)
  | (?:祝愿|祝福|相信|期待)的(?=明天|未来|发展|事业|各项)
  | (?:推动|推进|促进|加快|实现)‹在›(?=新的(?:历史)?起点|新的征程|新时代|新起点)
  | {_CLAUSE}(?:是|地处|坐落)(?=一[片座方]充满)
  | [由从自]至(?=[的，。]) | 从到(?=[的，。、]) | ‹从›(?=调往|走来的)
  | ‹[在赴到往]›、(?=[^，。；]{{0,6}}(?:[两三四]地|等地|[两三]县|[两三]市|[两三]省))
  | ‹[在赴到往去]›等(?=[地省市县国](?![方位]))
  | 的(?=而(?:努力|不懈|团结|共同)?(?:奋斗|拼搏)) | ‹[让使]›(?=成为) | 位于、
  | (?:位于|坐落于|坐落在)(?=畔) | 中共(?=委员会) | (?:远销|销往|出口|前往|走访了?)、+(?=等)
  | ‹[与和同]›、(?=[^，。；]{{0,3}}(?:交界|接壤|毗邻|相邻))
  | (?<!所)(?:飞往|通往|开往|驶往|发往|运往|通向)的 | (?:连接|贯通|沟通)[与和]的
  | ‹赴›(?=参加|出席|挂职|调研) | (?:出生|生长|成长|生活)在的
  | ‹在›的(?=历史|大?地|土地|田间|街头|大街|山水|城乡|未来|明天|热土|版图|每一[寸块片个])
  | (?<!从)(?<!由)‹到›(?=投资(?:兴业|创业|置业|发展|考察|建厂)|考察(?:投资|洽谈|指导工作)
        |旅游观光|观光旅游|创业发展|安家落户|落户发展)
  | (?:建设|打造|创建|共建)(?:平安|法治|美丽|幸福|和谐|富裕|文明|魅力|活力)(?=作出|做出|作贡献|而)
  | ‹在›(?=(?:落地见效|蔚然成风|落地生根)(?![上中方])) | ‹向›(?=延伸)
  | (?:美好|幸福|美丽|富裕|文明)新(?=[，。；]) | (?:更高水平|高水平)的平安(?=[，。；\n])
  | (?<=[省市县区]、)(?:美丽|平安|法治|幸福|富裕|和谐|数字|健康)(?=[，。；])
  | (?<=[推进动展、，])‹经济带›(?=发展|高质量|生态|建设)
  | {_CLAUSE}为、(?=[\u4e00-\u9fff]) | (?:骨干|人员|教师|干部|小分队)到、
  | (?:愿意|欢迎(?:大家|各位|您|客商)?|纷纷)到来(?=投资|考察|旅游|兴业)
  | ‹把›的(?![士哥确])(?=[\u4e00-\u9fff]) | ‹为›的(?=百姓|父老|乡亲|居民|市民|农民|学子)
  | ‹到›的(?=烈士陵园|纪念馆|博物馆|革命|红色|故居)
  | ‹为›(?=争了?光|争得了?荣誉|增光添彩|增添?了?光彩) | (?:向|对|感谢)驻(?=(?:人民)?解放军|武警)
  | 总书记(?:来|在)?(?:考察|视察)重要(?=讲话|指示)
  | 土生土长的人 | [来到赴在去]投资兴业
  | (?:近日|日前|最近|前不久)[，,](?:又|还|专门|联合)?(?=(?:下发|印发|出台|颁布)了)
    """,
)

# A list of places whose first is gone: 带动、鄂州等城市.
_TO_PLACES = (
    "带动|辐射|支持|支援|援助|帮扶|覆盖|涉及|串联|连接|贯通|途经|途径|前往|奔赴|赶赴|远赴|赴|深入|来到|走访"
    "|走进|走遍|远销|销往|出口|遍布|分布于|分布在|位于|地处|毗邻|接壤|对接|承接|联合|携手|依托|邀请|通达|直达|开往"
    "|通往|发往|飞往|流经|流向|布局|进军|进驻|落户"
)
# At the start of a clause only: 城镇建设、新农村建设.
_MAKES = "建设|打造|新增|推动|推进|加快|增强|组织|鼓励"
_FIRST_OF_LIST_RE = Alternatives.of(
    rf"(?P<verb>{_TO_PLACES}|(?<=[，。；：,;:\n])(?:{_MAKES}))[到了在]?、"
    r"(?P<place>[\u4e00-\u9fff]{2,4}?)"
    r"(?=[、，,。；;和与及等两三四五]|各?[省市县区州]"
    r"|建设|打造|创建|争创|成为|获批|入选|加快|发展|做[大强优]|创成|争当|特别行政区)"
)
# Before 宿州: the first of a list is lost.
_LEFT_RE = Alternatives.of(r"[，。；,;]、(?=[\u4e00-\u9fff])")
_SIEVE = Sieve((_DELETED_PLACE_RE, _FIRST_OF_LIST_RE, _LEFT_RE))


class DeletedPlace(Rule):
    """地名丢失。

    检查什么
        地名被整个删掉，前后文直接相连：“为的发展作出贡献”“去年对来说”“提高了的知名度”
        “把当作第二故乡”“近年来，的变化”。由词典确认前面的介词独立成词。
    为什么不好
        读者不知道说的是哪里。
    怎样修改
        按原文补上地名；不要猜。
    """

    english = """Place name lost.

    What it reports
        A place name deleted whole, so that what stood around it meets: “为的发展作出贡献”,
        “去年对来说”, “提高了的知名度”, “把当作第二故乡”, “近年来，的变化”. The dictionary must
        take the preposition for a word by itself.
    Why it matters
        Readers cannot tell which place is meant.
    How to mend it
        Restore the name from the original; do not guess.
    """

    family = "elision"
    severity = Severity.WARNING
    messages = {"zh": "地名丢失：{text}", "en": "place name lost: {text}"}
    valid = (
        "为我市的发展作出贡献，去年对我们来说很不平凡，提高了城市的知名度。",
        "的确如此，把作为的空间留足，一把当作纪念，相对来说不难，该为的必须为，从走出校门到参加工作。",
        "存在的历史问题，从考察到投资，加强沟通与合作，所通往的地方，从到场的人说起。",
        "举着火把的人，把的哥请来，我们奋斗为的是人民。宣传的内容和推介的项目，来到北京。",
        "辐射、带动鄂州发展，联合、协作攻关，走访、调研上海企业，深入、细致、扎实。",
    )
    invalid = (
        Invalid("⟦为的⟧发展作出贡献，去年⟦对来说⟧很不平凡。"),
        Invalid("近年来，⟦的⟧变化有目共睹。请⟦把当作⟧第二故乡，⟦对而言⟧是动力。"),
        Invalid(
            "⟦从到⟧的专列，⟦赴等⟧地考察，⟦飞往的⟧航班，⟦连接与的⟧公路，⟦在的⟧历史上，⟦由至⟧的铁路。"
        ),
        Invalid("不仅⟦提高了的⟧知名度，还主动⟦推介的⟧优势。"),
        Invalid("⟦带动、⟧鄂州、黄冈协同发展，先后⟦赴、⟧上海、广州考察，⟦远销、⟧日本等国。"),
        Invalid(
            "⟦支持、⟧荆州建设试验区，着眼长远，⟦建设、⟧宜昌等三大圈，增长较快⟦，、⟧宿州获批枢纽城市。"
            "落实⟦总书记考察重要⟧讲话精神，⟦向驻⟧人民解放军致敬，⟦为⟧争了光。"
        ),
        Invalid(
            "走到哪里，就⟦把的⟧变化讲到哪里，⟦为的⟧百姓守护健康。⟦欢迎大家到来⟧投资，党员们专程⟦到的⟧烈士陵园瞻仰。"
        ),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        blocks = (block.span for block in speech.blocks)
        for block, (deleted, lists, left) in _SIEVE.sift(speech.once(pairs_of), blocks):
            found = [Span(*m.span()) for m in holes(deleted, source.text, block)]
            found += _firsts_of_lists(holes(lists, source.text, block))
            found += _marks_of_lists(source.text, holes(left, source.text, block))
            for span in found:
                yield self.report(source.path, span, args={"text": source.slice(span)})


def _firsts_of_lists(found: Iterable[re.Match[str]]) -> Iterator[Span]:
    """The verbs that a list of places follows without its first."""
    for match in found:
        if match["place"] in place_names():
            yield Span(match.start("verb"), match.start("place"))


def _marks_of_lists(text: str, found: Iterable[re.Match[str]]) -> Iterator[Span]:
    """The marks between which the first of a list of places is gone."""
    for match in found:
        if place_at(text, match.end()):
            yield Span(*match.span())
