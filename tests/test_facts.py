"""What speeches tell of themselves, and what they leave unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_speechlint.facts import Facts, find_facts, title_number
from sphinx_speechlint.facts.proven import STATED, Fact, Year
from sphinx_speechlint.facts.year import unreadable
from sphinx_speechlint.parse import parse
from sphinx_speechlint.source import Source

CORPUS = Path(__file__).parents[1] / "corpus/speeches"


def facts(text: str) -> Facts:
    """The facts of the only speech of a text."""
    source = Source("a.txt", text)
    (speech,) = parse(source).speeches
    return find_facts(source, speech.title, speech.blocks, speech.metadata)


def said(sentence: str) -> Facts:
    return facts(f"同志们：\n会议开得很好。{sentence}\n")


@pytest.mark.parametrize(
    ("sentence", "year", "exact"),
    [
        ("20xx年是“十一五”开局之年。", 2006, True),
        ("今年是“十三五”规划的收官之年。", 2020, True),
        ("去年，在庆祝人民政协成立65周年大会上指出。", 2015, True),
        ("明年是“十四五”的第一年。", 2020, True),
        ("20**年是“十五”收官之年。20**年是“十一五”开局之年。", 2006, True),
        ("在庆祝中国人民政治协商会议成立65周年大会上的讲话中强调。", 2014, False),
        ("贯彻十八届三中、四中、五中全会精神。", 2015, False),
        ("党的十八大以来，成绩很大。", 2012, False),
        ("自2015年会议召开以来，成绩很大。", 2015, False),
        ("2019年9月20日，会议召开。", 2019, False),
        ("二〇一九年九月二十日，会议召开。", 2019, False),
        ("今天是二○一九年十月一日。", 2019, True),
        ("今年是“十二五”开局之年。党的十八大以来。", 2012, False),  # it cannot be 2011
    ],
)
def test_a_year_is_inferred(sentence: str, year: int, exact: bool) -> None:
    found = said(sentence).year
    assert found is not None
    assert (found.year, found.exact) == (year, exact)
    assert found.evidence in sentence


@pytest.mark.parametrize(
    "sentence",
    ["今年是关键的一年。", "到2020年建成小康社会。", "迎接建党100周年！", "至2019年10月1日完成。"],
)
def test_a_year_that_nothing_proves_is_unknown(sentence: str) -> None:
    assert said(sentence).year is None


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("我县和全县各级，省委、市委都重视。县委要求很高。", "县"),
        ("全市上下，市政协很好，区委也好。", "市"),
        ("我省", ""),  # once is too little
        ("省委、省政府、市委、市政府都重视。", ""),  # as often the one as the other
        ("社区委、园区委、社区政协都来了。", ""),
        ("自治区政府、自治区政协都来了。", ""),  # no district's
    ],
)
def test_a_level(sentence: str, level: str) -> None:
    found = said(sentence).level
    assert (found.value if found else "") == level


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("在中共安康市委的领导下，全市上下，市政协很好。", "安康市"),
        ("推动广水发展，为广水经济建设作贡献。", "广水"),
        ("建设美丽睢宁梦。", "睢宁"),
        ("推动广水发展。", ""),  # once is too little
        ("为中国人民谋幸福，推动中国发展，为中国社会作贡献。", ""),
        ("在苏州举办推介会，又到苏州考察。", ""),
    ],
)
def test_a_place(sentence: str, place: str) -> None:
    found = said(sentence).place
    assert (found.value if found else "") == place


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("在全县政协工作会议上的讲话\n同志们：\n会议很好。\n", "全县政协工作会议"),
        ("同志们：\n县委召开这次全县政协工作会议，意义重大。\n", "全县政协工作会议"),
        ("同志们：\n今天的全区街道、镇工作会议很好。\n", "全区街道、镇工作会议"),
        ("同志们：\n市政协二届五次会议开得很好。\n", "市政协二届五次会议"),
        ("同志们：\n这次会议很好。\n", ""),
    ],
)
def test_an_occasion(text: str, occasion: str) -> None:
    found = facts(text).occasion
    assert (found.value if found else "") == occasion


def test_the_front_matter_knows_better() -> None:
    fields = "title: 讲话\nspeaker: 王某人\nplace: 江华县\noccasion: 全会\ndate: 2011-03-02\n"
    found = facts(f"---\n{fields}---\n同志们：\n今年是“十三五”开局之年，全市上下，市委。\n")
    assert found.speaker and found.speaker.value == "王某人"  # noqa: PT018
    assert found.place and found.place.value == "江华县"  # noqa: PT018
    assert found.level and found.level.value == "县"  # noqa: PT018
    assert found.occasion and found.occasion.value == "全会"  # noqa: PT018
    assert found.year and (found.year.year, found.year.exact) == (2011, True)  # noqa: PT018


def test_the_level_and_the_year_of_the_front_matter() -> None:
    found = facts(
        "---\nlevel: 镇级\nyear: 2011\ndate: 2012-01-01\n---\n同志们：\n全市上下，市委。\n"
    )
    assert found.level == Fact("镇", STATED)
    assert found.year == Year(2011, True, STATED)


def test_a_front_matter_without_a_year() -> None:
    wrong = {"year": "不早于 2011", "date": "春天"}
    assert list(unreadable(wrong)) == ["year", "date"]
    assert list(unreadable({"year": "二〇一一年", "date": "2011年春"})) == []


def test_a_byline_gives_the_year() -> None:
    found = facts("在会上的讲话\n（2020年1月2日）\n同志们：\n今年是“十三五”开局之年。\n").year
    assert found is not None
    assert found.year == 2020


@pytest.mark.parametrize(
    ("title", "number"), [("讲话篇十一", 11), ("范文3", 3), ("第二篇", 2), ("在会上的讲话", None)]
)
def test_the_number_in_a_title(title: str, number: int | None) -> None:
    assert title_number(title) == number


def test_every_evidence_stands_in_its_speech() -> None:
    for path in sorted(CORPUS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = facts(text)
        for fact in (found.place, found.occasion, found.year):
            if fact is not None:
                assert all(words in text for words in fact.evidence.split("……")), path.name
