"""The years that sentences prove."""

from __future__ import annotations

import itertools

import pytest

from sphinx_speechlint.chronology import CONGRESSES, ORIGINS, PLANS, PLENUMS, proof
from sphinx_speechlint.facts.head import Head
from sphinx_speechlint.facts.year import find_year


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("20xx年是“十一五”开局之年", 2006),
        ("20xx年是“十五”计划的“收官”之年", 2005),
        ("20**年是“十三五”规划收官之年", 2020),
        ("20xx年是十四五的第一年", 2021),
        ("20xx年是“十五五”开局之年", 2026),
        ("20xx年是建党100周年", 2021),
        ("20xx年是新中国成立70周年", 2019),
        ("20xx年是党的十九大召开之年", 2017),
        ("20xx年是改革开放40周年", 2018),
    ],
)
def test_one_year_is_proved(sentence: str, year: int) -> None:
    found = proof(sentence)
    assert found is not None
    assert found.year == year
    assert found.words in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "20xx年是关键的一年",
        "20xx年是“十三五”的关键之年",
        "20xx年是“十三五”收官之年，也要为“十四五”开局之年做准备",  # two years
        "20xx年是成立65周年",  # of what?
    ],
)
def test_nothing_is_guessed(sentence: str) -> None:
    assert proof(sentence) is None


def test_the_tables_agree_with_each_other() -> None:
    plans = list(PLANS.values())
    assert [b - a for a, b in itertools.pairwise(plans)] == [5] * (len(plans) - 1)
    congresses = list(CONGRESSES.values())
    assert {b - a for a, b in itertools.pairwise(congresses)} == {5}
    assert all(1900 < year < 2000 for year in ORIGINS.values())


@pytest.mark.parametrize(
    "sentence",
    [
        *(f"今年是“{plan}”{which}之年" for plan in PLANS for which in ("开局", "收官")),
        *(f"今年是党的{congress}胜利召开之年" for congress in CONGRESSES),
        *(f"贯彻党的{congress}精神" for congress in CONGRESSES),
        *(f"贯彻{term}三中全会精神" for term in PLENUMS),
        *(f"今年是{origin}70周年" for origin in ORIGINS),
        "1998年3月4日的洪水",
        "自2003年换届以来",
    ],
)
def test_no_sentence_that_tells_a_year_is_passed_over(sentence: str) -> None:
    text = f"要认真学习。{sentence}。大家辛苦了！"
    assert find_year(Head((), text, addressed=False), {})
