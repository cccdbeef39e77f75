"""Input that would be quadratic: the work is counted, so that it grows with the input alone."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from sphinx_speechlint.diagnostic import Diagnostic, Severity
from sphinx_speechlint.duplicates import exact, minhash, near, shared
from sphinx_speechlint.duplicates.corpus import corpus
from sphinx_speechlint.duplicates.listing import make_listing
from sphinx_speechlint.duplicates.passages import LONGEST
from sphinx_speechlint.linter import lint
from sphinx_speechlint.listings import text
from sphinx_speechlint.parse import parse
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.ruleset import RuleSet
from sphinx_speechlint.source import Source

from .texts import CHARACTERS, paragraph

NAMES = ("duplicate-paragraph", "near-duplicate-paragraph", "reused-passage")


def check(files: list[str]) -> list[Diagnostic]:
    sources = [Source(f"{n}.txt", text) for n, text in enumerate(files)]
    return lint(sources, RuleSet(tuple(RULES[name]() for name in NAMES)))


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> Callable[[], int]:
    """Count the calls of a function of a module."""
    calls = []
    function = getattr(module, name)
    monkeypatch.setattr(module, name, lambda *a, **k: calls.append(1) or function(*a, **k))
    return lambda: len(calls)


def test_equal_paragraphs_are_found_in_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    same = f"{paragraph(random.Random(1), 60)}。"
    steps = counted(monkeypatch, exact, "_longest")
    found = check(["\n".join([same] * 20_000)])
    assert 0 < len(found) < 40
    assert steps() < 100


def test_a_sentence_that_all_share_is_compared_with_few(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(2)
    sentence = paragraph(rng, 60)
    compared = counted(monkeypatch, shared, "matches")
    check([f"{paragraph(rng, 60)}{sentence}。" for _ in range(600)])
    assert compared() <= 8 * 600


@pytest.mark.parametrize("count", [200, 400, 800])
def test_candidates_of_a_crowd_grow_with_its_size(count: int) -> None:
    rng = random.Random(3)
    origin = paragraph(rng, 150)
    texts = [f"{origin}{paragraph(rng, 4)}" for _ in range(count)]
    signed = minhash.signatures(texts)
    found = minhash.candidates(minhash.bands(signed), signed)
    assert found.cut
    assert len(found.pairs) < 10 * minhash.NEIGHBOURS * count


def test_one_huge_paragraph() -> None:
    huge = paragraph(random.Random(4), 400_000)
    changed = f"{huge[:9]}新{huge[10:]}"
    found = check([f"{huge}。", f"{changed}。"])
    assert sorted((d.rule, d.key, d.path) for d in found) == [
        ("near-duplicate-paragraph", "strong", "1.txt"),
        ("reused-passage", "overlong", "0.txt"),
        ("reused-passage", "overlong", "1.txt"),
    ]


def test_paragraphs_of_one_character() -> None:
    found = check([f"{'人' * 30_000}。", f"{'人' * 29_000}大。"])
    assert [(d.rule, d.key) for d in found] == [("reused-passage", "overlong")] * 2


def test_nothing_at_all() -> None:
    assert check(["", "\n\n\n", "。\n。\n", *["　\n" * 500] * 3]) == []


def test_a_listing_says_that_a_bound_was_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "_FEW", 0)
    origin = paragraph(random.Random(5), 150)
    pages = [parse(Source("甲.txt", "\n".join(f"{origin}{c}。" for c in CHARACTERS[:80])))]
    limits = RULES["reused-passage"]().limits()  # type: ignore[attr-defined]
    listing = make_listing(corpus(pages), 20, 0.6, 20, limits)
    assert listing.limited
    assert len(listing.groups) == 1
    assert len(listing.groups[0].copies) == 80
    assert "每段只与前后各 24 段和最早的一段核对过" in text.report(listing, 1, "zh")


def test_a_check_says_that_a_bound_was_hit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "_FEW", 0)
    origin = paragraph(random.Random(5), 150)
    found = check(["同志们：\n" + "\n".join(f"{origin}{c}。" for c in CHARACTERS[:80])])
    (said,) = (d for d in found if d.key == "crowded")
    assert (said.rule, said.severity) == ("near-duplicate-paragraph", Severity.INFO)
    assert said.span == (5, 5)
    found = check(["同志们：\n" + "\n".join(f"{origin}{c}。" for c in CHARACTERS[:20])])
    assert {d.key for d in found} == {"strong"}


def test_exact_copies_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = paragraph(random.Random(6), 60)
    near = f"{text[:30]}新{text[31:]}"
    worked_out = counted(monkeypatch, exact, "_copies")
    found = check([f"{text}。\n{near}。", f"{text}。"])
    assert {d.rule for d in found} == {"duplicate-paragraph", "near-duplicate-paragraph"}
    assert worked_out() == 1


def test_a_listing_names_paragraphs_that_are_too_long() -> None:
    long = paragraph(random.Random(7), LONGEST + 10)
    pages = [parse(Source("甲.txt", f"同志们：\n{long}。\n"))]
    limits = RULES["reused-passage"]().limits()  # type: ignore[attr-defined]
    listing = make_listing(corpus(pages), 20, 0.6, 20, limits)
    assert [block.place.start.line for block in listing.overlong] == [2]
    assert "甲.txt:2:1：这一段太长，20000 字以后没有查沿用" in text.report(listing, 1, "zh")
