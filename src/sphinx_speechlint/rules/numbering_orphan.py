"""See the class."""

from __future__ import annotations

from ..rule import Invalid
from ..series import Break
from ..series_rule import SeriesRule


class NumberingOrphan(SeriesRule):
    """编号不从一开始。

    检查什么
        一组编号的第一个不是“一”，例如全篇没有“一、”却有“二、”，或“二要”之前没有“一要”。
        接着上一组继续往下编号的（一、之下（一）（二），二、之下（三）（四））不算；
        只缺上一级标题也不算。
    为什么不好
        前面的条目多半在转载时丢了，或其标题和正文被合并、截断。
    怎样修改
        找原文补回前面的条目；原文确实没有，就从一编起。
    """

    english = """Numbering does not start at one.

    What it reports
        A series whose first number is not one: “二、” in a speech without “一、”, or “二要”
        with no “一要” before it. A series that continues the one before (一、 with
        （一）（二）, 二、 with （三）（四）) is proper, and so is a lost heading of a higher
        level only.
    Why it matters
        The items before were mostly lost, or merged or cut off.
    How to mend it
        Restore them from the original; if there are none, number from one.
    """

    broken = Break.ORPHAN
    messages = {
        "zh": "编号不从一开始：{here}之前没有{missing}",
        "en": "numbering does not start at one: no {missing} before {here}",
    }
    variants = {
        "tail": {
            "zh": "编号不从一开始：{here}之前没有{missing}；前面一段没有编号，或是它的残余：{tail}",
            "en": "numbering does not start at one: no {missing} before {here}; "
            "the unnumbered paragraph before may be what is left of it: {tail}",
        }
    }
    valid = (
        "一、提高认识\n二、加强领导",
        "（一）形势。\n（二）任务。",
        "一、回顾\n（一）形势。\n（二）任务。\n二、展望\n（三）目标。",
    )
    invalid = (
        Invalid("今年工作如下。\n⟦二、⟧加强领导\n三、狠抓落实"),
        Invalid("一、回顾\n⟦（二）⟧形势。\n（三）任务。"),
        Invalid("要抓好落实。\n部门要配合。\n大课题要主动协商。\n⟦二要⟧支持监督。抓好整改。"),
    )
