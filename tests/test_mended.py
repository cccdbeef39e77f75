"""Fixes of damaged texts: they come to an end, and what was pasted in goes and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import pytest

from sphinx_speechlint.fix import Mended, mend
from sphinx_speechlint.linter import lint
from sphinx_speechlint.selection import select_rules

from .measure import CLEAN, Mutant, clean_sources, make_mutants
from .mutate import MUTATORS

CHECK = partial(lint, rules=select_rules(preview=True), whole=True)
PASTED = ("duplicate-block", "furniture-line", "furniture-shards", "furniture-inline")


@pytest.fixture(scope="module")
def mutants() -> Mapping[str, Sequence[Mutant]]:
    return make_mutants(clean_sources([CLEAN]))


def mended(mutant: Mutant) -> Mended:
    source = mutant.page.source
    return mend({source.path: source}, CHECK([source]), CHECK, unsafe=True)


@pytest.mark.parametrize("name", MUTATORS)
def test_whatever_the_damage_a_second_run_changes_nothing(mutants, name: str) -> None:
    for mutant in mutants[name][:4]:
        once = mended(mutant)
        assert once.failed == ()
        assert mend(once.sources, once.diagnostics, CHECK, unsafe=True).counts == {}


@pytest.mark.parametrize("name", PASTED)
def test_what_was_pasted_goes_and_nothing_else(mutants, name: str) -> None:
    after = [(m, mended(m).sources[m.page.source.path].text) for m in mutants[name]]
    restored = [m for m, text in after if text == m.origin.source.text]
    assert 4 * len(restored) >= 3 * len(mutants[name])
