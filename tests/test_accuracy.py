"""What the rules find on the labelled page, and that they invent nothing in clean text."""

from __future__ import annotations

import pytest

from sphinx_speechlint.measured import measured
from sphinx_speechlint.selection import select_rules

from .evaluate import SCORED, Score
from .floors import TIERS, below, raised, read_floors
from .measure import (
    CLEAN,
    HARD,
    MUTATORS,
    clean_sources,
    figures,
    measure_alarms,
    measure_pages,
    measure_rules,
    measure_seed,
    narrow,
)

CLEAN_SOURCES = clean_sources([CLEAN])
HARD_SOURCES = clean_sources([HARD])


@pytest.fixture(scope="module")
def seeds() -> dict[str, Score]:
    return {tier: measure_seed(select_rules(preview=tier == "preview")) for tier in TIERS}


@pytest.mark.parametrize("tier", TIERS)
def test_the_pages_stay_above_their_floors(seeds: dict[str, Score], tier: str) -> None:
    pages = measure_pages(select_rules(preview=tier == "preview"))
    floors = {k: v for k, v in read_floors()[tier].items() if not k.startswith("mutation/")}
    assert below(floors, figures(seeds[tier], pages, {})) == []


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("family", sorted(SCORED))
def test_nothing_is_invented_on_the_page(seeds: dict[str, Score], tier: str, family: str) -> None:
    right, wrong = seeds[tier].right[family], seeds[tier].wrong_in(family)
    assert wrong <= max(1, 0.03 * right)


@pytest.mark.parametrize("family", ["placeholder", "elision", "punctuation"])
def test_spans_are_the_damage_alone(seeds: dict[str, Score], family: str) -> None:
    assert seeds["preview"].median_excess(family) <= 2


@pytest.mark.parametrize("width", ["full", "half"])
@pytest.mark.parametrize(
    "source", [*CLEAN_SOURCES, *HARD_SOURCES], ids=lambda source: source.path[-20:]
)
def test_clean_speeches_are_left_alone(source, width: str) -> None:
    text = source if width == "full" else narrow(source)
    alarms = measure_alarms([text], select_rules(preview=True)).serious()
    assert [(d.rule, text.slice(d.span)) for _, d in alarms] == []


def test_clean_speeches_are_of_some_length() -> None:
    assert len(CLEAN_SOURCES) >= 5
    assert all(len(source.text) >= 2000 for source in CLEAN_SOURCES)


def test_rule_pages_state_what_is_measured() -> None:
    assert dict(measured()) == measure_rules()


def test_floors_only_rise() -> None:
    assert raised({"a": 0.9, "b": 0.5, "c": 0.3}, {"a": 0.8, "b": 0.567}) == {
        "a": 0.9,
        "b": 0.56,
        "c": 0.3,
    }


def test_every_mutator_has_a_floor() -> None:
    for tier in TIERS:
        assert {f"mutation/{name}" for name in MUTATORS} <= set(read_floors()[tier])
