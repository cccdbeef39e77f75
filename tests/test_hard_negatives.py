"""What only looks like damage: nothing may be said of it, with every rule that is on."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sphinx_speechlint.diagnostic import Diagnostic, Severity
from sphinx_speechlint.linter import lint
from sphinx_speechlint.selection import select_rules
from sphinx_speechlint.source import Source

from .mutate import half_width

TEXTS = tomllib.loads(
    (Path(__file__).parent / "gold/hard_negatives.toml").read_text(encoding="utf-8")
)
RULES = select_rules(preview=True)


def serious(text: str) -> list[tuple[str, str]]:
    source = Source("text.txt", text)
    found: list[Diagnostic] = lint([source], RULES)
    return [(d.rule, source.slice(d.span)) for d in found if d.severity is not Severity.INFO]


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_said(name: str) -> None:
    assert serious(TEXTS[name]) == []


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_said_in_half_width(name: str) -> None:
    assert serious(half_width(TEXTS[name])) == []


@pytest.mark.parametrize("text", ["", "\n\n\n", "好", " ", "\u3000\u3000\n", "a"])
def test_next_to_nothing(text: str) -> None:
    assert serious(text) == []


ORDINARY = "要坚持稳中求进，统筹发展和安全，把各项工作做细做实，让群众得到实惠。"
MEGABYTES = 10_000_000


def test_one_very_long_line() -> None:
    line = ORDINARY * (MEGABYTES // len(ORDINARY.encode()))
    assert serious(line) == []


def test_one_very_long_line_of_opening_quotes() -> None:
    line = "“" * (MEGABYTES // len("“".encode()))
    assert serious(line) == [("unbalanced-pair", line)]


@pytest.mark.parametrize(
    ("unit", "rules"),
    [
        ("=", {"masked-name"}),
        ("9", set()),
        ("@", {"masked-name"}),
        ("_", {"unfilled-template"}),
        ("[1]", set()),
        ("1.", set()),
        ("第一，", {"cut-end"}),
        ("某", {"masked-name"}),
        ("“”", {"empty-quotes"}),
        ("①", set()),
        ("。①", set()),
        ("点击下载", set()),
        ("，、", {"doubled-punctuation"}),
        ("会议。", {"cut-end", "cut-word"}),
    ],
)
def test_a_long_line_of_one_thing(unit: str, rules: set[str]) -> None:
    """No pattern tries the whole line anew at each place: that would take minutes."""
    found = serious(f"好{unit * (100_000 // len(unit))}好")
    assert {rule for rule, _ in found} == rules
