"""See the class."""

from __future__ import annotations

from ..rule import Invalid
from ..series import Break
from ..series_rule import SeriesRule


class NumberingRepeat(SeriesRule):
    """编号重复或倒退。

    检查什么
        同一级的“一、（一）1.（1）”出现两个相同的号，或号码倒退，而中间没有换到新的标题之下；
        “第二，第二，”“二是……二是”一样。
    为什么不好
        多半是整段重复粘贴，或抄录时编号写错。
    怎样修改
        删去重复的段落，或改正编号。
    """

    english = """Number repeated or going back.

    What it reports
        The same number twice in a level of 一、（一）1.（1）, or a lower number after a higher,
        with no new heading between; “第二，第二，” and “二是……二是” alike.
    Why it matters
        Mostly something was pasted twice, or a number miscopied.
    How to mend it
        Delete the copy, or correct the number.
    """

    broken = Break.REPEAT
    messages = {
        "zh": "编号重复：{before}之后又是{here}",
        "en": "repeated number: {here} follows {before}",
    }
    valid = (
        "一、认识\n二、落实\n三、保障",
        "一是学习：一是学理论；二是学业务。\n二是落实。",
    )
    invalid = (
        Invalid("一、认识\n二、落实\n⟦二、⟧保障"),
        Invalid("第一，学习。\n第二，落实。\n⟦第二，⟧再落实。要做到：一是学；二是干；⟦二是⟧总结。"),
        Invalid("1.形势。\n2.任务。\n3.要求。\n⟦2.⟧任务。"),
    )
