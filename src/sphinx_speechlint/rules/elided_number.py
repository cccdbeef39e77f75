"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..lexicon import stands_alone
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

# What may stand before a measure word: numerals, and words that count without a figure.
_COUNTED = (
    "0-9０-９零〇○一二三四五六七八九十百千万亿两几数多来半每整单各这那哪某近过逾超上余个前后"
    "xX×*Ｘ％%"
)
_BARE = rf"(?<=[\u4e00-\u9fff])(?<![{_COUNTED}])"
_PAUSE = r"(?=[，。；、,;（()）])"
_AMOUNT = "平方公里|平方米|立方米|公里|公顷|亩|吨|千瓦"
_STRONG_RE = re.compile(
    rf"""
    {_BARE}多?[万亿](?:元|美元|吨(?![\u4e00-\u9fff])|千瓦时|斤)(?!以上|级|企业|项目|产业|工程|[村镇乡县户]|GDP|gdp
        |产值|增加值|工业|国内|俱乐部|富|大|楼|店|市场|能耗|税收|集群|园区|强|[、和]?[十百千]亿
        |生产总值|单位|人口|轮|船|地区|投资|公里|港|[^，。；]{{0,3}}货轮|煤炭)  # 投资亿元
  | {_BARE}[万亿](?:人|个|户|亩|平方米|平方公里|公里|套|台|辆|头|名|件|次)
        (?<!家万户){_PAUSE}  # 人口万人，
  | {_BARE}个百分点  # 高个百分点
  | 分别(?:增长|下降|达到|达|为|完成|提高|占)(?=[、，。；和,;](?!\d))  # 分别增长、和
  | 年均仅?增长{_PAUSE}  # 年均增长，
  | (?:占到?|达到?)以上{_PAUSE} | (?:占|达)到?以上(?=[，。；,;]) | 的以上{_PAUSE}  # 占以上，
  | (?:只|仅|就|约|各|仍)占{_PAUSE} | (?<=[，；,;])占{_PAUSE} | 以上的占{_PAUSE}  # 只占、
  | {_BARE}个{_PAUSE}  # 达到个，
  | (?<=[，。；：、（的,;:(])个(?![个人体别性案中税股头把旧儿])(?=[\u4e00-\u9fff]{{2}})  # 的个项目
  | 有户(?![籍口外主型])  # 有户通过
  | (?<=[由派选送和了为、，,])名(?=新|骨干|困难|优秀|毕业生|职工|委员|干部|群众|学生|教师
        |党员|代表|工人|农民|专家|人员|志愿者)  # 由名职工
  | (?:听取|召开|开展|组织|举办|进行|报告)次(?![数序第要级日年品生])  # 听取次汇报
    # 仅人，
  | (?<!找)(?<!见)(?:仅有?|不到)人{_PAUSE} | (?<![老多不很极较更])少人{_PAUSE} | 每年多人{_PAUSE}
  | (?:面积|里程|总长|全长|新建|改建|新增|建成|改造|达到|产量|总量|供水|造林)
        (?:{_AMOUNT})(?![数级])  # 新增公里
  | (?:达到?|收入|约|共计|合计)元{_PAUSE}  # 收入元，
  | (?<=[\u4e00-\u9fff])(?<![{_COUNTED}成])[%％‰]  # 增长%
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
  | {_BARE}(?<![方吨])(?:亩|吨|公里){_PAUSE}  # 茶园亩。
    """,
    re.VERBOSE,
)
# Words that a figure follows. What comes after them without one has lost it.
_COUNTING = (
    "共有|现有|拥有|新增|净增|完成|实现|达到?|发放|惠及|排查|整改|查处|立案?|办结|办理|新建|改造|改建|扩建|建成"
    "|派出|培训|安置|帮扶|救助|抓获|处分|移送|上线|就业|参加|开放|提出|听取|收到|征集|审议|作出|开展|举办"
    "|召开|化解|调处|受理|审结|执结|引进|签约|落户|培育|发展|创建|评选|表彰|资助|慰问|走访|接待|转移|录取|毕业"
    "|招聘|选派|选聘|引育|配备|购置|安装|铺设|架设|修建|整治|拆除|取缔|关停|关闭|淘汰|清理|收缴|查获|破获|侦破"
    "|逮捕|起诉|刊发|印发|编印|张贴|悬挂|出动|投放|栽植|种植|养殖|存栏|出栏|脱贫|搬迁|入住|建设|打造|实施|推进"
    "|开工|竣工|投产|缩短|减少|增加|提高|下降|降低|节约|突破|超过|累计|合计|总计|占地|辖|涉及|覆盖|盘查|检查"
)
_PLAIN = "(?![零〇一二三四五六七八九十百千万亿两几数半多每各])[\u4e00-\u9fffA-Za-z“”]"
_END = r"(?=[，。；、,;)）])"
_CLAUSE = r"(?:\A|(?<=[，。；：！？,;\s]))"
_UNITS = "公里|公顷|亩|吨|公斤|千瓦时?|兆瓦|立方米|平方米|平方公里|小时|分钟|个工作日"
# What a clause cannot begin with: a measure and what it counts.
_COUNTED_THINGS = (
    "[名位](?=[^，。；、]{0,3}(?:选手|同学|学生|教师|老师|干部|党员|队员|代表|委员|群众|职工|工人|患者|专家"
    "|嘉宾|村民|农民|志愿者|民警|医生|护士|人员|同志))"
    "|项(?=[^，。；、目上]{0,6}(?:工程|项目|工作|任务|措施|指标|制度|改革|活动|荣誉|成果|课题|专利))"
    "|条(?=[^，。；、]{0,3}(?:道路|公路|建议|意见|线索|措施|河流|街道|生产线|铁路))"
    "|座(?=[^，。；、谈右]{0,3}(?:桥|水库|电站|城市|公园|场馆|大棚|工厂))"
    "|所(?=[^，。；、]{0,3}(?:学校|[中小]学|幼儿园|院校|高校|医院|卫生院))"
    "|篇(?=[^，。；、幅章]{0,3}(?:文章|论文|作品|报道|稿件|信息))"
    "|支(?=[^，。；、部撑持]{0,4}(?:队伍|小分队|突击队|代表队|球队|服务队))"
    "|家(?=(?:企业|单位|公司|银行|工厂|医院|合作社|门店|网点))"
    "|户(?=(?:农户|家庭|贫困户|居民|企业|群众|村民))"
)
_PEOPLE = (
    "就业|上线|处分|司法机关|转移|脱贫|参保|安置|招聘|引进|培训|教职工|教师|职工|学生|党员|骨干|队员|民警|医生"
    "|护士|员工|学员|对象|毕业生|居民|农民|村民|贫困户|录取|旅客|游客|患者|病人"
)
_SITES = (
    "停车场|停靠站|隐患|服务点|服务站|充电桩|卫生室|农家书屋|文化广场|示范点|监控|险情|风险点|违建|工地"
    "|水源地|灾害点|问题"
)
# What is named ``word…`` must be a word by itself: 就业人, not 负责人.
_MEASURE_RE = re.compile(
    rf"""
    立案件{_PAUSE} | 的户(?=、)  # 立案件，
      # 增加元，占地亩的
  | {_BARE}(?<![按以论成用])(?P<word0>{_UNITS})(?:(?<!吨公里){_END}|(?=的(?!话)))
  | {_BARE}(?<![按以论成用蒸])(?P<word15>公里|公顷|亩|吨|千瓦)(?=以上|以下|左右)
  | (?<=[加少收入助款贴费奖付捐缴省低高涨降])(?P<word16>元){_END}
      # 比去年同期多件，
  | 比[^，。；、,;]{{2,12}}?[多少](?P<word17>[件个户家项起吨亩元]|万元|亿元|公里){_END}
      # 名选手、项工程已经
  | {_CLAUSE}(?:{_COUNTED_THINGS})
  | (?:经过|历经|历时)(?P<word18>轮|次|个|道|天|小时|分钟)(?=[\u4e00-\u9fff，。])  # 经过轮比拼
      # 今年至月，月日
  | (?<=[今去前明]年)至月
  | (?<![0-9零〇一二三四五六七八九十正腊元数几两半本岁日星年xX×*某])月日(?=[，,至上下晚在的])
  | {_BARE}(?P<word1>公里|公顷|公斤|千克|毫升|株|棵|辆|艘|枚|盏)(?<!吨公里){_END}  # 巡逻公里，
  | (?:{_COUNTING})(?:{_PLAIN}){{0,12}}?(?<![{_COUNTED}的之同本位首得])
        (?P<word2>人次|座|张|件|条|名|次|项|栋|套){_END}  # 改造危桥座，
      # 新增客户家，
  | (?:新增|净增|引进|落户|签约|关停|取缔|注册|培育|入驻)(?:{_PLAIN}){{0,8}}?(?P<word3>家
        |户){_END}
  | (?:{_PEOPLE})[余多]?(?P<word4>人)(?:{_END}|(?=以上))  # 就业人，
  | {_BARE}(?<![其业剩盈残结节富有年岁之])余(?:个|人|家|户|名|件|亩|次|条|项|处|篇
        |批次|份|封(?!闭)|栋|公里|吨)  # 问题余个
  | (?<=[\u4e00-\u9fff])(?<![很许更最太好诸众不较过差{_COUNTED}])
        多(?:公斤|岁(?!月)|块钱|公里|吨)  # 多公斤
  | 造成人(?=死亡|受伤)|(?<=、)人受伤
  | (?:容纳|停放|停泊)(?:辆|张|台|架|艘)(?=[\u4e00-\u9fff])  # 容纳辆电动车
  | (?<=[产收降减])成(?=以上|左右)  # 减产成以上
  | (?:{_SITES})(?P<word5>处|个|条){_END}  # 停车场处，
  | (?:派出|完成|实施|建成|共有|(?<!发)现有|新建|涉及|覆盖|管?辖|培育|引进|新增|选派|表彰|组建
        |打造|开展|召开)了?
      # 派出个督查组
        (?P<word6>个|户|名|家|条|座|支|批次)(?![个人性别体案籍口外主型厕均用和与及或进])
        (?=[\u4e00-\u9fff]{{2}})
  | (?P<word7>[等辖内])(?P<word8>个|户|名)(?=[\u4e00-\u9fff]{{2}})(?![个人性别体案])  # 等个项目
  | (?<=为)所(?=[村乡镇]?[小中学校幼])  # 为所村小
  | (?P<word9>[达有])(?P<word10>万|亿)(?:人|户|家|亩|个)(?![之以大空])  # 已有万人接种
  | (?P<word11>第)(?:[位名]?(?=[，。；,;])|(?=季度))  # 居全市第位
  | (?<=[了现])连[增丰升冠涨](?=[，。；,;])  # 实现了连增
  | (?:(?<=[，。；的,;])|(?<=其中))岁(?=以[上下])  # 其中岁以下
  | (?:不到|不少于|不足|历时|用了|仅用|近|满)(?P<word12>天|小时|个月|分钟|个工作日)
        (?=[，。；的,;]|时间|内|就) # 不到天的
  | (?:工期|为期)个?月(?=[，。；的,;])
  | 其中[百千]?[万亿]元以上的(?=[户家个]?[，。；])  # 其中万元以上的，
  | (?<=[迁贫下中]的)(?P<word13>户|家|名)(?=[，。；,;])  # 搬迁的户，
  | (?<=[\u4e00-\u9fff])
        (?<![大国人独各这那哪某一两几多每自我你他她谁咱俩专商农店客酒少有为{_COUNTED}])
        (?P<word14>家)(?=养殖场|企业|单位|公司|工厂|合作社)  # 沿河家养殖场
  | (?:由|从)(?:{_PLAIN}){{0,4}}(?:家|户|个|件|亩|名)(?:增|发展|扩大|上升|减|下降|提高)
        (?:{_PLAIN}){{0,8}}(?:家|户|个|件|亩|名)(?=[，。；,;])  # 由家增加到家，
  | (?<=[，,])(?:同比|比上年|比去年|较上年)?(?:增长|下降|提高)(?=[，。；,;])  # ，增长，
  | (?:电价|价格|成本|单价|均价|补贴|补助|薪酬|工资)(?:{_PLAIN}){{0,4}}?(?:下降|降低|提高|增加
        |上涨|达到?)元{_END}
      # 自年成立
  | (?<![\u4e00-\u9fff0-9])年月日(?=[，,]) | (?<=自)年(?=成立|建[厂校院市]|开[工业馆]|启动|实施
        |创)
  | (?:今年|去年|明年|前年)月(?=[份底初日中上下])
    """,
    re.VERBOSE,
)
# The same for what sound text may hold once; two of them in a paragraph are no chance.
_PAIRED_RE = re.compile(
    rf"""
    (?:{_COUNTING})(?:{_PLAIN}){{0,12}}?(?<![{_COUNTED}的之同本位首得])
        (?P<word1>户|家|个|篇|天|人|起|头){_END}
  | {_BARE}(?P<word2>人次|场次|件|项|座){_END}
  | {_BARE}[万亿](?:人次|斤|度|公里){_END}
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
_SHOWN = 2  # characters before a measure that a diagnostic shows
_EVIDENCE = 2  # sure losses in a paragraph that make the weak shapes sure


class ElidedNumber(Rule):
    """数字丢失。

    检查什么
        计量单位之前没有数字：“投资亿元”“高个百分点”“有户通过”“分别增长、和”“仅占，”。
        “就业人，”“派出个督查组”“不到天的时间”也是，由词典确认量词独立成词。
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
        measure for a word by itself. “亿元以上项目”, “万元GDP”, “千家万户” and “亿万群众” are
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
        "这个，那个，一个个，哪个人的个人所得税，有户籍的居民，知名专家，不少人。",
    )
    invalid = (
        Invalid("化解债务⟦亿元⟧，增幅比前年高⟦个百分点⟧。"),
        Invalid("利税⟦分别增长⟧、和，企业⟦有户⟧通过验收，国企⟦只占⟧、非国有企业⟦仅占⟧。"),
        Invalid("新增城镇⟦就业人⟧，改造⟦危桥座⟧，⟦派出个⟧督查组，用了⟦不到天⟧的时间。"),
        Invalid("重点项目⟦达到个⟧，⟦个⟧工业项目开工，⟦听取次⟧汇报，增长⟦%⟧。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            for span in _spans(source.text, block.span):
                yield self.report(source.path, span, args={"text": source.slice(span)})


def _spans(text: str, block: Span) -> list[Span]:
    """The measures without a numeral and the words before them, in order, apart from each other."""
    found = [Span(*match.span()) for match in _STRONG_RE.finditer(text, *block)]
    _add(found, _bare(_MEASURE_RE, text, block))
    paired = _bare(_PAIRED_RE, text, block)
    if len(found) + len(paired) >= _EVIDENCE:
        _add(found, paired)
    if len(found) >= _EVIDENCE:
        _add(found, [Span(*match.span()) for match in _WEAK_RE.finditer(text, *block)])
    return sorted(found)


def _bare(pattern: re.Pattern[str], text: str, block: Span) -> list[Span]:
    """Where a pattern finds measures that the dictionary takes for words by themselves."""
    found = []
    for match in pattern.finditer(text, *block):
        words = [name for name, word in match.groupdict().items() if word]
        if all(stands_alone(text, *match.span(name)) for name in words):
            start = match.start(words[-1]) - _SHOWN if words else match.start()
            found.append(Span(max(match.start(), start), match.end()))
    return found


def _add(found: list[Span], more: list[Span]) -> None:
    for span in more:
        if not any(span.start < other.end and other.start < span.end for other in found):
            found.append(span)
