"""What is the web site's and what is the speech's: lines, sentences and pasted words.

The lines of tests/gold/lines are none that the weights were learnt from.
"""

from __future__ import annotations

import runpy
from math import sqrt
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint import furniture, web_text, web_traces
from sphinx_speechlint.furniture import is_line_of_site, words_of_site
from sphinx_speechlint.grams import Pairs
from sphinx_speechlint.source import Source, Span
from sphinx_speechlint.speech import Block, BlockKind, Speech
from sphinx_speechlint.web_text import LONGEST, grams, likeness

ROOT = Path(__file__).parents[1]
LINES = ROOT / "tests/gold/lines"
RECALL = 0.96  # of lines of sites that stand alone
WRONG = 0.03  # of lines of speeches about the same things
PASTED = """
（本文来自范文网）
www.example.com
（来源：新华网）
点击查看全文
[阅读全文]
【点击下载】
（未完待续）
（转载请注明出处）
当前隐藏内容免费查看
VIP用户可见
http://www.abc.cn/x.html
微信号：abc123
QQ群：123456789
本文由小编整理
版权所有
copyright
范文网www.fw.com
文秘网整理
此处隐藏1234字
内容来自网络
下载本文
一键复制
（展开全部）
▼点击阅读▼
百度文库
"""


def rows(name: str) -> list[str]:
    return (LINES / name).read_text(encoding="utf-8").splitlines()


def words(line: str) -> list[Span]:
    span = Span(0, len(line))
    block = Block(BlockKind.PARAGRAPH, span)
    speech = Speech(Source.from_text(line, "a.txt"), span, {}, (block,))
    return list(words_of_site(speech, [span]))


def is_sites(line: str) -> bool:
    return is_line_of_site(line, marked=False) or any(words(line))


def test_lines_of_sites() -> None:
    lines = rows("site.txt")
    assert sum(map(is_sites, lines)) >= RECALL * len(lines)


def test_lines_of_speeches() -> None:
    lines = rows("speech.txt")
    assert sum(map(is_sites, lines)) <= WRONG * len(lines)


@pytest.mark.parametrize("pasted", PASTED.strip().split("\n"))
def test_words_pasted_into_a_sentence(pasted: str) -> None:
    before, after = "我们要坚持稳中求进", "，把各项工作抓实抓好。"
    found = words(before + pasted + after)
    assert len(found) == 1
    assert found[0].start >= len(before)
    assert found[0].end <= len(before + pasted)


def test_a_quote_that_closes_before_a_sentence_of_an_editor_is_the_speech_s() -> None:
    line = "他说：“要抓好落实。”小编修改。"
    assert words(line) == [Span(line.index("小编"), len(line))]


def test_an_ordinal_makes_words_of_sites_a_heading() -> None:
    assert is_line_of_site("登录注册", marked=False)
    assert not is_line_of_site("登录注册", marked=True)


def test_likeness_is_of_any_short_line() -> None:
    assert likeness("扫描二维码关注公众号") > 0 > likeness("全市上下团结一心，各项事业蓬勃发展。")
    assert likeness("网" * (LONGEST + 1)) == float("-inf")
    assert likeness("") < 0


def test_the_weights_are_those_that_the_lines_give() -> None:
    made = runpy.run_path(str(ROOT / "tools/make_web_text.py"))
    weights = made["train"](made["examples"]())
    for line in rows("site.txt"):
        known = [weights[gram] for gram in grams(line) if gram in weights]
        odds = weights[""] + sum(known) / max(len(known), 1) ** 0.5
        assert likeness(line) == pytest.approx(odds, abs=0.05)


def test_grams_fold_width_case_and_numbers() -> None:
    assert (
        grams("ＡＢ　１２３") == grams("ab 7") == {"^a", "ab", "b ", " 0", "0$", "a", "b", " ", "0"}
    )


@given(st.text(alphabet="上一篇下载同志们，。：！（）“”的", max_size=40))
def test_a_plain_line_is_judged_as_any_other(text: str) -> None:
    bias, weights, _ = web_text._model()
    known = weights.keys() & grams(text)
    judged = bias + sum(weights[gram] for gram in known) / sqrt(max(1, len(known)))
    assert web_text.is_plain(text)
    assert likeness(text) == pytest.approx(judged)


def test_what_is_plain_stands_for_one_character_that_the_weights_know() -> None:
    plain = [c for c in map(chr, range(0x110000)) if web_text.is_plain(c)]
    for character in plain:
        assert web_text.grams(character) >= {normalize("NFKC", character)}
        assert len(web_text.grams(character)) == 3


@given(st.lists(st.sampled_from([*rows("site.txt"), *rows("speech.txt")]), max_size=4))
def test_traces_are_the_pairs_that_weigh_most(lines: list[str]) -> None:
    text, weights = "".join(lines), web_text.weights()
    strong = [at for at in range(len(text)) if weights.get(text[at : at + 2], 0) >= 1]
    places = web_traces.traces(Pairs.of(text, Span(0, len(text))))
    assert places == [at for at in strong if at + 1 < len(text)]
    assert web_traces.within(places, Span(3, 9)) == [at for at in places if 3 <= at < 8]


@given(
    st.lists(
        st.sampled_from(
            ["点击下载全文", "小编", "为大家整理的", "范文", "。", "！", "”", "）", "要抓好落实"]
        ),
        max_size=24,
    ).map("".join)
)
def test_sentences_of_a_site_are_those_with_enough_traces(text: str) -> None:
    line = Span(0, len(text))
    places = web_traces.traces(Pairs.of(text, line))
    found: list[Span] = []
    end = 0
    for first, last in zip(places, places[furniture._TRACES - 1 :], strict=False):
        if first >= end and last - first <= LONGEST:
            sentence = furniture._sentence(text, Span(end, line.end), first)
            end = sentence.end
            if last + 1 < end and furniture._likeness(text[slice(*sentence)]) > 2:
                found.append(sentence)
    assert [*furniture._sentences_of_site(text, line, places)] == found
