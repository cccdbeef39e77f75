"""Passages that two speeches share: matches, chains, and the labelled page."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.diagnostic import Diagnostic
from sphinx_speechlint.duplicates.matches import best_chain, matches
from sphinx_speechlint.duplicates.normalise import normalise
from sphinx_speechlint.duplicates.passages import LONGEST
from sphinx_speechlint.duplicates.seeds import SIZE, seeds
from sphinx_speechlint.duplicates.texts import Texts
from sphinx_speechlint.linter import lint
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.ruleset import RuleSet
from sphinx_speechlint.selection import select_rules
from sphinx_speechlint.source import Source

from ..measure import PAGE
from .texts import paragraph

GOLD = Path(__file__).parents[1] / "gold"
RNG = random.Random(8)


def reused(*texts: str) -> list[tuple[str, str, str]]:
    """The passage, the other file and the excerpt of every diagnostic."""
    sources = [Source(f"{n}.txt", text) for n, text in enumerate(texts, 1)]
    by_path = {source.path: source for source in sources}
    rules = RuleSet((RULES["reused-passage"](),))
    return [
        (by_path[d.path].slice(d.span), d.related[0].path, d.related[0].excerpt)
        for d in lint(sources, rules)
    ]


@given(st.text("甲乙丙", max_size=40), st.text("甲乙丙", max_size=40))
def test_matches_are_equal_and_cannot_grow(first: str, second: str) -> None:
    found = matches(first, second)
    for match in found:
        here, there, size = match
        assert first[here : here + size] == second[there : there + size]
        assert size >= 5
        assert first[here + size : here + size + 1] != second[there + size : there + size + 1] or (
            here + size >= len(first)
        )
        assert not (here and there) or first[here - 1] != second[there - 1]
    assert bool(found) == any(first[i : i + 5] in second for i in range(len(first) - 4))


def test_a_chain_passes_over_small_changes_only() -> None:
    a, b, c = (paragraph(RNG, 30) for _ in range(3))
    first, second = f"{a}市委{b}{c}", f"{a}县委县政府{b}{paragraph(RNG, 40)}{c}"
    rare = {first[i : i + 5]: 1.0 for i in range(len(first) - 4)}
    chain = best_chain(first, matches(first, second), rare)
    assert first[slice(*chain.first)] == f"{a}市委{b}"
    assert second[slice(*chain.second)] == f"{a}县委县政府{b}"


def test_the_spans_are_exact_on_both_sides() -> None:
    moved = paragraph(RNG, 60)
    marked = f"{moved[:20]}，{moved[20:40]}；{moved[40:]}"
    first = f"{paragraph(RNG, 50)}。{moved}。{paragraph(RNG, 50)}"
    second = f"{paragraph(RNG, 90)}，{marked}！{paragraph(RNG, 20)}"
    assert reused(first, second) == [(marked, "1.txt", moved[:40])]


def test_one_speech_is_not_compared_with_itself() -> None:
    moved = paragraph(RNG, 60)
    text = f"{moved}{paragraph(RNG, 90)}\n{paragraph(RNG, 90)}{moved}"
    assert reused(text) == []


def test_copies_and_near_copies_are_no_reuse() -> None:
    text = paragraph(RNG, 100)
    assert reused(text, text) == []
    assert reused(text, f"{text[:50]}新{text[51:]}") == []


def test_two_passages_of_a_paragraph_are_two_diagnostics() -> None:
    one, two = paragraph(RNG, 60), paragraph(RNG, 60)
    files = (paragraph(RNG, 80) + one, paragraph(RNG, 80) + two)
    third = paragraph(RNG, 30) + one + paragraph(RNG, 30) + two
    assert [(text, path) for text, path, _ in reused(*files, third)] == [
        (one, "1.txt"),
        (two, "2.txt"),
    ]


def test_what_every_speech_has_is_a_set_phrase() -> None:
    phrase = paragraph(RNG, 60)
    files = [paragraph(RNG, 80) + phrase + paragraph(RNG, 80) for _ in range(9)]
    assert reused(*files) == []
    assert len(reused(*files[:2], *(paragraph(RNG, 200) for _ in range(7)))) == 1


def test_a_sample_of_seeds_keeps_every_passage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_speechlint.duplicates.texts.SMALL", 0)
    for _ in range(30):
        shared = paragraph(RNG, 17)
        around = [paragraph(RNG, RNG.randint(0, 60)) for _ in range(4)]
        texts = [around[0] + shared + around[1], "短", around[2] + shared + around[3]]
        assert [0, 2] in list(seeds(Texts.of(texts)).groups)
    assert list(seeds(Texts.of(["", "短" * (SIZE - 1)])).groups) == []


def test_a_crowd_with_one_sentence_is_bounded() -> None:
    shared = paragraph(RNG, 120)
    crowd = [paragraph(RNG, 60) + shared for _ in range(60)]
    found = reused(*crowd, *(paragraph(RNG, 60) for _ in range(1500)))
    assert [text for text, _, _ in found] == [shared] * 59


def test_an_overlong_paragraph_is_compared_in_part_and_said_to_be() -> None:
    long = paragraph(RNG, 30_000)
    rules = RuleSet((RULES["reused-passage"](),))
    found = lint([Source("1.txt", f"{long[:200]}。"), Source("2.txt", long)], rules)
    assert [(d.key, d.span.end) for d in found] == [("", 200), ("overlong", 30_000)]
    assert found[1].span.start == LONGEST


@pytest.fixture(scope="module")
def on_the_page() -> list[Diagnostic]:
    rules = select_rules(["reuse", "near-duplicate-paragraph"])
    return lint([Source.read(PAGE)], rules)


def pairs(found: list[Diagnostic]) -> Iterator[tuple[int, int]]:
    source = Source.read(PAGE)
    for diagnostic in found:
        for related in diagnostic.related:
            yield related.start.line, source.position(diagnostic.span.start).line


def gold(name: str) -> set[tuple[int, int]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as lines:
        return {(int(r["line"]), int(r["other"])) for r in csv.DictReader(lines, delimiter="\t")}


def test_every_labelled_pair_is_found(on_the_page: list[Diagnostic]) -> None:
    assert gold("seed_reuse.tsv") <= set(pairs(on_the_page))


def test_pairs_that_share_only_set_phrases_are_not(on_the_page: list[Diagnostic]) -> None:
    assert gold("seed_set_phrases.tsv") & set(pairs(on_the_page)) == set()


def test_passages_are_in_both_paragraphs(on_the_page: list[Diagnostic]) -> None:
    source = Source.read(PAGE)
    for diagnostic in on_the_page:
        if diagnostic.rule == "reused-passage":
            for related in diagnostic.related:
                line = source.line_span(related.start.line)
                start = line.start + related.start.column - 1
                there = source.text[start : line.start + related.end.column - 1]
                assert there.startswith(related.excerpt)
                here = normalise(source.slice(diagnostic.span))
                assert set(normalise(there)) & set(here)
