"""Which ordinals break their series, and which only look as if they did."""

from __future__ import annotations

import pytest

from sphinx_speechlint.parse import parse
from sphinx_speechlint.series import steps
from sphinx_speechlint.source import Source


def breaks(text: str) -> list[tuple[str, str]]:
    source = Source("a.txt", text)
    return [
        (step.broken.value, source.slice(step.marker.span))
        for speech in parse(source).speeches
        for step in steps(speech)
        if step.broken
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲。\n二、乙。\n四、丁。", [("gap", "四、")]),
        ("（一）甲。\n（四）丁。", [("gap", "（四）")]),
        ("同志们：\n二、乙。\n三、丙。", [("orphan", "二、")]),
        ("一、甲。\n（二）乙。", [("orphan", "（二）")]),
        ("一、甲。\n1.甲。\n2.乙。\n2.丙。", [("repeat", "2.")]),
        ("一、甲。\n二、乙。\n一、丙。", [("restart", "一、")]),
        ("一、甲。\n（一）甲。\n（二）乙。\n二、乙。\n（一）丙。\n一、丁。", [("restart", "一、")]),
        ("一、甲。\n二、乙。\n同志们：\n一、丙。", [("restart", "一、")]),
        ("三、甲。\n1、甲。\n2、乙。\n1、丙。", [("orphan", "三、"), ("restart", "1、")]),
        ("要做到：一是甲。三是丙。", [("gap", "三是")]),
        ("要做到：二是甲。三是丙。", [("orphan", "二是")]),
        ("一要甲。\n三要丙。", [("gap", "三要")]),
        ("1、甲。\n3.丙。", [("gap", "3.")]),
        ("要做到：①甲。②乙。④丁。", [("gap", "④")]),
        ("重点是：（1）甲；（2）乙；（2）丙。", [("repeat", "（2）")]),
        ("1.甲。2.乙。4.丁。3.丙。5.戊。", [("gap", "4."), ("repeat", "3.")]),  # 5. follows 4.
        ("第一，甲。\n第二，乙。\n第二，丙。", [("repeat", "第二，")]),
    ],
)
def test_broken_series(text: str, expected: list[tuple[str, str]]) -> None:
    assert breaks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "（一）甲。\n（二）乙。",  # a missing parent alone is no fault
        "一、甲。\n1.甲。\n2.乙。\n二、乙。\n1.丙。",
        "一、甲。\n（一）甲。\n（二）乙。\n二、乙。\n（三）丙。",  # numbered on through the parts
        "（一）甲。\n一、甲。\n二、乙。\n（二）乙。\n一、丙。",  # levels the other way round
        "（1）甲。\n①甲。\n②乙。\n（2）乙。\n①丙。",
        "形势分析\n（一）甲。\n（二）乙。\n任务要求\n（一）丙。",  # headings without an ordinal
        "主要成绩：\n1.甲\n2.乙\n一、工作\n1.丙\n二、其他",
        "具体如下：\n1.甲。\n2.乙。\n安排如下：\n1.丙。",
        "第一，甲。\n1.甲。\n2.乙。\n第二，乙。\n1.丙。",
        "一是甲。\n二是乙。\n一是丙。",
        "要做到：一是甲；二是乙。\n三是丙。",  # a block goes on with an inline series
        "一是甲：一是子；二是丑。\n二是乙。",
        "1、甲。\n2.乙。\n3、丙。",
        "①甲。②乙。③丙。①②是能力问题，③是态度问题。",
        "一是甲，二是乙，三是丙。以上问题，三是主观原因居多。",
        "此外，二是好事。",
        "（一）甲。1.子。2.丑。\n（二）乙。",
    ],
)
def test_sound_series(text: str) -> None:
    assert breaks(text) == []


def test_each_speech_counts_for_itself() -> None:
    assert breaks("讲话篇一\n一、甲。\n二、乙。\n讲话篇二\n一、丙。") == []
