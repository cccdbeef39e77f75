"""Words of a site in the middle of a word are found whatever they say; sound text has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_speechlint.grams import Pairs
from sphinx_speechlint.inserted import inserted
from sphinx_speechlint.parse import parse
from sphinx_speechlint.pasted import pasted
from sphinx_speechlint.source import Source, Span
from sphinx_speechlint.web_traces import traces

SOUND = sorted(Path(__file__).parent.glob("clean/*.txt"))
SENTENCE = "要深入实施质量强市行动，让人民群众得到更多实惠，推动经济社会高质量发展。"
WORDS = [
    "注册会员方可下载附件",
    "收藏本站方便下次浏览",
    "请扫码下载客户端浏览",
    "客服微信扫码加好友",
]


def found(text: str) -> list[Span]:
    line = Span(0, len(text))
    return list(inserted(text, line, traces(Pairs.of(text, line))))


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("word", ["实施", "经济", "群众"])
def test_words_that_no_pattern_knows_are_found_to_the_character(words: str, word: str) -> None:
    at = SENTENCE.index(word) + 1
    text = f"{SENTENCE[:at]}{words}{SENTENCE[at:]}"
    assert not pasted(parse(Source.from_text(text, "a.txt")).speeches[0])
    assert found(text) == [(at, at + len(words))]


def test_characters_that_grow_in_small_letters_move_nothing() -> None:
    words, at = WORDS[0], SENTENCE.index("实施") + 1
    text = f"İİİİ{SENTENCE[:at]}{words}{SENTENCE[at:]}"
    assert found(text) == [(at + 4, at + 4 + len(words))]


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_sound_text_has_none(path: Path) -> None:
    assert not found(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("between", range(14, 30))
def test_other_words_of_a_site_before_it_hide_none(between: int) -> None:
    at = SENTENCE.index("实施") + 1
    before = f"点击下载{'我们大家一起来把这件事情办好做实抓紧抓牢不放松到位有力'[:between]}，"
    text = f"{before}{SENTENCE[:at]}{WORDS[0]}{SENTENCE[at:]}"
    start = len(before) + at
    assert Span(start, start + len(WORDS[0])) in found(text)
