"""What the rules find on the labelled page, and that they invent nothing there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_speechlint.linter import lint, select_rules
from sphinx_speechlint.source import Source

from .evaluate import Score, read_labels, score

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def seed() -> Score:
    source = Source.read(ROOT / "corpus/pages/page.txt")
    labels = read_labels(ROOT / "tests/gold/seed_labels.jsonl")
    return score(labels, lint([source], select_rules()), source)


# Measured floors; they only rise.
@pytest.mark.parametrize(
    ("kind", "floor"),
    [
        ("placeholder", 1.0),
        ("empty_quotes", 1.0),
        ("empty_section", 1.0),
        ("numbering", 1.0),
        ("duplicate", 0.66),  # exact copies all; a near copy and repeated phrases are not sought
        ("truncated", 0.31),
        ("stray", 0.5),
    ],
)
def test_recall_does_not_fall(seed: Score, kind: str, floor: float) -> None:
    assert seed.recall(kind) >= floor


@pytest.mark.parametrize("family", ["placeholder", "duplicate", "numbering", "truncation"])
def test_nothing_is_invented(seed: Score, family: str) -> None:
    assert seed.right[family] > 0
    assert seed.wrong_in(family) <= max(1, 0.03 * seed.right[family])
