"""What comparing remembers changes nothing but how long it takes."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.duplicates.corpus import Corpus, corpus
from sphinx_speechlint.duplicates.memory import Held, Made, Rows, packed, remembered, unpacked
from sphinx_speechlint.duplicates.normalise import normalise
from sphinx_speechlint.parse import parse
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.ruleset import RuleSet
from sphinx_speechlint.source import Source

from .texts import edited, paragraph

NAMES = ("duplicate-paragraph", "near-duplicate-paragraph", "reused-passage")
RULE_SET = RuleSet(tuple(RULES[name]() for name in NAMES))
NUMBERS = st.lists(st.integers(0, 40), unique=True, max_size=20)


def rows_of(digests: list[int]) -> dict[int, list[int]]:
    """A row for each digest, some of them empty."""
    return {digest: [digest * 7 + n for n in range(digest % 4)] for digest in digests}


@given(st.lists(NUMBERS, min_size=1, max_size=4))
def test_rows_are_made_once(rounds: list[list[int]]) -> None:
    memory, known = Held(), set[int]()
    for wanted in rounds:
        made: list[int] = []

        def make(places: list[int], wanted=wanted, made=made) -> Made:
            made += [wanted[place] for place in places]
            rows = [rows_of(wanted)[wanted[place]] for place in places]
            return Made(list(map(len, rows)), np.array([x for row in rows for x in row], np.int64))

        rows = remembered(memory, "name", "", np.array(wanted, np.uint64), make)
        assert made == [digest for digest in wanted if digest not in known]
        # What is no longer asked for is forgotten when something new is kept.
        known = set(wanted) if made else known
        assert rows.digests.tolist() == wanted
        assert [
            rows.values[start:end].tolist()
            for start, end in zip(rows.starts[:-1], rows.starts[1:], strict=True)
        ] == list(rows_of(wanted).values())
        back = unpacked(packed(rows))
        assert back is not None
        assert all((one == other).all() for one, other in zip(rows, back, strict=True))


def test_a_few_rows_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_speechlint.duplicates.memory._HEAVY", 0)
    monkeypatch.setattr("sphinx_speechlint.duplicates.memory._ONE_IN", 4)
    memory = Held()

    def made(digests: list[int]) -> list[int]:
        new: list[int] = []

        def make(places: list[int]) -> Made:
            new.extend(digests[place] for place in places)
            return Made([1] * len(places), np.array([digests[place] for place in places]))

        rows = remembered(memory, "name", "", np.array(digests, np.uint64), make)
        assert rows.values.tolist() == digests
        return new

    assert made([*range(8)]) == [*range(8)]
    assert made([7, 8, 9, *range(6)]) == [8, 9]
    assert made([8, 9, 10, *range(6)]) == [8, 9, 10]
    assert made([10, 9, 8, *range(6)]) == []


def test_other_settings_are_not_mixed_up() -> None:
    memory = Held()
    rows = Rows.of(np.array([1], np.uint64), Made([1], np.array([5], np.int64)))
    memory.keep("pairs", "weight 36", rows)
    assert memory.recall("pairs", "weight 10") is None
    assert memory.recall("shingles", "weight 36") is None
    assert memory.recall("pairs", "weight 36") is rows


def test_rows_that_are_not_whole_are_none() -> None:
    good = packed(Rows.of(np.array([1, 2], np.uint64), Made([1, 2], np.array([5, 6, 7], "<i8"))))
    assert unpacked(good) is not None
    starts = np.array([0, 4, 3], "<i8").tobytes()
    for bad in (
        good._replace(kind="O"),
        good._replace(kind="<u2"),
        good._replace(values=good.values[:-8]),
        good._replace(values=good.values[:-1]),
        good._replace(digests=good.digests[:8]),
        good._replace(digests=b"", starts=b"", values=b""),
        good._replace(starts=starts),
    ):
        assert unpacked(bad) is None


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is compared as many texts are."""
    monkeypatch.setattr("sphinx_speechlint.duplicates.texts.SMALL", 0)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("seed", range(8))
def test_comparing_finds_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if seed % 2:  # what is remembered is as heavy as that of a thousand speeches
        monkeypatch.setattr("sphinx_speechlint.duplicates.memory._HEAVY", 0)
        monkeypatch.setattr("sphinx_speechlint.duplicates.memory._ONE_IN", 10)
    rng = random.Random(seed)
    memory = Held()
    speeches = [[paragraph(rng, rng.choice((8, 30, 90, 200))) for _ in range(9)] for _ in range(7)]
    found = 0
    for _ in range(8):
        _edit(rng, speeches)
        compared = _corpus(speeches)
        plain = RULE_SET.corpus_diagnostics(compared)
        remembering = Corpus(compared.speeches, memory=memory)
        assert RULE_SET.corpus_diagnostics(remembering) == plain
        found += len(plain)
    assert found > 5


@pytest.mark.usefixtures("many")
def test_only_what_changed_is_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(3)
    shared = paragraph(rng, 60)
    speeches = [[paragraph(rng, 80) for _ in range(6)] + [paragraph(rng, 40)] for _ in range(9)]
    speeches[2][3] += shared
    speeches[5][1] += shared
    memory = Held()
    RULE_SET.corpus_diagnostics(Corpus(_corpus(speeches).speeches, memory=memory))
    made = _noted(monkeypatch)
    speeches[7][2] = paragraph(rng, 70)
    found = RULE_SET.corpus_diagnostics(Corpus(_corpus(speeches).speeches, memory=memory))
    assert [d.rule for d in found] == ["reused-passage"]
    # The passage that is found is weighed anew; what no text of the two is in stays away.
    assert set(made) == {f"{speeches[7][2]}。", f"{speeches[2][3]}。"}


def _noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The normal forms that are made."""
    made: list[str] = []

    def noted(text: str) -> str:
        made.append(text)
        return normalise(text)

    monkeypatch.setattr("sphinx_speechlint.duplicates.texts.normalise", noted)
    return made


def _edit(rng: random.Random, speeches: list[list[str]]) -> None:
    """Change a paragraph, copy one, a part of one or a speech, or take one away."""
    here, there = rng.choice(speeches), rng.choice(speeches)
    what = rng.randrange(6)
    if what == 0:
        here[rng.randrange(len(here))] = paragraph(rng, 80)
    elif what == 1:
        here.insert(rng.randrange(len(here)), edited(rng, rng.choice(there), 0.05))
    elif what == 2:
        here.append(f"{paragraph(rng, 40)}{rng.choice(there)[:60]}{paragraph(rng, 40)}")
    elif what == 3:
        speeches.append([edited(rng, text, 0.02) for text in here])
    elif what == 4 and len(speeches) > 3:
        speeches.remove(here)
    else:
        here += rng.choices(there, k=2)


def _corpus(speeches: list[list[str]]) -> Corpus:
    return corpus(
        parse(Source.from_text("\n".join(f"{text}。" for text in lines), f"{number}.txt"))
        for number, lines in enumerate(speeches)
    )
