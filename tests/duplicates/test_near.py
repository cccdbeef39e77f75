"""Near-copies in place: runs, gaps, and what is left to other reports."""

from __future__ import annotations

import random

from sphinx_speechlint.linter import lint
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.ruleset import RuleSet
from sphinx_speechlint.source import Source

from .texts import edited, paragraph

RNG = random.Random(11)
TEXTS = [f"{paragraph(RNG, 60)}。" for _ in range(8)]
Found = tuple[str, list[int], list[int], str]
CHANGED = [text[:30] + "新" + text[31:] for text in TEXTS]


def found(*files: list[str]) -> list[Found]:
    """Rule, lines, related lines and similarity of every diagnostic."""
    sources = [Source(f"{n}.txt", "\n".join(lines)) for n, lines in enumerate(files, 1)]
    rules = (RULES["duplicate-paragraph"](), RULES["near-duplicate-paragraph"]())
    by_path = {source.path: source for source in sources}
    result = []
    for d in lint(sources, RuleSet(rules)):
        first, last = (by_path[d.path].position(at).line for at in d.span)
        other = d.related[0]
        lines = list(range(first, last + 1))
        related = list(range(other.start.line, other.end.line + 1))
        result.append((d.rule, lines, related, d.args.get("similarity", "")))
    return result


def near(lines: list[int], related: list[int], similarity: str) -> Found:
    return "near-duplicate-paragraph", lines, related, similarity


def test_one_character_changed() -> None:
    assert found([TEXTS[0]], ["甲。", CHANGED[0]]) == [near([2], [1], "83")]


def test_a_run_is_one_diagnostic_with_the_least_similarity() -> None:
    other = [CHANGED[0], edited(random.Random(3), TEXTS[1], 0.06), CHANGED[2]]
    [(_, lines, related, similarity)] = found(TEXTS[:3], other)
    assert (lines, related) == ([1, 2, 3], [1, 2, 3])
    assert 60 <= int(similarity) < 83


def test_one_block_may_stand_between_on_either_side() -> None:
    between = ["甲。", TEXTS[7]]
    for gap in between:
        other = [CHANGED[0], gap, CHANGED[1]]
        assert found(TEXTS[:2], other) == [near([1, 2, 3], [1, 2], "83")]
        assert found([TEXTS[0], gap, TEXTS[1]], CHANGED[:2]) == [near([1, 2], [1, 2, 3], "83")]


def test_two_blocks_between_break_a_run() -> None:
    other = [CHANGED[0], TEXTS[6], TEXTS[7], CHANGED[1]]
    assert found(TEXTS[:2], other) == [near([1], [1], "83"), near([4], [2], "83")]


def test_exact_copies_keep_their_own_report() -> None:
    assert found(TEXTS[:3], [CHANGED[0], TEXTS[1], CHANGED[2]]) == [
        near([1], [1], "83"),
        ("duplicate-paragraph", [2], [2], ""),
        near([3], [3], "83"),
    ]


def test_a_short_block_counts_inside_a_run_where_it_is_the_same() -> None:
    one = [TEXTS[0], "一、提高认识", "甲。", TEXTS[1]]
    other = [CHANGED[0], "一、提高认识", "乙。", CHANGED[1]]
    assert found(one, other) == [near([1, 2, 3, 4], [1, 2, 3, 4], "83")]


def test_a_copy_within_a_speech_does_not_overlap_itself() -> None:
    assert found([*TEXTS[:2], *CHANGED[:2]]) == [near([3, 4], [1, 2], "83")]


def test_nothing_below_the_threshold() -> None:
    half = TEXTS[0][:30] + TEXTS[1][30:]
    assert found([TEXTS[0]], [half]) == []


def test_a_formula_is_no_copy() -> None:
    rng = random.Random(4)
    tails = [paragraph(rng, 2) for _ in range(6)]
    speeches = [[f"{TEXTS[0]}{tail}。", paragraph(rng, 80)] for tail in tails]
    assert found(*speeches[:4]) != []
    assert found(*speeches) == []
    crowd = [[paragraph(rng, 80)] for _ in range(30)]
    assert len(found(*speeches, *crowd)) == 5
