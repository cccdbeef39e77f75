"""Speeches of one title are told apart wherever several are named."""

from __future__ import annotations

import re

from .sites import LONG, OTHER, Site, clean, words

TITLE = "在全县农业工作会议上的讲话"


def speech(body: str) -> str:
    return f"{TITLE}\n同志们：\n{body}\n谢谢大家！\n"


def names(html: str) -> set[str]:
    return set(re.findall(rf"{TITLE}(?:（[^）]*）)?", words(html)))


def test_by_their_years_else_by_their_files(site: Site) -> None:
    site.speech("a.txt", speech(f"今年是“十一五”开局之年。\n{LONG}"))
    site.speech("b.txt", speech(f"今年是“十二五”开局之年。\n{LONG}"))
    site.build()
    apart = {f"{TITLE}（2006 年）", f"{TITLE}（2011 年）"}
    assert names(site.page("speeches/index")) == apart
    assert names(site.page("speeches/report")) == apart
    assert names(site.page("speeches/by-passage")) == apart
    assert ">在全县…（2006 年）</text>" in site.page("speeches/by-passage")
    assert names(site.page("_compare/speeches~a--speeches~b")) == apart
    html = site.page("speeches/b")
    assert f"<h1>{TITLE}<" in html  # the page itself is called as the speech is
    assert f"《{TITLE}（2006 年）》第 4 行" in words(html)
    site.speech("b.txt", speech(OTHER))
    site.build()
    assert names(site.page("speeches/index")) == {f"{TITLE}（a）", f"{TITLE}（b）"}


def test_a_title_that_is_no_longer_shared_needs_nothing_more(site: Site) -> None:
    site.speech("a.txt", speech(LONG))
    other = site.speech("b.txt", speech(OTHER))
    site.write("docs/index.rst", "站\n==\n\n.. toctree::\n\n   speeches/index\n   speeches/a\n")
    site.build()
    assert f"{TITLE}（a）" in words(site.page("index"))
    other.unlink()
    site.speech("c.txt", clean("丙"))
    site.build()
    assert names(site.page("index")) == names(site.page("speeches/index")) == {TITLE}


def test_a_page_of_several_speeches_and_a_speech_of_its_title(site: Site) -> None:
    site.speech("m.txt", f"教育讲话篇一\n同志们：\n{LONG}\n教育讲话篇二\n同志们：\n{OTHER}\n")
    site.speech("x.txt", "教育讲话\n同志们：\n另有一番话要讲给大家听。\n")
    site.build()
    listed = words(site.page("speeches/index"))
    assert "教育讲话（m）" in listed
    assert "教育讲话（x）" in listed


def test_no_name_is_another_speechs_title(site: Site) -> None:
    site.speech("a.txt", speech(f"今年是“十一五”开局之年。\n{LONG}"))
    site.speech("b.txt", speech(f"今年是“十二五”开局之年。\n{OTHER}"))
    site.speech("c.txt", f"{TITLE}（2006 年）\n同志们：\n另有一番话要讲给大家听。\n")
    site.build()
    assert names(site.page("speeches/index")) == {
        f"{TITLE}（a）",
        f"{TITLE}（b）",
        f"{TITLE}（2006 年）",
    }


def test_speeches_of_one_page(site: Site) -> None:
    site.speech("a.txt", f"讲话稿1\n同志们：\n{LONG}\n讲话稿2\n同志们：\n{OTHER}\n")
    site.speech("b.txt", "讲话稿1\n同志们：\n另有一番话要讲给大家听。\n讲话稿2\n同志们：\n再会。\n")
    site.build()
    found = words(site.page("speeches/report"))
    assert "讲话稿1（a）" in found
    assert "讲话稿1（b）" in found
