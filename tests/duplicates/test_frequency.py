"""Both ways to count in how many speeches a shingle stands say the same."""

from __future__ import annotations

import random

from sphinx_speechlint.duplicates.frequency import frequencies
from sphinx_speechlint.duplicates.shingles import shingles
from sphinx_speechlint.duplicates.texts import Texts


def test_counting_and_hashing_agree(monkeypatch) -> None:
    drawn = random.Random(7)
    texts = ["".join(drawn.choices("工作报告", k=drawn.randrange(60))) for _ in range(200)]
    speeches = sorted(drawn.randrange(40) for _ in texts)
    wanted = [*sorted(set().union(*map(shingles, texts[:20]))), "没有这些字"]
    counted = frequencies(Texts.of(texts), speeches, wanted)
    monkeypatch.setattr("sphinx_speechlint.duplicates.texts.SMALL", 0)
    assert frequencies(Texts.of(texts), speeches, wanted) == counted
    assert frequencies(Texts.of(texts), speeches, []) == {}
    for shingle, count in counted.items():
        having = {speech for text, speech in zip(texts, speeches, strict=True) if shingle in text}
        assert count == len(having)
    assert counted["没有这些字"] == 0 < max(counted.values()) <= 40
