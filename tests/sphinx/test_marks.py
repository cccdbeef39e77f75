"""Faults are marked where they stand, and nothing in a speech is markup."""

from __future__ import annotations

import re

import pytest

from .sites import CLEAN, LONG, OTHER, Site, ids, words

HOSTILE = (
    "<script>alert(1)</script>",
    "*强调* **加粗** `代码` ``字面``",
    "|替换| 和 _链接 和 链接_ 和 脚注[1]_",
    ".. raw:: html",
    ":ref:`x` :doc:`index`",
    "{% raw %}{{ config }}{% endraw %}",
    "http://example.com/ 和 [文字](http://example.com/)",
    "& &amp; &#60; \" ' -- --- ...",
    "\\\\ \\* %s %(x)s {0} {text}",
    "\u202e倒写\u2028新行\x85完",
    "=====",
    "- 一项",
)


def test_hostile_text_stays_text(site: Site) -> None:
    site.speech("one.txt", "同志们：\n" + "".join(f"{line}\n会议开得很好。\n" for line in HOSTILE))
    site.conf("language = 'en'")
    site.build()
    page, text = site.page("speeches/one"), site.text("speeches/one")
    for line in HOSTILE:
        assert line in text
    assert "<script>alert" not in page
    assert "<em>" not in page
    assert 'href="http://example' not in page


def test_characters_that_xml_cannot_hold(site: Site) -> None:
    site.speech("one.txt", "同志们：\n会议\x01\x0b\x1b开得20xx年很好。\n")
    site.build("xml")
    text = words(site.path("speeches/one.xml", "xml").read_text(encoding="utf-8"))
    assert "会议\ufffd\ufffd\ufffd[1]开得20xx[2]年" in text


def test_a_mark_inside_a_paragraph(site: Site) -> None:
    site.speech("one.txt", "同志们：\n自20xx年以来，工作有序推进。\n")
    site.build()
    page = site.page("speeches/one")
    mark = re.search(r"<mark [^>]*>.*?</mark>", page)
    assert mark
    assert 'class="speech-mark speech-placeholder sev-error"' in mark[0]
    assert 'id="speech-mark-1"' in mark[0]
    assert 'tabindex="0"' in mark[0]
    note = re.search(r'aria-describedby="([^"]+)"', mark[0])
    assert note
    assert f'id="{note[1]}" role="tooltip"' in mark[0]
    assert "年份被遮盖：20xx" in mark[0]
    assert words(page.split("<mark")[0]).endswith("自")
    assert "年以来，工作有序推进。" in page


def test_a_mark_in_a_title_stays_out_of_the_contents(site: Site) -> None:
    site.speech("one.txt", "在20xx年会议上的讲话\n同志们：\n一、20xx年的工作\n工作很好。\n")
    toc = site.build().env.tocs["speeches/one"]
    assert toc.astext().split() == ["在20xx年会议上的讲话", "一、20xx年的工作"]
    html = site.path("speeches/one.html").read_text(encoding="utf-8")
    assert html.count("<mark") == 2
    assert "<title>在20xx年会议上的讲话 " in html
    assert "<mark" not in site.page("speeches/index")


def test_marks_of_several_families_share_words(site: Site) -> None:
    site.speech("one.txt", "同志们：\n一、认识\n工作很好。\n三、20xx年\n工作很好。\n")
    site.build()
    page = site.page("speeches/one")
    assert re.search(r"<mark [^>]*speech-numbering[^>]*>三、<", page)
    assert re.search(r"<mark [^>]*speech-placeholder[^>]*>20xx<", page)
    assert len(ids(page)) == len(set(ids(page)))


def test_a_whole_paragraph_gets_a_note_and_so_does_its_other_copy(site: Site) -> None:
    site.speech("a.txt", f"第一篇\n同志们：\n{LONG}\n会议开得很好。\n")
    site.speech("b.txt", f"第二篇\n同志们：\n今天的任务很重。\n{LONG}\n")
    site.build()
    copy, original = site.page("speeches/b"), site.page("speeches/a")
    note = re.search(r'<aside class="speech-note speech-duplicate[^>]*>.*?</aside>', copy)
    assert note
    anchor = re.search(r'href="a.html#(p-[0-9a-f]{8})"', note[0])
    assert anchor
    assert f'id="{anchor[1]}">{LONG}' in original
    echo = re.search(r'<aside class="[^"]*speech-echo[^>]*>.*?</aside>', original)
    assert echo
    assert 'href="b.html#speech-mark-1"' in echo[0]
    assert 'id="speech-mark-1"' in copy
    assert 'class="speech-paragraph speech-noted speech-noted-duplicate"' in copy


def test_a_repeated_phrase_is_marked_in_its_paragraph(site: Site) -> None:
    site.speech("a.txt", "同志们：\n应该说，各级各级党委对政协工作都很重视。\n")
    site.build()
    page = site.page("speeches/a")
    assert "<aside" not in page
    assert re.search(r"<mark [^>]*speech-duplicate", page)


def test_a_run_of_paragraphs_gets_one_note(site: Site) -> None:
    site.speech("a.txt", f"同志们：\n{LONG}\n{OTHER}\n中间的话。\n{LONG}\n{OTHER}\n")
    site.build()
    page = site.page("speeches/a")
    assert len(re.findall("<aside", page)) == 2
    assert page.count("speech-noted-duplicate") == 4


def test_a_note_on_a_heading_stands_below_it(site: Site) -> None:
    site.speech("a.txt", "同志们：\n一、提高认识\n二、狠抓落实\n各地要抓紧部署。\n")
    site.build()
    page = site.page("speeches/a")
    assert re.search(r"<h2[^>]*>一、提高认识<a[^>]*>¶</a></h2>\s*<aside", page)


def test_notes_do_not_reach_the_search_index(site: Site) -> None:
    site.speech("a.txt", f"同志们：\n自203x年以来。\n{LONG}\n中间的话。\n{LONG}\n")
    site.build()
    assert "年份被遮盖：203x" in site.page("speeches/a")
    for script in site.path("").rglob("*.js"):
        assert "年份被遮盖：203x" not in script.read_text(encoding="utf-8")


def test_an_enumeration_is_a_paragraph_with_a_bold_lead(site: Site) -> None:
    site.speech("a.txt", "同志们：\n一、提高认识\n第一，要学习。学习很重要。\n")
    site.build()
    item = re.search(r'<p class="speech-item" id="p-[^>]*>.*?</p>', site.page("speeches/a"))
    assert item
    assert "<strong>第一，要学习。</strong><span>学习很重要。</span>" in item[0]
    assert 'id="s-1-i1"' in item[0]


def test_the_parts_of_a_speech_have_classes(site: Site) -> None:
    site.speech(
        "a.txt", f"在会上的讲话\n（2020年1月2日）\n{CLEAN}同志们，让我们一起努力！谢谢大家！\n"
    )
    site.build()
    page = site.page("speeches/a")
    for kind in ("byline", "salutation", "paragraph", "closing", "level-1"):
        assert f'class="speech-{kind}"' in page
    assert page.index("speech-closing") > page.rindex("</section>\n<p")


@pytest.mark.parametrize("line", ["　　会议开得很好。", "\t会议开得很好。  "])
def test_indentation_is_left_out(site: Site, line: str) -> None:
    site.speech("a.txt", f"同志们：\n{line}\n")
    site.build()
    assert ">会议开得很好。<a" in site.page("speeches/a")
