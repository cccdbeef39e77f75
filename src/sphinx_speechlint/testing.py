"""What every rule keeps to, for the tests of those who write rules.

A test of a rule is one line: ``assert_rule(MyRule)``. This package's own rules are tested by
the same functions.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from .diagnostic import Diagnostic
from .linter import lint
from .plugins import rule_fault
from .rule import BaseRule, Invalid, SuppressionRule
from .rules import RULES
from .ruleset import RuleSet
from .selection import select_rules
from .source import Source

_HAN_RE = re.compile(r"[\u4e00-\u9fff]")
_TERMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "zh": ("检查什么", "为什么不好", "怎样修改"),
        "en": ("What it reports", "Why it matters", "How to mend it"),
    }
)


def lint_example(rule: type[BaseRule], text: str) -> list[Diagnostic]:
    """What a rule says of an example, with the others running that it speaks of."""
    others: tuple[BaseRule, ...] = ()
    if issubclass(rule, SuppressionRule):
        others = tuple(other for other in select_rules().rules if other.name != rule.name)
    rules = RuleSet((rule(), *others), catalogue={**_known(), rule.name: rule})
    found = lint([Source("example.txt", text)], rules)
    return [diagnostic for diagnostic in found if diagnostic.rule == rule.name]


@cache
def _known() -> Mapping[str, type[BaseRule]]:
    """The rules of this package, looked up once and not for every example."""
    return MappingProxyType(dict(RULES))


def assert_rule(rule: type[BaseRule]) -> None:
    """Everything below, of a rule and all its examples.

    :raises AssertionError: saying what is wrong.
    """
    assert_complete(rule)
    for text in rule.valid:
        assert_valid(rule, text)
    for example in rule.invalid:
        assert_invalid(rule, example)


def assert_complete(rule: type[BaseRule]) -> None:
    """A rule has a family, a severity, messages, examples, and a page with its three terms.

    The page in English may be left out altogether.

    :raises AssertionError: saying what is missing.
    """
    name = getattr(rule, "name", str(rule))
    fault = rule_fault(rule, name)
    _require(fault is None, f"{name} {fault.en if fault else ''}")
    pages = [("zh", rule.documentation()), ("en", inspect.cleandoc(rule.english))]
    for language, page in pages if rule.english else pages[:1]:
        wanted = _TERMS[language]
        terms = tuple(term for term in wanted if f"\n{term}\n" in page)
        _require(terms == wanted, f"the page of {name} has the terms {terms}, not {wanted}")
    _require(bool(rule.valid), f"{name} has no valid example")
    _require(bool(rule.invalid), f"{name} has no invalid example")
    for option in rule.options:
        words = (option.help.zh, option.help.en, option.origin.zh, option.origin.en)
        _require(all(words), f"{option.name} is not explained")
        most = option.default if option.most is None else option.most
        _require(option.least <= option.default <= most, f"{option.name}: default out of range")


def assert_valid(rule: type[BaseRule], text: str) -> None:
    """A rule reports nothing in a text.

    :raises AssertionError: showing what it reports.
    """
    _compare(_reported(text, lint_example(rule, text)), [], text)


def assert_invalid(rule: type[BaseRule], example: Invalid) -> None:
    """A rule reports the marked spans and no others, in words, and its fix gives the fixed text.

    :raises AssertionError: showing what it reports instead.
    """
    _require(bool(example.spans), f"nothing is marked with ⟦ ⟧: {example.marked}")
    found = lint_example(rule, example.text)
    expected = [(start, example.text[start:end]) for start, end in example.spans]
    _compare(_reported(example.text, found), expected, example.marked)
    for diagnostic in found:
        chinese, english = rule.message(diagnostic, "zh"), rule.message(diagnostic, "en")
        _require(bool(_HAN_RE.search(chinese)), f"a message without Chinese: {chinese}")
        _require(chinese != english, f"no message in English: {chinese}")
    fixed = example.text if example.fixed is None else example.fixed
    _compare(_fixed(example.text, found), fixed, example.marked)


def _reported(text: str, found: list[Diagnostic]) -> list[tuple[int, str]]:
    return [(d.span.start, text[slice(*d.span)]) for d in found]


def _fixed(text: str, found: list[Diagnostic]) -> str:
    edits = [edit for d in found if d.fix for edit in d.fix.edits]
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def _compare(found: object, expected: object, where: str) -> None:
    _require(found == expected, f"{found!r} instead of {expected!r} in:\n{where}")


def _require(condition: bool, words: str) -> None:
    if not condition:
        raise AssertionError(words)
