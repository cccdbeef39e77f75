"""The years that sentences prove."""

from __future__ import annotations

import itertools

import pytest

from sphinx_speechlint.chronology import CONGRESSES, ORIGINS, PLANS, proof


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
