"""Messages and replacements with gaps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.templates import (
    fill,
    is_fixed,
    message_fault,
    message_title,
    replacement_fault,
)

GROUPS: dict[int | str, str] = {0: "县政协", 1: "县", 2: "", "who": "政协"}
PIECES = st.lists(st.sampled_from(["{", "}", "{text}", "{who}", "!r", ":>3", "县", "0", ".x"]))


@settings(deadline=None)
@given(PIECES)
def test_an_accepted_message_can_be_filled(pieces: list[str]) -> None:
    message = "".join(pieces)
    if message_fault(message, {"text", "who"}) is None:
        filled = message.format_map({"text": "甲", "who": "乙"})
        assert filled.count("甲") == message.count("{text}") - message.count("{{text}}")
        assert isinstance(message_title(message), str)


@pytest.mark.parametrize(
    "message", ["{", "}", "{txt}", "{}", "{0}", "{text!r}", "{text:>9}", "{text.x}", "{text[0]}"]
)
def test_other_gaps_are_refused(message: str) -> None:
    fault = message_fault(message, {"text"})
    assert fault is not None
    assert "{text}" in fault.zh
    assert message in fault.en


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("称谓不妥：{text}", "称谓不妥"),
        ("称谓不妥：{text}，应作{replacement}", "称谓不妥：…，应作…"),
        ("{{x}} bad: {text}", "{x} bad"),
        ("{text}", "…"),
    ],
)
def test_titles(message: str, title: str) -> None:
    assert message_title(message) == title


@pytest.mark.parametrize(
    ("template", "filled", "fixed"),
    [
        ("", "", True),
        ("各位", "各位", True),
        (r"\1\g<who>！", "县政协！", False),
        (r"\g<1>0\2", "县0", False),
        (r"\0\g<0>", "县政协县政协", False),
        (r"\\1 \\", r"\1 " + "\\", True),
        ("{text}", "{text}", True),
    ],
)
def test_replacements(template: str, filled: str, fixed: bool) -> None:
    assert replacement_fault(template, GROUPS.keys()) is None
    assert fill(template, GROUPS) == filled
    assert is_fixed(template) is fixed


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (r"\3", "没有组 3"),
        (r"\12", "没有组 12"),
        (r"\g<x>", "没有组 x"),
        (r"\n", "之后只能是"),
        ("a\\", "之后只能是"),
        (r"\g<>", "之后只能是"),
    ],
)
def test_other_groups_are_refused(template: str, words: str) -> None:
    fault = replacement_fault(template, GROUPS.keys())
    assert fault is not None
    assert words in fault.zh
