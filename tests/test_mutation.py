"""The mutators: reproducible, truthful about what they did, and ignorant of the rules."""

from __future__ import annotations

import ast
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from sphinx_speechlint.selection import select_rules

from . import mutate
from .evaluate import FAMILIES, Score
from .floors import TIERS, read_floors
from .measure import CLEAN, Mutant, clean_sources, make_mutants, measure_mutation
from .mutate import MUTATORS

SOURCES = clean_sources([CLEAN])


@pytest.fixture(scope="module")
def mutants() -> Mapping[str, Sequence[Mutant]]:
    return make_mutants(SOURCES)


@pytest.fixture(scope="module")
def scores(mutants: Mapping[str, Sequence[Mutant]]) -> dict[str, dict[str, Score]]:
    rules = {tier: select_rules(preview=tier == "preview") for tier in TIERS}
    return {tier: measure_mutation(mutants, rules[tier]) for tier in TIERS}


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("name", MUTATORS)
def test_recall_does_not_fall(scores: dict[str, dict[str, Score]], tier: str, name: str) -> None:
    floor = read_floors()[tier][f"mutation/{name}"]
    assert scores[tier][name].recall() >= floor


@pytest.mark.parametrize("name", MUTATORS)
def test_every_mutator_finds_places(mutants: Mapping[str, Sequence[Mutant]], name: str) -> None:
    counted = [label for mutant in mutants[name] for label in mutant.labels if label.counted]
    assert len(counted) >= 5


@pytest.mark.parametrize("name", MUTATORS)
def test_labels_quote_the_damaged_text(name: str) -> None:
    for source in SOURCES:
        damaged = MUTATORS[name](source.text, random.Random(7))
        rows = damaged.text.split("\n")
        assert bool(damaged.labels) == (damaged.text != source.text)
        for label in damaged.labels:
            row = rows[label["line"] - 1]
            assert row[label["col"] :].startswith(label["text"])
            assert label["kind"] in FAMILIES


@pytest.mark.parametrize("name", MUTATORS)
def test_a_seed_gives_one_mutant(name: str) -> None:
    text = SOURCES[0].text
    assert MUTATORS[name](text, random.Random(3)) == MUTATORS[name](text, random.Random(3))


@pytest.mark.parametrize("name", MUTATORS)
@pytest.mark.parametrize("text", ["", "\n", "好", "同志们：\n大家好。\n谢谢大家！\n"])
def test_small_texts_are_no_trouble(name: str, text: str) -> None:
    assert MUTATORS[name](text, random.Random(1)).text is not None


def test_mutators_know_no_rule() -> None:
    for path in Path(mutate.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
                assert node.level < 2, f"{path.name} imports from above its folder"
            else:
                continue
            assert not any(name.startswith("sphinx_speechlint") for name in names), path.name
