"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..lexicon import stands_alone
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_THING = "发展|振兴|改革|经济|社会|建设|明天|未来|繁荣|稳定|事业|全面|事情|工作|美好|变化|今天|昨天"
_GIVES = "贡献|努力|奋斗|奉献|出力|献计|增光|添彩|争光|而战|尽.{1,3}力"
_GOODS = "优势|资源|环境|特色|成果|形象|魅力|风光|潜力|条件"
_CLAUSE = r"(?:\A|(?<=[，。；：！？,;!?\s]))"
# The characters that an alternative begins with: four fifths of all places need no closer look.
_FIRST = (
    "与中为今介从位使促再出到前加努去发同和在地坐增大如实客宣对展常开往成扩把挖推提日明昔是最"
    "朋期未来欢沟现生由的相祝自让请贯走赴过运近远连通都销飞驶"
)
# What is named ``word…`` must be a word by itself: 为的高质量发展, not 作为的.
_DELETED_PLACE_RE = re.compile(
    rf"""
    (?=[{_FIRST}])(?:
    (?P<word1>为)的(?={_THING})(?![^，。；]{{0,9}}是[^，。；])  # 为的发展
  | (?P<word2>为)的(?=[^，。；]{{2,14}}(?:作|做|多|再|共同|贡|奉|努|奋|出|献|添
        |增)[^，。；]{{0,6}}(?:{_GIVES}))
  | (?<![该当可所能作])(?P<word3>为)的(?=[^，。；]{{2,12}}(?:{_GIVES}))
  | (?<=[，。；,;])把的(?={_THING}) | 努力把的
  | (?P<word4>[对使让])(?:来说|来讲|而言) | 对于(?:来说|来讲|而言)                      # 去年对来说
  | (?:提高|扩大|提升|增强)了?的(?=知名度|影响力|竞争力|美誉度)  # 提高了的知名度
  | (?:宣传|推介|推荐|介绍)的(?=区位|优势|资源|环境|情况|发展)  # 推介的优势
  | (?<=大力|广泛|积极|主动|充分|集中)(?:宣传|推介|推荐|介绍|展示|挖掘|发挥)的(?=[^，。；]{{0,5}}
        (?:{_GOODS}))
  | 都是的 | 来到(?=投资|考察|兴业|创业)
  | (?<=[，；：！,;])的(?=(?:高质量|快速|科学|全面|今天|明天|未来|崛起|变化|历史|人民|山水
        |[^，。；]{{0,4}}发展|[^，。；]{{0,4}}建设)[^，。；]*[^，。；的])(?!的)
  | {_CLAUSE}(?:今天|今日|如今|现在|明天|未来|昔日|过去)的(?=[，,])  # 今天的，
  | (?P<word5>把)(?:当作|当成|建设成(?![果就效绩本])|建成(?![的后区投])|打造成|打造为|变成|看作
        |视为(?!的))
  | (?<![服听顺遵跟随自])从走出[去来]的
  | (?:常|请|再|欢迎|大家|朋友们?|客商们?)(?P<word6>到)(?=走一?走|看一?看|转一?转|做客|旅游|观光
        |投资|创业)
  | (?<=我)(?P<word7>到)(?=工作(?:已|整整|以来|了|的时间|[，,])|任职|履新)
  | (?:祝愿|祝福|相信|期待)的(?=明天|未来|发展|事业|各项)
  | (?:推动|推进|促进|加快|实现)(?P<word8>在)(?=新的(?:历史)?起点|新的征程|新时代|新起点)
  | {_CLAUSE}(?:是|地处|坐落)(?=一[片座方]充满)
  | [由从自]至(?=[的，。]) | 从到(?=[的，。、]) | (?P<word11>从)(?=调往|走来的)
  | (?P<word12>[在赴到往])、(?=[^，。；]{{0,6}}(?:[两三四]地|等地|[两三]县|[两三]市|[两三]省))
  | (?P<word13>[在赴到往去])等(?=[地省市县国](?![方位]))
  | 的(?=而(?:努力|不懈|团结|共同)?(?:奋斗|拼搏)) | (?P<word16>[让使])(?=成为) | 位于、
  | (?:位于|坐落于|坐落在)(?=畔) | 中共(?=委员会) | (?:远销|销往|出口|前往|走访了?)、+(?=等)
  | (?P<word14>[与和同])、(?=[^，。；]{{0,3}}(?:交界|接壤|毗邻|相邻))
  | (?<!所)(?:飞往|通往|开往|驶往|发往|运往|通向)的 | (?:连接|贯通|沟通)[与和]的
  | (?P<word15>赴)(?=参加|出席|挂职|调研) | (?:出生|生长|成长|生活)在的
  | (?P<word9>在)的(?=历史|大?地|土地|田间|街头|大街|山水|城乡|未来|明天|热土|版图|每一[寸块片个])
  | (?<!从)(?<!由)(?P<word10>到)(?=投资(?:兴业|创业|置业|发展|考察|建厂)|考察(?:投资|洽谈|指导工作)
        |旅游观光|观光旅游|创业发展|安家落户|落户发展)
  | (?:近日|日前|最近|前不久)[，,](?:又|还|专门|联合)?(?=(?:下发|印发|出台|颁布)了)
    )
    """,
    re.VERBOSE,
)


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
        "我们奋斗为的是人民。宣传的内容和推介的项目，来到北京。",
    )
    invalid = (
        Invalid("⟦为的⟧发展作出贡献，去年⟦对来说⟧很不平凡。"),
        Invalid("近年来，⟦的⟧变化有目共睹。请⟦把当作⟧第二故乡，⟦对而言⟧是动力。"),
        Invalid(
            "⟦从到⟧的专列，⟦赴等⟧地考察，⟦飞往的⟧航班，⟦连接与的⟧公路，⟦在的⟧历史上，⟦由至⟧的铁路。"
        ),
        Invalid("不仅⟦提高了的⟧知名度，还主动⟦推介的⟧优势。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            for match in _DELETED_PLACE_RE.finditer(source.text, *block.span):
                words = (name for name, found in match.groupdict().items() if found)
                if all(stands_alone(source.text, *match.span(name)) for name in words):
                    yield self.report(source.path, Span(*match.span()), args={"text": match[0]})
