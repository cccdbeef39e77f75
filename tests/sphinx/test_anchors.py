"""Links made today still hold tomorrow."""

from __future__ import annotations

import re

from sphinx_speechlint.parse import parse
from sphinx_speechlint.source import Source
from sphinx_speechlint.sphinx_ext.titles import label, shared_title, short_titles
from sphinx_speechlint.sphinx_ext.tree import Tree

from .sites import CLEAN

SPEECH = """\
在会上的讲话
同志们：
开场的话。
一、提高认识
（一）形势。形势很好。
（二）任务。任务很重。
第一，要学习。学习很重要。
第二，要落实。
一、又从一开始
二、狠抓落实
各地要抓紧部署。
各地要抓紧部署。
谢谢大家！
"""


def anchors(text: str) -> dict[str, str]:
    """What each id stands for: the text of its title or paragraph."""
    tree = Tree(Source("x.txt", text), "x", "x")
    found: dict[str, str] = {}
    for node in tree.build(parse(Source("x.txt", text))).findall():
        for anchor in getattr(node, "attributes", {}).get("ids", []):
            assert anchor not in found
            found[anchor] = node[0].astext() if node.tagname == "section" else node.astext()
    return found


def test_the_ids_of_sections_are_their_ordinals() -> None:
    found = anchors(SPEECH)
    titles = {a: t for a, t in found.items() if a.startswith("s-")}
    assert titles == {
        "s-1": "一、提高认识",
        "s-1-1": "（一）形势。",
        "s-1-2": "（二）任务。",
        "s-1-2-i1": "第一，要学习。学习很重要。",
        "s-1-2-i2": "第二，要落实。",
        "s-1--2": "一、又从一开始",
        "s-2": "二、狠抓落实",
    }


def test_ids_are_plain() -> None:
    for anchor in anchors(SPEECH):
        assert re.fullmatch(r"[a-z][a-z0-9-]*", anchor)


def test_every_paragraph_has_an_id_and_a_repeat_its_own() -> None:
    found = anchors(SPEECH)
    paragraphs = [a for a in found if a.startswith("p-")]
    assert all(re.fullmatch(r"p-[0-9a-f]{8}(-\d+)?", a) for a in paragraphs)
    first = next(a for a, t in found.items() if t == "各地要抓紧部署。")
    assert found[f"{first}-2"] == "各地要抓紧部署。"


def test_removing_any_line_leaves_the_ids_of_the_others() -> None:
    """But for repeats and what stands below a heading that is gone."""
    text = SPEECH.replace("一、又从一开始\n", "").replace(
        "各地要抓紧部署。\n" * 2, "各地要抓紧部署。\n"
    )
    lines = text.splitlines(keepends=True)
    before = anchors(text)
    for index, line in enumerate(lines):
        after = anchors("".join(lines[:index] + lines[index + 1 :]))
        kept = {a: t for a, t in before.items() if t not in line and line.strip() not in t}
        if line.startswith(("一、", "（一）", "（二）", "二、", "在会上")):
            kept = {a: t for a, t in kept.items() if a.startswith("p-")}
        assert kept.items() <= after.items(), line


def test_punctuation_and_spacing_do_not_change_an_id() -> None:
    one, two = anchors("同志们：\n今天，会议 开得很好。\n"), anchors("同志们!\n今天会议开得很好\n")
    assert [a for a in one if a[:2] == "p-"] == [a for a in two if a[:2] == "p-"]


def test_paragraphs_of_punctuation_differ() -> None:
    found = anchors("同志们：\n会议开得很好。\n。\n***\n")
    assert len([a for a in found if a.startswith("p-")]) == 4


def test_speeches_of_one_file_are_known_by_their_number() -> None:
    text = "".join(f"会议讲话篇{n}\n{CLEAN}" for n in "二三五")
    found = anchors(text)
    assert [a for a in found if re.fullmatch(r"speech-\d", a)] == [
        "speech-2",
        "speech-3",
        "speech-5",
    ]
    assert found["speech-5-s-2"] == "二、狠抓落实"


def test_a_page_is_called_what_its_speeches_share() -> None:
    assert shared_title(["会议讲话篇一", "会议讲话篇二"]) == "会议讲话"
    assert shared_title(["篇一", "篇二"]) == ""
    assert short_titles(["会议讲话篇一", "会议讲话篇二"]) == ["篇一", "篇二"]
    assert short_titles(["会议讲话", "会议讲话篇二"]) == ["会议讲话", "会议讲话篇二"]
    assert short_titles(["【会议讲话】第19篇", "【会议讲话】第12篇"]) == ["第19篇", "第12篇"]
    remarked = ["会议讲话（2006 年）", "会议讲话（2011 年）"]
    assert short_titles(remarked) == remarked


def test_a_label_keeps_what_tells_titles_apart() -> None:
    assert label("会议讲话（2006 年）", 12) == "会议讲话（2006 年）"
    assert label("在全县会议上的讲话（2006 年）", 12) == "在全县…（2006 年）"
    assert label("在全县会议上的讲话（不早于 2015 年）", 12) == "…不早于 2015 年）"
    assert label("在全县会议上的讲话（very-long-file）", 12) == "…-long-file）"
    assert label("在全县农业工作会议上的讲话", 12) == "在全县农业工作会议上的…"
