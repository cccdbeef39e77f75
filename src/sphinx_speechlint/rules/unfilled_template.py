"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..grams import pairs_of
from ..holes import holes
from ..rule import Invalid, Rule
from ..sieve import Alternatives, Sieve
from ..source import Span
from ..speech import Speech

_BLANK = "数字|数值|数据|数量|地名|人名|姓名|日期|金额|百分比"
_WHAT = f"{_BLANK}|名字|单位|公司|部门|职务|职位|时间|地点|内容|学校|年份|电话|标题"
_UNFILLED = Alternatives.of(
    rf"""
    [（(\[【〔<＜](?:此处|这里|请在?此?处?|在此)[^）)\]】〕>＞\n]{{1,20}}[）)\]】〕>＞]
  | [（(\[【〔]请?(?:填写|填入|输入|插入|补充|替换|自行)[^）)\]】〕\n]{{0,16}}[）)\]】〕]
  | [（(\[【〔][^）)\]】〕\n]{{0,10}}(?:自行|请)(?:补充|填写|填入|添加|修改|替换|插入)
        [^）)\]】〕\n]{{0,8}}[）)\]】〕]
  | [（(](?:具体|相关|有关|对应|实际)(?:{_WHAT}|人数|名称)[）)]              # （具体数字）
  | [\[【〔<＜〈{{｛][^\[\]【】〔〕<>〈〉{{}}｛｝，。\n]{{1,6}}                 # [主持人姓名]
        (?:姓名|名称|称谓|称呼|职务|职位|单位|数字|日期)[\]】〕>＞〉}}｝]
  | [（(\[【〔][你您]的[^）)\]】〕\n]{{1,8}}[）)\]】〕]
  | [\[【〔]某?(?:{_WHAT})(?:名称|全称|信息)?[\]】〕]             # [姓名]
  | [（(\[【〔〈<][^（）()\[\]【】〔〕〈〉<>\n]{{0,8}}                        # 【数据待核】
        待(?:核实?|定|补充?|填写?|查|确认|更新|完善)[）)\]】〕〉>]
  | (?<=[任是为叫由在])[（(](?:{_WHAT})(?:名称|全称)?[）)]          # 现任（职务）
  | \[\[[^\[\]\n]{{1,20}}\]\] | (?<=[\u4e00-\u9fff])\{{\d\}}(?=[\u4e00-\u9fff])  # [[leader]]
  | [（(](?:{_BLANK})[）)](?=[\u4e00-\u9fff%％，。])          # 增长（数字）%
  | [\[［【〔<＜〈](?:{_BLANK}|地区|城市|省份|县区|人数|比例|领导|企业|项目|会议)(?:名称|名)?
        [\]］】〕>＞〉](?=[\u4e00-\u9fff%％，。、])
  | [（(\[【〔{{｛](?:插入|写明|注明|说明|列举|填|附|此处)
        [^（）()\[\]【】〔〕{{}}｛｝，。\n]{{0,14}}
        (?:图表?|表格|数据|措施|情况|内容|名称|名单|事例|例子|略|若干字|图片)\d{{0,2}}[）)\]】〕}}｝]
  | [（(\[【〔](?:请|可)?(?:根据|结合|按照?|依据)[^（）()\[\]【】〔〕，。\n]{{0,10}}
        (?:情况|需要|实际|单位)
        [^（）()\[\]【】〔〕，。\n]{{0,6}}(?:修改|调整|填写|补充|增删|增加|删减|添加|更改|替换|展开)
        [^（）()\[\]【】〔〕。\n]{{0,8}}[）)\]】〕]
  | [<＜〈{{｛]某?(?:{_WHAT})(?:名称|全称|信息)?[>＞〉}}｝]              # <地名>
  | [{{｛][\u4e00-\u9fff]{{1,8}}[}}｝]                                      # {{称呼}}
  | (?<=[的是为叫由在任])[（(](?:单位|学校|公司|本人)?(?:姓名|称呼|名字)[）)]
        (?=[，。、,;；]|老师|同志|先生|女士|同学)
  | [<＜〈](?:公司|单位|学校|部门|嘉宾|领导|人|地)名[>＞〉] | \#[\u4e00-\u9fff]{{1,6}}\#
  | (?:\{{\{{[^{{}}\n]{{1,30}}\}}\}}|\$\{{[^{{}}\n]{{1,30}}\}})        # {{{{单位}}}}
  | [_＿]{{4,}}                                                  # ____
  | 待(?:补充|填写|完善|定稿)(?=[）)\]】。，；、]|$)
  | (?<![A-Za-z])(?:TO[ ]?DO|TBD|FIX[ ]?ME)(?![A-Za-z])
    """
)
_SIEVE = Sieve((_UNFILLED,))
_RULER_RE = re.compile(r"[_＿\s]+")
_LOST_RE = re.compile(r"若干|人名|姓名|名单|名称|数字|数据|单位|地名")  # 此处省略人名
_STAGE_RE = re.compile(r"掌声|略|省略|笑|鼓掌")  # what a transcript notes of the hall


class UnfilledTemplate(Rule):
    """模板没有填写。

    检查什么
        范文模板里留给使用者填写的空：“（此处插入数据）”“[姓名]”“{{单位}}”“____”“待补充”“TODO”。
    为什么不好
        说明这是没有填完的模板，不是讲过的话。
    怎样修改
        填上真实内容，或删去这一处。
    """

    english = """Template not filled in.

    What it reports
        Blanks that a template leaves to its user: “（此处插入数据）”, “[姓名]”, “{{单位}}”,
        “____”, “待补充”, “TODO”.
    Why it matters
        This is an unfinished template, not words that were spoken.
    How to mend it
        Fill in the content, or delete the place.
    """

    family = "placeholder"
    severity = Severity.ERROR
    precedence = 35
    messages = {"zh": "模板没有填写：{text}", "en": "template not filled in: {text}"}
    valid = (
        "（此处有掌声）不算，［注］不算，【编者按】不算，文件待补充完善后印发。",
        "____________\n以上是去年的工作。",
    )
    invalid = (
        Invalid("完成投资⟦（此处插入数据）⟧，由⟦[姓名]⟧同志汇报，⟦{{单位}}⟧配合。"),
        Invalid("尊敬的⟦（姓名）⟧老师，欢迎来到⟦<公司名>⟧，各位⟦{来宾}⟧，祝⟦#单位#⟧兴旺。"),
        Invalid(
            "增长⟦（数字）⟧%，建成⟦[数值]⟧万套，⟦【地区】⟧推出首条线路，加强管理⟦{插入图表1}⟧。"
        ),
        Invalid(
            "推进改革⟦（写明具体措施）⟧，优化结构⟦（根据本单位情况修改）⟧，提高质量⟦（此处省略若干字）⟧。"
        ),
        Invalid("我是⟦____⟧学校的代表，具体数字⟦待补充⟧。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        spans = (block.span for block in speech.blocks)
        for span, (alternatives,) in _SIEVE.sift(speech.once(pairs_of), spans):
            if _RULER_RE.fullmatch(source.text, *span):
                continue
            for match in holes(alternatives, source.text, span):
                if _LOST_RE.search(match[0]) or not _STAGE_RE.search(match[0]):
                    yield self.report(source.path, Span(*match.span()), args={"text": match[0]})
