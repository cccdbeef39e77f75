"""Where a text holds what is left of phrases: as by looking at every place for every phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.broken import Phrases
from sphinx_speechlint.parse import parse
from sphinx_speechlint.source import Source

CHARS = "甲乙丙，\U00020000"
PHRASES = st.sets(st.text(CHARS, min_size=3, max_size=6), max_size=8)


def plainly(phrases: set[str], line: str, inner: int) -> set[tuple[int, str, int]]:
    found = set()
    for phrase in phrases:
        edge = inner or len(phrase) < 4
        for lost in range(edge, len(phrase) - edge):
            rest = phrase[:lost] + phrase[lost + 1 :]
            found |= {
                (start, phrase, lost)
                for start in range(len(line))
                if line.startswith(rest, start)
                and not line.startswith(phrase, start)
                and not (start and line.startswith(phrase, start - 1))
            }
    return found


@pytest.mark.parametrize("repeated", [False, True])
@given(PHRASES, st.text(CHARS, min_size=1, max_size=30))
def test_hits_are_those_of_a_plain_search(repeated: bool, phrases: set[str], line: str) -> None:
    (speech,) = parse(Source("speech.txt", line)).speeches
    found = Phrases.of(phrases, repeated=repeated).hits(speech)
    assert {(hit.span.start, hit.phrase, hit.lost) for hit in found} == plainly(
        phrases, line, int(repeated)
    )
