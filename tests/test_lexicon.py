"""The package's own words: their origin, how texts are cut by them, what is left of terms."""

from __future__ import annotations

import gzip
import runpy
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.lexicon import cut, idioms, may_join, terms, weights
from sphinx_speechlint.parse import parse
from sphinx_speechlint.remains import remains
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.source import Source
from sphinx_speechlint.testing import lint_example
from sphinx_speechlint.throughout import lost_throughout

ROOT = Path(__file__).parents[1]
HAN = st.text(st.sampled_from("招商引资政治协会营环境经济社发展的和一高质量"), max_size=24)


def words(text: str) -> list[str]:
    ends = sorted(cut(text).ends)
    return [text[a:b] for a, b in pairwise(ends)]


def found(text: str) -> list[tuple[str, str]]:
    source = Source("text.txt", text)
    return [
        (source.slice(r.span), r.phrase)
        for speech in parse(source).speeches
        for r in remains(speech, repeats=3)
        if r.gain > 5
    ]


@pytest.mark.parametrize("name", ["dictionary", "places", "topics"])
def test_the_dictionaries_are_what_the_script_makes(name: str) -> None:
    """If this fails, words have changed: run ``python tools/make_dictionary.py``."""
    made = runpy.run_path(str(ROOT / "tools/make_dictionary.py"))
    assert plain(made[name.upper()].read_bytes()) == plain(made[name]())


def plain(data: bytes) -> bytes:
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def test_a_usual_check_loads_no_jieba() -> None:
    code = (
        "import sys; from sphinx_speechlint.linter import lint;"
        "from sphinx_speechlint.selection import select_rules;"
        "from sphinx_speechlint.source import Source;"
        "source = Source('a.txt', '同志们：\\n要做好招引资工作，不断优化营环境。');"
        "found = lint([source], select_rules());"
        "sys.exit(not found or 'jieba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_term_is_listed_twice() -> None:
    for name in ("terms.txt", "words.txt"):
        text = (ROOT / "src/sphinx_speechlint" / name).read_text(encoding="utf-8")
        listed = [w for row in text.splitlines() if row[:1] != "#" for w in row.split()]
        assert len(listed) == len(set(listed))
        assert all("\u4e00" <= c <= "\u9fff" for word in listed for c in word)
    assert all(len(term) > 2 for term in terms())


def test_idioms_are_common_words() -> None:
    assert {"一丝不苟", "与时俱进"} <= idioms()
    assert all(len(word) == 4 and word in weights() for word in idioms())


@pytest.mark.parametrize(
    ("text", "cut_up"),
    [
        ("推动高质量发展", "推动 高质量发展"),
        ("社会主要问题", "社会 主要 问题"),
        ("宽松的营商环境", "宽松 的 营商环境"),
        ("", ""),
        ("鿿", "鿿"),
    ],
)
def test_texts_are_cut_into_their_likeliest_words(text: str, cut_up: str) -> None:
    assert words(text) == cut_up.split()


@given(HAN, HAN)
def test_no_cut_is_likelier_than_the_likeliest(left: str, right: str) -> None:
    assert "".join(words(left + right)) == left + right
    assert cut(left + right).weight >= cut(left).weight + cut(right).weight - 1e-6


def test_a_barred_word_is_taken_apart() -> None:
    assert cut("招商引资").ends == {0, 4}
    assert cut("招商引资", barred="招商引资").ends == {0, 2, 4}
    assert cut("岚溪岚溪", {"岚溪": -9.0}).ends == {0, 2, 4}


@pytest.mark.parametrize("term", ["招商引资", "营商环境", "政治协商", "可支配收入"])
@pytest.mark.parametrize("place", [1, 2])
def test_a_lost_character_is_seen(term: str, place: int) -> None:
    rest = term[:place] + term[place + 1 :]
    assert found(f"我们要坚持{rest}，落实各项工作。") == [(rest, term)]
    assert found(f"我们要坚持{term}，落实各项工作。") == []


def test_what_the_speech_says_again_and_again_is_a_phrase() -> None:
    said = "推进岚溪流域治理。岚溪流域很美，大家爱护岚溪流域。"
    assert found(said + "全市关心岚溪域的变化。") == [("岚溪域", "岚溪流域")]
    assert found("推进岚溪流域治理。全市关心岚溪域的变化。") == []


def test_an_idiom_is_none_however_often_the_speech_says_it() -> None:
    said = "我们常说雪中送炭，要雪中送炭，多雪中送炭，还要雪送炭。"
    assert lint_example(RULES["elided-term"], said) == []


def test_two_characters_that_meet_elsewhere_make_a_loss_less_sure() -> None:
    alone, twice = (
        remains(parse(Source("text.txt", text)).speeches[0], 3)[0]
        for text in ("地区生产值增长。", "地区生产值增长。农业产值也增长。")
    )
    assert (alone.phrase, twice.phrase) == ("生产总值", "生产总值")
    assert twice.gain < alone.gain


def lost_throughout_in(text: str) -> list[tuple[str, str]]:
    source = Source("text.txt", text)
    speech = parse(source).speeches[0]
    sure = [r for r in remains(speech, 3) if r.gain > 4]
    return [(source.slice(r.span), r.phrase) for r in lost_throughout(speech, sure) if r.gain > 3]


def test_a_character_lost_throughout_is_missed_in_short_words_too() -> None:
    text = "做好招引资工作，加大招力度，组团进行招考察。"
    assert lost_throughout_in(text) == [("招", "招商"), ("招", "招商")]


def test_a_character_that_the_speech_holds_is_not_lost_throughout() -> None:
    assert lost_throughout_in("做好招引资工作，加大招力度，促进商品流通。") == []


def test_nothing_is_lost_throughout_where_no_phrase_lost_it() -> None:
    assert lost_throughout_in("加大招力度，组团进行招考察。") == []


def test_whole_words_are_no_remains() -> None:
    assert found("壮大现代产业，发展县域经济，坚持供给结构性改革。") == []


@given(st.lists(HAN, max_size=6))
def test_remains_do_not_overlap(rows: list[str]) -> None:
    source = Source("text.txt", "\n".join(rows))
    for speech in parse(source).speeches:
        spans = [r.span for r in remains(speech, repeats=2)]
        assert all(a.end <= b.start for a, b in pairwise(spans))


@given(HAN, st.integers(1, 23))
def test_where_no_word_may_stand_across_a_cut_ends(text: str, place: int) -> None:
    if 0 < place < len(text) and not may_join(text, place):
        assert place in cut(text).ends


@pytest.mark.parametrize("word", ["招商", "营商环境", "实事求是", "政治协商会议"])
def test_a_word_may_stand_across_each_place_in_it(word: str) -> None:
    text = f"的{word}的"
    assert all(may_join(text, place) for place in range(2, len(word) + 1))
    assert not may_join(text, 1)
