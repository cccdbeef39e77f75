"""See the class."""

from __future__ import annotations

from ..rule import Invalid
from ..series import Break
from ..series_rule import SeriesRule


class NumberingGap(SeriesRule):
    """编号缺口。

    检查什么
        同一级编号跳号，例如“二、”之后直接是“四、”。段首的“一、（一）1.（1）”和“第一，一是
        一要”，以及段内的“一是……三是……”都检查；返回上一级不算跳号。缺口处若有一段没有编号的
        文字，会一并指出：它往往是丢了开头的那一条。
    为什么不好
        读者会以为漏看了一条；通常是整段在转载时丢失，或开头连同编号被截掉。
        层次序数依 GB/T 9704—2012 第 7.3.3 条。
    怎样修改
        找原文补回缺失的一条；原文确实没有，就改正后面的编号。
    """

    english = """Gap in numbering.

    What it reports
        A number left out within a level, as “四、” right after “二、”. Checked are
        一、（一）1.（1） at the start of paragraphs, 第一，一是 一要, and 一是……三是…… inside a
        paragraph; returning to a higher level is proper. An unnumbered paragraph in the gap is
        named too: it is often what is left of the missing item.
    Why it matters
        Readers think they overlooked an item; mostly a paragraph was lost, or its beginning
        with the number. Levels follow GB/T 9704—2012 §7.3.3.
    How to mend it
        Restore the missing item from the original; if there is none, correct the later numbers.
    """

    broken = Break.GAP
    messages = {
        "zh": "编号缺口：{before}之后是{here}，缺{missing}",
        "en": "gap in numbering: {here} follows {before}, {missing} missing",
    }
    variants = {
        "tail": {
            "zh": "编号缺口：{before}之后是{here}，缺{missing}；"
            "前面一段没有编号，或是它的残余：{tail}",
            "en": "gap in numbering: {here} follows {before}, {missing} missing; "
            "the unnumbered paragraph before may be what is left of it: {tail}",
        }
    }
    valid = (
        "一、提高认识\n二、加强领导\n三、狠抓落实",
        "一、提高认识\n（一）形势。\n（二）任务。\n二、加强领导\n（一）组织。",
        "要做到：一是学习；二是落实；三是总结。",
    )
    invalid = (
        Invalid("一、提高认识\n二、加强领导\n⟦四、⟧狠抓落实"),
        Invalid("（一）抓项目。完成投资。\n资金到位，进展顺利。\n⟦（三）⟧抓民生。办好实事。"),
        Invalid("要做到：一是学习；⟦三是⟧总结。"),
    )
