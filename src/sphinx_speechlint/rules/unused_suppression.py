"""See the class."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic, Fix, Severity, deletions
from ..language import Words
from ..rule import Invalid, SuppressionRule
from ..suppress import Outcome


class UnusedSuppression(SuppressionRule):
    """多余的忽略指令。

    检查什么
        忽略指令（<!-- speechlint: … --> 或文件头的 speechlint-ignore）里的名称，
        所指的地方没有它的问题。名称所指的规则这次没有都运行的，不报告；
        涉及各篇互相比较的规则的，只在检查配置里的全部讲话时报告。
    为什么不好
        文字早已改好，指令还在；以后同样的问题再出现，就没有人看见了。
    怎样修改
        删去这个名称；指令里没有别的名称，就删去整行。
    """

    english = """Unused suppression.

    What it reports
        A name in a suppression (<!-- speechlint: … --> or speechlint-ignore in the front
        matter) whose fault the place it means does not have. Names whose rules did not all run
        are left out; those of rules that compare speeches count only when all speeches of the
        configuration are checked.
    Why it matters
        The text was mended and the suppression stayed; when the fault comes back, nobody will
        see it.
    How to mend it
        Delete the name, or the whole line if it holds no other.
    """

    family = "suppression"
    severity = Severity.WARNING
    messages = {"zh": "忽略指令没有用上：{text}", "en": "unused suppression: {text}"}
    valid = (
        "各位委员：\n<!-- speechlint: ignore-next masked-year -->\n20xx年，成绩来之不易。",
        "---\nspeechlint-ignore: placeholder\n---\n各位委员：\n20xx年，成绩来之不易。",
    )
    invalid = (
        Invalid(
            "同志们：\n<!-- speechlint: ignore-next ⟦masked-year⟧ -- 原稿如此 -->\n成绩来之不易。",
            fixed="同志们：\n成绩来之不易。",
        ),
        Invalid(
            "<!-- speechlint: ignore-start ⟦numbering⟧, masked-year -->\n"
            "20xx年，成绩来之不易。\n<!-- speechlint: ignore-end -->",
            fixed="<!-- speechlint: ignore-start masked-year -->\n"
            "20xx年，成绩来之不易。\n<!-- speechlint: ignore-end -->",
        ),
    )

    def check(self, outcome: Outcome) -> Iterator[Diagnostic]:
        for unused in outcome.unused:
            fix = Fix(
                Words("删去没有用上的指令", "delete what is unused"),
                deletions(unused.cuts),
                safe=True,
            )
            yield self.report(outcome.path, unused.span, args={"text": unused.written}, fix=fix)
