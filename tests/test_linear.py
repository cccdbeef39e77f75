"""Patterns of users: right offsets, clear refusals, and no text or pattern that hangs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.linear import Finder, Found, PatternError
from sphinx_speechlint.source import InputError

TEXTS = st.text(st.sampled_from("县𠮷市a１\t\ud83d\x00·e\u0301🇨🇳"), max_size=30)
PATTERNS = [
    "县",
    "[市县]+",
    "𠮷?县",
    ".",
    "[^a]",
    "(?P<name>市)(县)?",
    "a|市县",
    "(?i)A",
    r"\x00",
    "e\u0301",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(deadline=None)
@given(text=TEXTS)
def test_offsets_are_code_points_and_groups_are_their_text(pattern: str, text: str) -> None:
    readable = re.sub("[\ud800-\udfff]", "\ufffd", text)
    expected = [
        (m.span(), {0: m[0], **dict(enumerate(m.groups(""), 1)), **m.groupdict("")})
        for m in re.finditer(pattern, readable)
    ]
    found = list(Finder.of(pattern).find(text))
    assert [(tuple(f.span), f.groups) for f in found if isinstance(f, Found)] == expected


def test_unicode_classes() -> None:
    found = list(Finder.of(r"\p{Han}+").find("a政协𠮷县1"))
    assert [f.groups[0] for f in found] == ["政协𠮷县"]


def test_empty_matches_are_none() -> None:
    assert [tuple(f.span) for f in Finder.of(r"县|\b").find("a县")] == [(1, 2)]


@pytest.mark.parametrize(
    ("pattern", "zh", "en"),
    [
        ("(?<=市)县", "向前、向后查找", "look-behind"),
        ("市(?!县)", "向前、向后查找", "look-ahead"),
        (r"(市)\1", "反向引用", "back-references"),
        ("(?P<x>市)(?P=x)", "反向引用", "back-references"),
        ("(?>市)", "固化分组", "atomic"),
        ("市++", "占有量词", "possessive"),
        ("(", "不是有效的正则表达式：missing ): (", "no valid pattern"),
        ("[z-a]", "不是有效的正则表达式", "no valid pattern"),
        ("市{2000}", "不是有效的正则表达式：invalid repetition size", "no valid pattern"),
        (r"(?:\pL{50}){15}", "太大", "too large"),
        (r"[\pL\pN]{1,100}", "太大", "too large"),
        ("市*", "没有字也算找到", "nothing at all"),
        ("^", "没有字也算找到", "nothing at all"),
        (r"\C", "半个字", "part of a character"),
    ],
)
def test_what_is_refused_and_why(pattern: str, zh: str, en: str) -> None:
    with pytest.raises(PatternError) as caught:
        Finder.of(pattern)
    assert zh in caught.value.words.zh
    assert en in caught.value.words.en
    assert "\n" not in caught.value.words.zh


def test_a_backslash_before_a_letter_is_not_that_escape() -> None:
    assert [f.groups[0] for f in Finder.of(r"\\C").find(r"a\C")] == [r"\C"]


def test_without_the_engine_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    with pytest.raises(InputError, match="google-re2"):
        Finder.of("县")


def test_a_line_that_takes_too_long_is_given_up_openly() -> None:
    text = "a" * 40_000
    *found, rest = Finder.of("a.*z|a").find(text)
    assert isinstance(rest, int)
    assert found[-1].span.end == rest < len(text)
    assert [f.span.start for f in found] == list(range(rest))


# What makes an engine that goes back and tries again take longer than anyone lives.
@pytest.mark.parametrize(
    "pattern", [r"(a+)+$", r"(a|a)*b", r"(.*)*x", r"(a|aa)+$", r"(a?){25}a{25}$", r"a.*z|a"]
)
def test_no_pattern_hangs(pattern: str) -> None:
    code = (
        "from sphinx_speechlint.linear import Finder; import sys;"
        "print(sum(1 for _ in Finder.of(sys.argv[1]).find('a' * 300_000 + '!')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, pattern], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= 0
