"""What a speech says again and again."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint import remains, sayings
from sphinx_speechlint.parse import parse
from sphinx_speechlint.source import Source


@given(st.lists(st.text(alphabet="岚溪流域人，。的", min_size=1, max_size=30), max_size=8))
def test_sayings_are_what_stands_often_enough_between_loose_words(lines: list[str]) -> None:
    page = parse(Source.from_text("同志们：\n" + "\n".join(lines), "a.txt"))
    for speech in page.speeches:
        runs = [
            run
            for block in speech.blocks
            for run in re.findall(
                rf"(?:(?![{sayings._LOOSE}])[\u4e00-\u9fff])+", speech.text(block)
            )
        ]
        said = Counter(
            run[i : i + size]
            for run in runs
            for size in sayings.SIZES
            for i in range(len(run) - size + 1)
        )
        assert sayings.sayings(speech, 2) == sorted(p for p, n in said.items() if n >= 2)


def test_what_is_no_speech_any_more_has_no_sayings() -> None:
    (speech,) = parse(Source.from_text("同志们：\n" + "岚溪流域。" * 9, "a.txt")).speeches
    assert sayings.sayings(speech, 3) == ["岚溪流域"]
    with patch.object(sayings, "_MOST", 20):
        assert sayings.sayings(speech, 3) == []


@given(st.text(alphabet="人民，", max_size=30), st.sampled_from(["人民", "人人", "人，", "人"]))
def test_joints_are_counted_where_they_overlap_too(text: str, joint: str) -> None:
    often = Counter(map("".join, pairwise(text)))[joint]
    assert remains._occurrences(text, joint) == (0 if "，" in joint else often)
