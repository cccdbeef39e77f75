"""Similar texts: directly, by MinHash, and that both agree with the definition."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.duplicates import minhash
from sphinx_speechlint.duplicates.near import estimated_pairs, similar_pairs
from sphinx_speechlint.duplicates.shingles import Pair, compare, direct_pairs, shingles
from sphinx_speechlint.duplicates.texts import Texts
from sphinx_speechlint.duplicates.verify import verify

from .texts import CHARACTERS, families, paragraph

LEAST = 0.6
SMALL = st.lists(st.text("甲乙丙", max_size=30), max_size=12)


def every_pair(texts: list[str], least: float) -> list[Pair]:
    sets = [shingles(text) for text in texts]
    some = [n for n, one in enumerate(sets) if one]
    pairs = (compare(a, b, sets[a], sets[b]) for a, b in combinations(some, 2))
    return sorted(pair for pair in pairs if pair.jaccard >= least)


@given(SMALL, st.sampled_from([0.5, 0.6, 0.8, 1.0]))
def test_direct_pairs_are_all_pairs(texts: list[str], least: float) -> None:
    assert sorted(direct_pairs(texts, least)) == every_pair(texts, least)


@given(st.lists(st.text("甲乙丙丁𠮷", max_size=30), min_size=2, max_size=12))
def test_verification_is_exact(texts: list[str]) -> None:
    both = np.array(list(combinations(range(len(texts)), 2)))
    assert sorted(verify(texts, both, 0.3)) == every_pair(texts, 0.3)


@given(SMALL)
def test_equal_runs_have_equal_hashes_and_others_do_not(texts: list[str]) -> None:
    hashed = minhash.hash_runs(texts)
    runs = [text[i : i + 5] for text in texts for i in range(len(text) - 4)]
    assert len(hashed.values) == len(runs)
    assert len(set(zip(runs, hashed.values.tolist(), strict=True))) == len(set(runs))
    assert len(set(hashed.values.tolist())) == len(set(runs))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    rng = random.Random(5)
    return [*families(rng, 400, (30, 60, 120, 250, 400), 0.08), "", "短", "甲乙丙丁戊"]


def test_estimates_agree_with_the_direct_way(texts: list[str]) -> None:
    direct = similar_pairs(Texts.of(texts[:900]), LEAST).pairs
    estimated = estimated_pairs(Texts.of(texts[:900]), LEAST).pairs
    assert len(direct) > 200
    assert set(estimated) <= set(direct)
    assert len(estimated) >= 0.99 * len(direct)
    strong = {pair for pair in direct if pair.jaccard >= 0.75}
    assert strong <= set(estimated)


def test_signatures_say_how_similar_texts_are(texts: list[str]) -> None:
    signed = minhash.signatures(texts)
    errors = [
        float((signed[p.first] == signed[p.second]).mean()) - p.jaccard
        for p in direct_pairs(texts, LEAST)
    ]
    assert abs(sum(errors) / len(errors)) < 0.01
    assert sum(error * error for error in errors) / len(errors) < 0.045**2


def test_threads_change_nothing(texts: list[str]) -> None:
    many = texts * 8
    one, two = minhash.signatures(many, 1), minhash.signatures(many, 2)
    assert len(one) > minhash.BATCH
    assert (one == two).all()


def test_a_signature_does_not_depend_on_its_neighbours(texts: list[str]) -> None:
    signed = minhash.signatures(texts)
    for number in (0, 7, len(texts) - 1):
        assert (minhash.signatures([texts[number]]) == signed[number]).all()


@given(st.lists(st.integers(0, 6), max_size=60))
@settings(max_examples=50)
def test_every_pair_of_an_uncrowded_band_is_a_candidate(keys: list[int]) -> None:
    column = np.array(keys, np.uint32).reshape(-1, 1)
    equal = np.zeros((len(keys), minhash.PERMUTATIONS), np.uint32)
    found = minhash.candidates(column, equal)
    expected = {(a, b) for a, b in combinations(range(len(keys)), 2) if keys[a] == keys[b]}
    biggest = max(map(keys.count, keys), default=0)
    assert found.cut == (biggest > 2 * minhash.NEIGHBOURS)
    if not found.cut:
        assert set(map(tuple, found.pairs.tolist())) == expected


def test_a_crowd_is_bounded_kept_together_and_reported() -> None:
    rng = random.Random(2)
    origin = paragraph(rng, 200)
    crowd = [f"{origin}{a}{b}" for a in CHARACTERS[:40] for b in CHARACTERS[40:80]]
    found = estimated_pairs(Texts.of(crowd), LEAST)
    assert found.cut
    assert len(found.pairs) <= 32 * (minhash.NEIGHBOURS + 1) * len(crowd)
    assert {pair.second for pair in found.pairs} == set(range(1, len(crowd)))


def test_texts_of_one_character_are_no_trouble() -> None:
    texts = ["人" * n for n in range(1, 40)]
    assert estimated_pairs(Texts.of(texts), LEAST).pairs == every_pair(texts, LEAST)
