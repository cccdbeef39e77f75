"""Every rule against its own examples: the spans, the words, the fixed text."""

from __future__ import annotations

import pytest

from sphinx_speechlint.rule import Invalid
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.testing import assert_complete, assert_invalid, assert_valid

VALID = [(name, text) for name, rule in RULES.items() for text in rule.valid]
INVALID = [(name, example) for name, rule in RULES.items() for example in rule.invalid]


@pytest.mark.parametrize(("name", "text"), VALID)
def test_valid_examples_are_silent(name: str, text: str) -> None:
    assert_valid(RULES[name], text)


@pytest.mark.parametrize(("name", "example"), INVALID)
def test_invalid_examples_give_exactly_what_is_marked(name: str, example: Invalid) -> None:
    assert_invalid(RULES[name], example)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_complete(name: str) -> None:
    assert_complete(RULES[name])
    assert RULES[name].__module__.rpartition(".")[2] == name.replace("-", "_")
