"""See the class."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..rule import Invalid, SuppressionRule
from ..suppress import Outcome


class InvalidSuppression(SuppressionRule):
    """写错的忽略指令。

    检查什么
        忽略指令里没有这个规则或类别，写法不对，ignore-start 没有对应的 ignore-end
        （或者相反），ignore-next 之后没有段落。
    为什么不好
        写错的指令不起作用，看的人却以为问题已经交代过了。
    怎样修改
        照提示改正名称或写法；ignore-start 和 ignore-end 要成对。
    """

    english = """Suppression that cannot be read.

    What it reports
        A suppression that names no rule or family there is, that is written wrongly, an
        ignore-start without its ignore-end (or the other way round), an ignore-next with no
        paragraph after it.
    Why it matters
        It does nothing, while people believe that the place was dealt with.
    How to mend it
        Correct the name or the form as the message says; ignore-start and ignore-end go in
        pairs.
    """

    family = "suppression"
    severity = Severity.ERROR
    messages = {
        "zh": "忽略指令里没有名为 {text} 的规则或类别{hint}",
        "en": "the suppression names no rule or family: {text}{hint_en}",
    }
    variants = {
        "verb": {
            "zh": "没有这样的忽略指令：“{text}”{hint}",
            "en": "no such suppression: “{text}”{hint_en}",
        },
        "syntax": {
            "zh": '忽略指令的写法不对：{text}；应当是 规则 或 规则:"原文"，用逗号隔开',
            "en": 'this cannot be read: {text}; write rule or rule:"text", with commas between',
        },
        "list": {
            "zh": "speechlint-ignore 应当是一行或一列规则、类别的名称",
            "en": "speechlint-ignore should be a line or a list of names of rules and families",
        },
        "no-names": {
            "zh": "忽略指令没有写忽略哪些规则或类别",
            "en": "the suppression does not say which rules or families",
        },
        "end-names": {
            "zh": "ignore-end 不带名称：它结束最近的 ignore-start",
            "en": "ignore-end takes no names: it ends the last ignore-start",
        },
        "nothing-next": {
            "zh": "ignore-next 之后没有段落",
            "en": "no paragraph follows ignore-next",
        },
        "unopened": {
            "zh": "ignore-end 之前没有 ignore-start",
            "en": "no ignore-start before this ignore-end",
        },
        "unclosed": {
            "zh": "ignore-start 没有对应的 ignore-end，不起作用",
            "en": "this ignore-start has no ignore-end and does nothing",
        },
    }
    valid = ("他说：“<!-- speechlint: 随便写的 -->”，大家都笑了。",)
    invalid = (
        Invalid("同志们：\n<!-- speechlint: ignore-next ⟦masked-yeer⟧ -->\n20xx年，成绩来之不易。"),
        Invalid("各位委员：\n⟦<!-- speechlint: ignore masked-year -->⟧\n成绩来之不易。"),
        Invalid("各位委员：\n<!-- speechlint: ignore-next ⟦masked-name:×县⟧ -->\n成绩来之不易。"),
        Invalid("各位委员：\n⟦<!-- speechlint: ignore-start masked-year -->⟧\n成绩来之不易。"),
        Invalid("各位委员：\n成绩来之不易。\n⟦<!-- speechlint: ignore-end -->⟧"),
        Invalid("各位委员：\n成绩来之不易。\n⟦<!-- speechlint: ignore-next -->⟧"),
    )

    def check(self, outcome: Outcome) -> Iterator[Diagnostic]:
        for fault in outcome.faults:
            yield self.report(outcome.path, fault.span, key=fault.key, args=fault.args)
        for suppression, hint in outcome.unknown:
            args = {"text": suppression.name, "hint": hint.zh, "hint_en": hint.en}
            yield self.report(outcome.path, suppression.span, args=args)
