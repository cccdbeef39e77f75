"""Pages that show shared text side by side, and the matrix of who shares with whom."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.sphinx_ext.alignment import align

from .sites import LONG, OTHER, Site, clean, words

CHANGED = LONG.replace("同心同向", "步调一致")
PAGE = "_compare/speeches~a--speeches~b"
PARAGRAPHS = st.lists(st.text("政协工作会议", min_size=1, max_size=12), max_size=6)


def two(site: Site, first: str, second: str) -> Site:
    site.speech("a.txt", f"讲话篇一\n同志们：\n甲方的话在这里。\n{first}\n")
    site.speech("b.txt", f"讲话篇二\n同志们：\n乙方另有一番话。\n{second}\n")
    return site


def sides(page: str) -> list[str]:
    return re.findall(r'<div class="speech-side"[^>]*>(.*?)</div>', page, re.DOTALL)


def test_near_copies_stand_side_by_side_with_their_differences(site: Site) -> None:
    two(site, LONG, CHANGED).build()
    left, right = sides(site.page(PAGE))
    assert words(left) == LONG
    assert words(right) == CHANGED
    only = r'<mark class="speech-only">(.*?)</mark>'
    assert re.findall(only, left) == ["同心同向"]
    assert re.findall(only, right) == ["步调一致"]
    assert "有底色的字两边不同。" in words(site.page(PAGE))


def test_both_speeches_lead_to_the_comparison_and_it_leads_back(site: Site) -> None:
    two(site, f"{LONG}\n{OTHER}", f"{LONG}\n{OTHER}").build()
    page = site.page(PAGE)
    for name in "ab":
        compared = re.findall(
            rf'href="../{PAGE}.html#([^"]+)">对照</a>', site.page(f"speeches/{name}")
        )
        assert compared
        assert all(f'<section id="{anchor}" class="speech-pair"' in page for anchor in compared)
    for name, anchor in re.findall(r'href="\.\./speeches/(\w)\.html#([^"]+)"', page):
        assert f'id="{anchor}"' in site.page(f"speeches/{name}")
    assert [words(side) for side in sides(page)] == [LONG, LONG, OTHER, OTHER]
    assert "两边的文字完全相同。" in words(page)


def test_a_speech_that_repeats_itself(site: Site) -> None:
    site.speech("a.txt", f"讲话篇一\n同志们：\n{LONG}\n中间的话。\n{LONG}\n")
    site.build()
    page = site.page("_compare/speeches~a--speeches~a")
    assert "讲话篇一：重复的文字" in page
    assert 'data-side="第 3 行"' in page
    assert 'data-side="第 5 行"' in page


def test_a_comparison_that_is_no_longer_true_is_removed(site: Site) -> None:
    two(site, LONG, LONG).build()
    assert site.path(f"{PAGE}.html").is_file()
    site.speech("b.txt", clean("乙"))
    site.build()
    assert not site.path(f"{PAGE}.html").exists()
    assert "对照" not in site.page("speeches/a")


def test_links_in_directories_and_none_in_books(site: Site) -> None:
    two(site, LONG, LONG).build("dirhtml")
    page = site.path("speeches/b/index.html", "dirhtml").read_text(encoding="utf-8")
    assert re.search(rf'href="../../{PAGE}/#speech-mark-\d+">对照</a>', page)
    assert site.path(f"{PAGE}/index.html", "dirhtml").is_file()
    site.speech("b.txt", clean("乙"))
    site.build("dirhtml")
    assert not site.path(PAGE, "dirhtml").exists()
    two(site, LONG, LONG).build("singlehtml")
    assert ">对照</a>" not in site.path("index.html", "singlehtml").read_text("utf-8")


def test_texts_are_no_markup(site: Site) -> None:
    two(site, f"{LONG}<b>甲</b>", f"{LONG}<b>乙</b>").build()
    page = site.page(PAGE)
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_the_matrix_and_its_list(site: Site) -> None:
    two(site, f"{LONG}\n{OTHER}", f"{OTHER}\n隔开两段的话。\n{LONG}")
    site.speech("c.txt", clean("丙"))
    site.build()
    page = site.page("speeches/by-passage")
    assert re.findall(r'<a href="([^"]+)" aria-label="([^"]+)">', page) == [
        (f"../{PAGE}.html", "讲话篇一与讲话篇二：2 处")
    ]
    assert re.search(rf'href="\.\./{PAGE}\.html">讲话篇一与讲话篇二</a>', page)


def test_nothing_shared(site: Site) -> None:
    site.speech("a.txt", clean("甲"))
    site.build()
    assert "没有两处相同或相近的文字" in site.page("speeches/by-passage")
    assert not Path(site.path("_compare")).exists()


@given(PARAGRAPHS, PARAGRAPHS)
def test_an_alignment_keeps_all_in_order(first: list[str], second: list[str]) -> None:
    pairs = list(align(first, second))
    assert [one for one, _ in pairs if one is not None] == first
    assert [other for _, other in pairs if other is not None] == second
    assert (None, None) not in pairs


@given(PARAGRAPHS)
def test_equal_texts_stand_beside_themselves(texts: list[str]) -> None:
    assert list(align(texts, texts)) == [(text, text) for text in texts]


def test_a_paragraph_put_in_stands_alone() -> None:
    assert list(align([LONG, OTHER], [LONG, "插入的一段话。", CHANGED, OTHER])) in (
        [(LONG, LONG), (None, "插入的一段话。"), (None, CHANGED), (OTHER, OTHER)],
    )
