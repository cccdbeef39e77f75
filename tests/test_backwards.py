"""Words by the longest match from the end: as by one dictionary, character by character."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.backwards import NO_WORDS, OTHERS, Vocabulary

# Few characters, so that words overlap and contain each other; some are none of ours.
CHARS = "甲乙丙丁一鿿A，\U00020000"
WORDS = st.text(CHARS, min_size=1, max_size=5)
VALUES = st.one_of(st.just(NO_WORDS), st.just(OTHERS), st.integers(0, 250))


def plainly(words: set[str], wanted: dict[str, int], text: str) -> list[str]:
    met: Counter[str] = Counter()
    for run in re.findall(r"[\u4e00-\u9fff]+", text):
        end = len(run)
        while end > 1:
            ending = [run[at:end] for at in range(end - 1) if run[at:end] in words]
            if ending and ending[0] in wanted:
                met[ending[0]] += 1
            end -= len(ending[0]) if ending else 1
    return sorted(met, key=lambda word: -met[word] * wanted[word])


@given(
    st.lists(st.tuples(st.lists(WORDS, max_size=4), VALUES), min_size=1, max_size=6),
    st.text(CHARS, max_size=60),
)
def test_the_heaviest_words_are_those_of_a_plain_search(
    lists: list[tuple[list[str], int]], text: str
) -> None:
    last = {word: value for words, value in lists for word in words}
    words = {word for word, value in last.items() if value != NO_WORDS}
    wanted = {word: last[word] for word in words if last[word] != OTHERS}
    vocabulary = Vocabulary.of((" ".join(words), value) for words, value in lists)
    assert list(vocabulary.heaviest(text)) == plainly(words, wanted, text)
    again = Vocabulary.unpacked(vocabulary.packed())
    assert list(again.heaviest(text)) == plainly(words, wanted, text)


def test_a_word_of_fifteen_characters_is_the_longest() -> None:
    longest = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰"
    words = Vocabulary.of([(f"{longest} 天{longest} 地天{longest}", 1)])
    assert list(words.heaviest(f"人地天{longest}")) == [longest]
