"""See the class."""

from __future__ import annotations

from ..rule import Invalid
from ..series import Break
from ..series_rule import SeriesRule


class NumberingRestart(SeriesRule):
    """编号重新从一开始。

    检查什么
        同一级的“一、（一）1.（1）”还没有换到新的标题之下，就又从一编起。
        “第一，一是、一要”随时可以另起一组，不检查；称呼语不算标题。
    为什么不好
        多半是中间的上一级标题丢了，或两篇讲话拼成了一篇。
    怎样修改
        找原文补回丢失的标题，或把两篇分开；原文确实如此，就顺次编号。
    """

    english = """Numbering starts anew.

    What it reports
        A level of 一、（一）1.（1） that starts again at one with no new heading between.
        第一，一是 and 一要 may open another series at any time; a salutation is no heading.
    Why it matters
        Mostly the heading between was lost, or two speeches were joined into one.
    How to mend it
        Restore the heading from the original, or part the speeches; if the original is so,
        number on.
    """

    broken = Break.RESTART
    messages = {
        "zh": "编号重新从一开始：{before}之后又是{here}，中间没有标题",
        "en": "numbering restarts: {here} follows {before} with no heading between",
    }
    valid = (
        "一、认识\n1.形势。\n2.任务。\n二、落实\n1.组织。\n2.监督。",
        "一是学习。\n二是落实。\n一是资金。\n二是人员。",
        "具体要求如下：\n1.按时。\n2.保质。\n时间安排如下：\n1.动员。\n2.总结。",
    )
    invalid = (
        Invalid(
            "三、推进制度建设\n1、完善协商。\n2、完善监督。\n⟦1、⟧坚持服务大局。\n2、关注民生。"
        ),
        Invalid("一、认识\n二、落实\n同志们：\n⟦一、⟧作用独特\n二、全力支持"),
    )
