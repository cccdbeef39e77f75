"""Every rule against its own examples: the spans, the words, the fixed text."""

from __future__ import annotations

import re

import pytest

from sphinx_speechlint.diagnostic import Diagnostic
from sphinx_speechlint.linter import lint_example
from sphinx_speechlint.rule import FAMILIES, BaseRule, Invalid
from sphinx_speechlint.rules import RULES

VALID = [(name, text) for name, rule in RULES.items() for text in rule.valid]
INVALID = [(name, example) for name, rule in RULES.items() for example in rule.invalid]


def run(name: str, text: str) -> list[Diagnostic]:
    return lint_example(RULES[name], text)


@pytest.mark.parametrize(("name", "text"), VALID)
def test_valid_examples_are_silent(name: str, text: str) -> None:
    assert run(name, text) == []


@pytest.mark.parametrize(("name", "example"), INVALID)
def test_invalid_examples_give_exactly_the_marked_spans(name: str, example: Invalid) -> None:
    assert example.spans, "an example without a mark shows nothing"
    found = run(name, example.text)
    marked = [example.text[a:b] for a, b in example.spans]
    assert [example.text[d.span.start : d.span.end] for d in found] == marked
    assert tuple(d.span for d in found) == example.spans


@pytest.mark.parametrize(("name", "example"), INVALID)
def test_fixed_text_is_what_the_example_says(name: str, example: Invalid) -> None:
    edits = [e for d in run(name, example.text) if d.fix for e in d.fix.edits]
    text = example.text
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    assert text == (example.text if example.fixed is None else example.fixed)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_complete(name: str) -> None:
    rule: type[BaseRule] = RULES[name]
    assert rule.__module__.rpartition(".")[2] == name.replace("-", "_")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", name)
    assert rule.family in FAMILIES
    assert rule.valid
    assert rule.invalid
    assert rule.title()
    page = rule.documentation()
    assert [h for h in ("检查什么", "为什么不好", "怎样修改") if f"\n{h}\n" in page] == [
        "检查什么",
        "为什么不好",
        "怎样修改",
    ]
    for option in rule.options:
        assert option.help
        assert option.origin


@pytest.mark.parametrize(("name", "example"), INVALID)
def test_every_message_is_there_in_both_languages(name: str, example: Invalid) -> None:
    for diagnostic in run(name, example.text):
        chinese = RULES[name].message(diagnostic, "zh")
        english = RULES[name].message(diagnostic, "en")
        assert re.search(r"[\u4e00-\u9fff]", chinese)
        assert chinese != english
