"""What was changed between two paragraphs, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.duplicates.differences import differences
from sphinx_speechlint.lexicon import words

TEXTS = st.text("中国人民政协工作会议，。；：、 \n.．%％a1“", max_size=24)


@given(TEXTS, TEXTS, TEXTS)
def test_words_are_those_of_the_whole_texts_whatever_was_cut_before(
    earlier: str, later: str, other: str
) -> None:
    first, second = words(earlier), words(later)
    wanted = [
        ("".join(first[a:b]), "".join(second[c:d]))
        for _, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    ]
    list(differences(other, earlier))
    assert list(differences(earlier, later)) == wanted
