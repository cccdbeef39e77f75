"""Words by the longest match from the end: as by one dictionary, character by character."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.backwards import Vocabulary

# Few characters, so that words overlap and contain each other; some are none of ours.
CHARS = "甲乙丙丁一鿿A，\U00020000"
WORDS = st.text(CHARS, min_size=1, max_size=5)


def plainly(words: set[str], wanted: dict[str, int], text: str, count: int) -> list[str]:
    met: Counter[str] = Counter()
    for run in re.findall(r"[\u4e00-\u9fff]+", text):
        end = len(run)
        while end > 1:
            ending = [run[at:end] for at in range(end - 1) if run[at:end] in words]
            if ending and ending[0] in wanted:
                met[ending[0]] += 1
            end -= len(ending[0]) if ending else 1
    return sorted(met, key=lambda word: -met[word] * wanted[word])[:count]


@given(
    st.dictionaries(WORDS, st.one_of(st.none(), st.integers(0, 250)), min_size=1, max_size=12),
    st.text(CHARS, max_size=60),
    st.integers(0, 5),
)
def test_the_heaviest_words_are_those_of_a_plain_search(
    words: dict[str, int | None], text: str, count: int
) -> None:
    wanted = {word: value for word, value in words.items() if value is not None}
    others = words.keys() - wanted.keys()
    found = Vocabulary.of(wanted, others).heaviest(text, count)
    assert found == plainly(set(words), wanted, text, count)


def test_a_word_of_fifteen_characters_is_the_longest() -> None:
    longest = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"
    words = {longest: 1, f"天{longest}": 2, f"地天{longest}": 3}
    assert Vocabulary.of(words, ()).heaviest(f"人地天{longest}", 3) == [longest]
