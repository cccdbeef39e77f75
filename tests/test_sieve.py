"""A sieve lets through every alternative that matches, and loses no match of a pattern."""

from __future__ import annotations

import gzip
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from random import Random
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint import furniture, masks, pasted
from sphinx_speechlint import needs as needs_module
from sphinx_speechlint.grams import ANY, START, Pairs, characters, numbers
from sphinx_speechlint.holes import holes
from sphinx_speechlint.needed import Key, key_of, worked_out
from sphinx_speechlint.needs import Need, needs
from sphinx_speechlint.rules import (
    RULES,
    deleted_place,
    elided_name,
    elided_number,
    masked_name,
    masked_number,
    masked_year,
    unfilled_template,
)
from sphinx_speechlint.sieve import Alternatives, Sieve
from sphinx_speechlint.source import Span

SIEVES = {
    module.__name__.rpartition(".")[2]: module._SIEVE
    for module in (
        elided_number,
        elided_name,
        deleted_place,
        furniture,
        masked_name,
        masked_number,
        masked_year,
        masks,
        pasted,
        unfilled_template,
    )
}
REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}
ROOT = Path(__file__).parents[1]
CLEAN = [
    line
    for path in sorted((Path(__file__).parent / "clean").rglob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if len(line) > 40
]
EXAMPLES = [
    line
    for rule in RULES.values()
    for example in (*rule.valid, *(invalid.text for invalid in rule.invalid))
    for line in example.splitlines()
]
TRIES = 40
_AGAIN = "\0"  # stands for the character before it


@pytest.mark.parametrize("name", SIEVES)
def test_what_an_alternative_needs_stands_in_all_that_it_matches(name: str) -> None:
    """Of texts made from the pattern itself: each alternative matches some of its own."""
    random = Random(name)
    unmatched = []
    for pattern in SIEVES[name].patterns:
        for alternative in pattern.each:
            compiled, needed = re.compile(alternative, re.X), needs(alternative, re.X)
            parsed, matched = _parser.parse(alternative, re.X), 0
            for _ in range(TRIES):
                text = "".join(("我", _made(parsed, random, ""), "们"))
                for start in range(random.choice((1, 2))):
                    if match := compiled.search(text, start):
                        matched += 1
                        here = pairs_of(text, start)
                        assert not any(here.isdisjoint(need.pairs) for need in needed), text
                        assert all(stands(need, text, match.start()) for need in needed), text
            unmatched += [alternative] * (not matched)
    assert len(unmatched) <= max(1, sum(len(p.each) for p in SIEVES[name].patterns) // 10)


@pytest.mark.parametrize("name", SIEVES)
@settings(deadline=None)
@given(st.data())
def test_a_sieve_finds_what_the_whole_patterns_find(name: str, data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(CLEAN + EXAMPLES), min_size=1, max_size=3))
    text = _damaged("\n".join(lines), data.draw(st.randoms(use_true_random=False)))
    sieve, place = SIEVES[name], 0
    for line in text.split("\n"):
        span = Span(place, place + len(line))
        sifted = sift(sieve, text, span)
        for pattern, alternatives in zip(sieve.patterns, sifted, strict=True):
            whole = re.compile("|".join(pattern.each), re.X)
            found = [(m.span(), m.groupdict()) for m in holes(alternatives, text, span)]
            assert [match for match, _ in found] == [m.span() for m in holes([whole], text, span)]
        place = span.end + 1


@pytest.mark.parametrize(
    ("pattern", "flags", "wanted"),
    [
        ("中国", 0, [{"中国"}]),
        ("(?:中|外)国人?", 0, [{"中国", "外国"}]),
        ("中[国央]?", 0, [{ANY + "中"}]),
        ("(?<=[大全])国(?=[，。])", 0, [{"大国", "全国"}, {"国，", "国。"}]),
        ("(?<!大)国(?!家)", 0, [{ANY + "国"}]),
        (r"(?:\A|(?<=，))年", 0, [{"\n年", "，年"}]),
        (r"(?<![^\n])年", 0, [{"\n年"}]),
        ("^年", re.M, [{"\n年"}]),
        ("(?:中.|国)家", 0, []),
        ("(?:[中国]{2,}|外)家", 0, [{"中家", "国家", "外家"}]),
        ("aB中国", re.I, [{"中国"}]),
        ("(?i:a)(?-i:bc)", re.I, [{"bc"}]),
        ("(?P<a>中)(?P=a)", 0, [{ANY + "中"}]),
        ("(?<!大)(?=[中国])(?P<a>.)(?P=a)", 0, [{ANY + "中", ANY + "国"}]),
        ("(?:中|国.)", 0, []),
        ("(?>中|国)家", 0, [{"中家", "国家"}]),
        ("国(?:中|家|)", 0, [{ANY + "国"}]),
        ("(?<=[^，])(?!国家)[中国](?!【)", 0, [{ANY + "中", ANY + "国"}]),
        ("[中国]{2,}", 0, [{"中中", "中国", "国中", "国国"}]),
        ("𠮷县", 0, [{"\uffff县"}]),
    ],
)
def test_what_patterns_need(pattern: str, flags: int, wanted: list[set[str]]) -> None:
    shown = [set(map(characters, need.pairs)) for need in needs(pattern, flags)]
    assert sorted(shown, key=sorted) == sorted(wanted, key=sorted)


@pytest.mark.parametrize(
    ("pattern", "places"),
    [
        ("中国", [{1}]),
        ("(?<=大)国(?=家)", [{0}, {1}]),
        ("(?:中华)?国家", [{1, 3}]),
        ("(?:家|户次|户)(?=，)", [{1, 2}]),
        (".{2,3}国家", [{3, 4}]),
        ("(?:中|外国){2}人", [{1, 2}, {1, 2, 3}, {2, 3, 4}]),
        (r"\d{1,99}国家", [None]),
        ("(?P<a>中)(?P=a)国家", [None]),
        ("中*国家", [None]),
        ("【", [{0}]),
        ("(?<=[^，])【(?!【)", [{0}]),
    ],
)
def test_where_in_a_match_what_it_needs_may_stand(
    pattern: str, places: list[set[int] | None]
) -> None:
    def order(place: set[int] | None) -> list[int]:
        return sorted(place or ())

    shown = [None if need.at is None else set(need.at) for need in needs(pattern)]
    assert sorted(shown, key=order) == sorted(places, key=order)


def test_what_is_white_space_to_a_pattern_is_to_its_needs() -> None:
    spaces = {code for code in range(0x110000) if re.fullmatch(r"\s", chr(code))}
    assert spaces == needs_module._SPACES


def test_alternatives_are_cut_at_the_outermost_bars() -> None:
    assert Alternatives.of(r"a[|\]|]|(b|c)\|d # e|f" + "\n|g").each == (
        r"a[|\]|]",
        r"(b|c)\|d # e|f" + "\n",
        "g",
    )


def test_the_first_alternative_counts_at_one_place_and_the_leftmost_before_it() -> None:
    sieve = Sieve((Alternatives.of("国家|中国|中国人|人人"),))
    text = "中国人人国家"
    (alternatives,) = sift(sieve, text, Span(0, len(text)))
    assert [m[0] for m in holes(alternatives, text, Span(0, 6))] == ["中国", "人人", "国家"]


def test_only_what_may_match_is_looked_for() -> None:
    sieve = Sieve((Alternatives.of("中国|外国|.人"), Alternatives.of("国家")))
    (first, second) = sift(sieve, "中国", Span(0, 2))
    assert [pattern.pattern for pattern in first] == ["中国", ".人"]
    assert second == []


def test_what_stands_at_a_known_place_is_tried_there() -> None:
    sieve = Sieve((Alternatives.of("(?<!大)(?:国|中国)家(?=，)|家(?=。)"),))
    ((alternative,),) = sift(sieve, "大国家，中国家，", Span(0, 8))
    assert alternative.pattern.startswith("(?<!大)")
    assert sift(sieve, "大国家，", Span(0, 4)) == [[]]
    assert sift(sieve, "中国家，", Span(2, 4)) == [[]]  # the match would begin before the span
    assert sift(sieve, "中国家，", Span(1, 3)) == [[]]  # and end behind it


def test_spans_that_can_hold_nothing_are_left_out() -> None:
    sieve, text = Sieve((Alternatives.of("中国|%"),)), "外国\n中国\n5%"
    spans = [Span(0, 2), Span(3, 5), Span(6, 8)]
    assert [span for span, _ in sieve.sift(Pairs.of(text, Span(0, 8)), spans)] == spans[1:]


def pairs_of(text: str, start: int) -> set[int]:
    """The pairs of a text from an offset on, and what stands for them with any first character."""
    whole = START + text
    found = [whole[at : at + 2] for at in range(start, len(text))]
    return set(numbers([*found, *(ANY + two[1] for two in found)], 2).tolist())


def stands(need: Need, text: str, start: int) -> bool:
    """Whether one of the pairs stands where it may, seen from where a match begins."""
    if need.at is None:
        return True
    whole = START + text
    inside = [start + at for at in need.at if start + at < len(text)]
    found = (numbers([whole[at : at + 2], ANY + text[at]], 2).tolist() for at in inside)
    return any(not need.pairs.isdisjoint(two) for two in found)


def sift(sieve: Sieve, text: str, span: Span) -> list[list[re.Pattern[str]]]:
    found = [patterns for _, patterns in sieve.sift(Pairs.of(text, span), [span])]
    return found[0] if found else [[] for _ in sieve.patterns]


def _damaged(text: str, random: Random) -> str:
    """A text that has lost some characters, and gained others of its own."""
    kept = [c for c in text if c == "\n" or random.random() > 0.06]
    for _ in range(len(kept) // 40):
        kept.insert(random.randrange(len(kept) + 1), random.choice(kept))
    return "".join(kept)


def _made(items: Any, random: Random, tail: str) -> str:
    """A text that a pattern is likely to match, or to match behind a look-behind's text."""
    made = "".join(_pieces(list(items), random))
    return re.sub(rf"(.)({_AGAIN}+)", lambda match: match[1] * len(match[0]), made) + tail


def _pieces(items: list[Any], random: Random) -> Iterator[str]:
    for index, (kind, value) in enumerate(items):
        if kind is _constants.LITERAL:
            yield chr(value)
        elif kind is _constants.IN:
            yield _member(value, random)
        elif kind in (_constants.ANY, _constants.NOT_LITERAL):
            yield "某"
        elif kind is _constants.GROUPREF:
            yield _AGAIN
        elif kind is _constants.SUBPATTERN:
            yield from _pieces(list(value[-1]), random)
        elif kind is _constants.BRANCH:
            yield from _pieces(list(random.choice(value[1])), random)
        elif kind in REPEATS:
            least, most, repeated = value
            for _ in range(random.randint(least, min(most, least + 2))):
                yield from _pieces(list(repeated), random)
        elif kind is _constants.ASSERT:
            direction, ahead = value
            if index == (0 if direction < 0 else len(items) - 1) or index == len(items) - 2:
                yield from _pieces(list(ahead), random)


def _member(items: Any, random: Random) -> str:
    kind, value = random.choice(items)
    if items[0][0] is _constants.NEGATE or kind is _constants.CATEGORY:
        return random.choice("某5 ")
    return chr(value if kind is _constants.LITERAL else random.randint(*value))


def test_what_is_worked_out_beforehand_is_what_the_patterns_need() -> None:
    """If this fails, a pattern has changed: run ``python tools/make_needs.py``."""
    made = runpy.run_path(str(ROOT / "tools/make_needs.py"))
    assert gzip.decompress(made["TARGET"].read_bytes()) == made["made"]()
    for sieve in SIEVES.values():
        for alternative in (each for pattern in sieve.patterns for each in pattern.each):
            assert key_of(alternative) == worked_out(alternative)


def test_other_patterns_are_worked_out() -> None:
    words, terms, others = (
        numbers(two, 2).tolist() for two in (["词典"], ["甲家", "乙家"], ["典乙", "典甲"])
    )
    assert key_of("没 | .样") is None
    assert key_of("(?=年)[^。]年") == Key(numbers([ANY + "年"], 2).tolist(), [0], [])
    assert key_of("词典") == Key(words, [1], [])
    found = key_of("[^年]* 词典 [甲乙]家")
    assert found == Key(words, None, [frozenset(others), frozenset(terms)])
