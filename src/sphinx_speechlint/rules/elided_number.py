"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

# What may stand before a measure word: numerals, and words that count without a figure.
_COUNTED = (
    "0-9０-９零〇○一二三四五六七八九十百千万亿两几数多半每整单各这那哪某近过逾超上余个前后xX×*Ｘ％%"
)
_BARE = rf"(?<=[\u4e00-\u9fff])(?<![{_COUNTED}])"
_PAUSE = r"(?=[，。；、,;（()）])"
_AMOUNT = "平方公里|平方米|立方米|公里|公顷|亩|吨|千瓦"
_STRONG_RE = re.compile(
    rf"""
    {_BARE}多?[万亿](?:元|美元|吨|千瓦时|斤)(?!以上|级|企业|项目|产业|工程|[村镇乡县户]|GDP|gdp
        |产值|增加值|工业|国内|俱乐部|富|大|楼|店|市场|能耗|税收|集群|园区|强|[、和]?[十百千]亿
        |生产总值|单位|人口|轮|船|地区|投资)  # 投资亿元
  | {_BARE}[万亿](?:人|个|户|亩|平方米|平方公里|公里|套|台|辆|头|名|件|次)
        (?<!家万户){_PAUSE}  # 人口万人，
  | {_BARE}个百分点  # 高个百分点
  | 分别(?:增长|下降|达到|达|为|完成|提高|占)(?=[、，。；和,;](?!\d))  # 分别增长、和
  | 年均仅?增长{_PAUSE}  # 年均增长，
  | (?:占到?|达到?)以上{_PAUSE} | (?:占|达)到?以上(?=[，。；,;]) | 的以上{_PAUSE}  # 占以上，
  | (?:只|仅|就|约|各|仍)占{_PAUSE} | (?<=[，；,;])占{_PAUSE} | 以上的占{_PAUSE}  # 只占、
  | {_BARE}个{_PAUSE}  # 达到个，
  | (?<=[，。；：、（的,;:(])个(?![人体别性案中税股头把旧儿])(?=[\u4e00-\u9fff]{{2}})  # 的个项目
  | 有户(?![籍口外主型])  # 有户通过
  | (?<=[由派选送和了为、，,])名(?=新|骨干|困难|优秀|毕业生|职工|委员|干部|群众|学生|教师
        |党员|代表|工人|农民|专家|人员|志愿者)  # 由名职工
  | (?:听取|召开|开展|组织|举办|进行|报告)次(?![数序第要级日年品生])  # 听取次汇报
  | (?:仅有?|不到)人{_PAUSE} | (?<![多不很极较更])少人{_PAUSE} | 每年多人{_PAUSE}  # 仅人，
  | (?:面积|里程|总长|全长|新建|改建|新增|建成|改造|达到|产量|总量|供水|造林)
        (?:{_AMOUNT})(?![数级])  # 新增公里
  | (?:达到?|收入|约|共计|合计)元{_PAUSE}  # 收入元，
  | (?<=[\u4e00-\u9fff])(?<![{_COUNTED}成])[%％]  # 增长%
  | (?:增长|提高|达到|扩大)倍{_PAUSE}
  | (?:率|占比|比重|比例|总值|总量|总额|收入|产值|面积|规模|增速|增幅|涨幅|降幅)
        (?:达到?|为|超过?|突破|提升至|提高到|增加到|增至|[升降][至到]|下降到|[保稳][持定]在|控制在)
        (?=[，。；,;])  # 率达到。
  | (?:达到|降到|增至|增加到|超过|突破|共有|新增|累计|收到|办理)
        (?:[家个名项件篇座所条台辆户例起批人次套处岁天]){_PAUSE}  # 达到家。
  | 有[篇件名项户家个人](?=得到|被|获|通过|入选|荣获|达到|列入)  # 有篇得到
  | [从由](?:公里|平方米|亿元|万元|[家个人户吨亩])
        (?:增加|提高|提升|扩大|发展|上升|减少|下降|缩短)?[到至]  # 从公里到15公里
  | (?<=[和及])个(?=国家|地区|省|市|县|乡|镇|村|街道|部门|单位|项目|方面|百分点)  # 和个国家
  | (?:学校|幼儿园|院校|小学|中学|高中|初中|卫生院)所{_PAUSE}  # 学校所，
  | (?:项目|工程|计划)[项处](?=以上|以下|左右|[，。；、,;])  # 项目项以上
  | (?:规章|建议|议案|提案|法规|专利)件{_PAUSE}  # 规章件，
  | (?<=[到定系共达于])个(?=国家|[镇乡村县]|工作日|小时|千亿|百亿|省级|市级|重点|专项)
  | (?:增产|减产|单产|亩产|节约)(?:公斤|千克|[吨斤])  # 增产公斤
  | (?:工厂|机构|单位|银行|公司|医院|学校|网点|门店)家{_PAUSE}  # 工厂家。
  | (?:中心|大桥|桥梁|水库|变电站|处理厂|电站|场馆|码头|公园|矿山)座{_PAUSE}  # 中心座，
  | (?:会|会议|学习|调研|活动|培训|检查|座谈|协商|视察|督查|演练|发言|汇报|义诊|走访)
        次{_PAUSE}  # 学习次，
  | (?:人才|干部|教师|医生|党员|委员|学生|群众|代表|专家|人员|职工)名{_PAUSE}  # 人才名，
  | (?:全国|全省|全市|分成|建成|新增|覆盖|涉及|实施)个
        (?![人体别性案])(?=[\u4e00-\u9fff]{{2}})  # 全国个省份
  | (?:单位|项目|企业|集体|社区)个(?=[和及])  # 单位个和
  | (?:完成|实施|推进|办理|出台|取消|下放|修订|制定|建成)项
        (?![目链])(?=[\u4e00-\u9fff]{{2}})  # 完成项省级改革
  | {_BARE}(?<!平方)(?:亩|吨|公里){_PAUSE}  # 茶园亩。
    """,
    re.VERBOSE,
)
# Sound by itself; a fault where the paragraph has lost other figures.
_WEAK_RE = re.compile(
    rf"""
    (?:总值|产值|投资|收入|总额|增幅|比重|利税)增长{_PAUSE}                        # 投资增长，
  | (?:(?<=[，。；、的,;如])|(?<=公司)|(?<=企业))[万亿](?:台|套|吨|千瓦|平方米|头|亩|人|只)
  | (?:人才|职工|干部|学生|教师|党员|人员|人口)[万亿]?人{_PAUSE}  # 流失人才人，
  | 缺口?多?[万亿]元{_PAUSE}
    """,
    re.VERBOSE,
)
_EVIDENCE = 2  # sure losses in a paragraph that make the weak shapes sure


class ElidedNumber(Rule):
    """数字丢失。

    检查什么
        计量单位之前没有数字：“投资亿元”“高个百分点”“有户通过”“分别增长、和”“仅占，”。
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
        “分别增长、和”, “仅占，”. “亿元以上项目”, “万元GDP”, “千家万户” and “亿万群众” are
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
        "这个，那个，一个个，哪个人的个人所得税，有户籍的居民，知名专家，不少人。",
    )
    invalid = (
        Invalid("化解债务⟦亿元⟧，增幅比前年高⟦个百分点⟧。"),
        Invalid("利税⟦分别增长⟧、和，企业⟦有户⟧通过验收，国企⟦只占⟧、非国有企业⟦仅占⟧。"),
        Invalid("重点项目⟦达到个⟧，⟦个⟧工业项目开工，⟦听取次⟧汇报，增长⟦%⟧。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            found = list(_STRONG_RE.finditer(source.text, *block.span))
            if len(found) >= _EVIDENCE:
                found += _WEAK_RE.finditer(source.text, *block.span)
            for match in found:
                yield self.report(source.path, Span(*match.span()), args={"text": match[0]})
