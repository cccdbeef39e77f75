"""Arrays find the partners that dictionaries do."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.duplicates.partners import _of_few, _of_many
from sphinx_speechlint.duplicates.seeds import Sampled

TEXTS = 40
GROUPS = st.lists(
    st.lists(st.integers(0, TEXTS - 1), min_size=2, max_size=25, unique=True).map(sorted),
    max_size=60,
)
SPEECHES = st.lists(st.integers(0, 12), min_size=TEXTS, max_size=TEXTS).map(sorted)


@given(GROUPS, SPEECHES, st.floats(0, 4))
def test_partners_are_the_same(groups: list[list[int]], speech: list[int], least: float) -> None:
    owners = np.array([owner for group in groups for owner in group], np.intp)
    sampled = Sampled(owners, np.cumsum([0, *map(len, groups)]))
    assert list(sampled) == groups
    found = list(_of_few(groups, speech, 13, least))
    assert _of_many(sampled, speech, 13, least) == found
