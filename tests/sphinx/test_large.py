"""Collections too large for one list: groups on pages of their own, and short sidebars."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from sphinx_speechlint.sphinx_ext import pages, sidebar, split

from .sites import LONG, Site, clean

PLACES = ("广水市", "江华县", "梅县", "广水市", "东台市", "广水市")


@pytest.fixture
def large(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(split, "_LINKS", 2)
    monkeypatch.setattr(pages, "GROUP", 2)
    monkeypatch.setattr(sidebar, "GROUP", 2)
    for number, place in enumerate(PLACES):
        site.speech(f"{number}.txt", f"---\nplace: {place}\n---\n{clean(str(number))}{LONG}\n")
    return site


def groups(site: Site, by: str) -> dict[str, list[str]]:
    """What each link of an overview leads to: the speeches on its page."""
    found: dict[str, list[str]] = {}
    for name, words in re.findall(r'href="\.\./(_lists/[^"]+)\.html">(.*?)</a>', site.page(by)):
        body = site.page(name)
        found[words] = re.findall(r'href="\.\./\.\./speeches/(\d)\.html"', body)
    return found


def rows(body: str) -> list[str]:
    """How the lists on a page begin, and their items."""
    return re.findall(r"<[du]l\b[^>]*>|^<(?:li|dt)>.*", body, re.MULTILINE)


def written(site: Site) -> dict[str, bytes]:
    top = site.path("")
    kept = (p for p in top.rglob("*.html") if "_static" not in p.parts)
    return {p.relative_to(top).as_posix(): p.read_bytes() for p in kept}


def test_every_speech_stands_on_the_page_of_its_group(large: Site) -> None:
    large.build()
    assert groups(large, "speeches/by-place") == {
        "东台市（1）": ["4"],
        "广水市（3）": ["0", "3"],
        "第 2 页": ["5"],
        "江华县（1）": ["1"],
        "梅县（1）": ["2"],
    }


def test_groups_of_groups_are_named_by_their_speeches(large: Site) -> None:
    large.build()
    assert ">0 – 3</a>" in large.page("speeches/index")
    assert ">4 – 5</a>" in large.page("speeches/index")


def test_the_index_of_terms_has_a_page_for_each_letter(large: Site) -> None:
    large.build()
    shown = re.findall(
        r'href="\.\./_lists/[^"]+/term-([a-z])\.html"', large.page("speeches/by-term")
    )
    assert shown == sorted(set(shown))
    assert len(shown) > 1


@pytest.mark.parametrize("by", ["place", "term"])
def test_a_page_of_a_group_is_written_as_a_document_would_be(
    by: str, large: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    large.speech("6.txt", f"---\ntitle: 甲 & 乙 <\"'@>\n---\n{clean('6')}{LONG}\n")
    large.build()
    names = re.findall(r'href="\.\./(_lists/[^"]+)\.html">', large.page(f"speeches/by-{by}"))
    apart = [row for name in names for row in rows(large.page(name))]
    monkeypatch.setattr(split, "_LINKS", 10_000)
    shutil.rmtree(large.root / "out")
    shutil.rmtree(large.root / "doctrees")
    large.build()
    whole = rows(large.page(f"speeches/by-{by}"))
    assert "甲 &amp; 乙 &lt;&quot;'&#64;&gt;" in "".join(whole)
    assert {row.replace("../../speeches/", "") for row in apart} == {*whole}


def test_other_builders_keep_the_whole_list(large: Site) -> None:
    large.build("text")
    text = large.path("speeches/by-place.txt", "text").read_text(encoding="utf-8")
    assert text.count("字") == len(PLACES)


def test_pages_of_groups_follow_the_speeches(large: Site) -> None:
    large.build()
    large.speech("1.txt", f"---\nplace: 广水市\n---\n{clean('1')}{LONG}\n")
    (large.folder / "4.txt").unlink()
    large.build()
    grown = written(large)
    shutil.rmtree(large.root / "out")
    shutil.rmtree(large.root / "doctrees")
    Site(large.root, jobs=2).build()
    assert written(large) == grown
    assert groups(large, "speeches/by-place")["广水市（4）"] == ["0", "1"]


def test_only_changed_pages_of_groups_are_written(large: Site) -> None:
    large.build()
    before = {p: p.stat().st_mtime_ns for p in large.path("_lists").rglob("*.html")}
    large.speech("2.txt", f"---\nplace: 梅县\n---\n{clean('2')}{LONG}多一句。\n")
    large.build()
    changed = {p for p, age in before.items() if p.stat().st_mtime_ns != age}
    assert changed
    assert changed < before.keys()


def test_an_overview_is_written_when_it_shows_something_else(large: Site) -> None:
    overviews = {f"speeches/by-{by}" for by in ("level", "place", "passage", "term")}
    assert overviews <= large.build().written
    head = "---\nplace: 梅县\n---\n"
    large.speech("2.txt", f"{head}{clean('2')}{LONG}\n多一句。\n")
    assert overviews & large.build().written == set()
    large.speech("2.txt", f"{head.replace('梅县', '东台市')}{clean('2')}{LONG}\n多一句。\n")
    assert "speeches/by-place" in large.build().written
    large.speech("2.txt", f"{head}{clean('2')}")
    assert "speeches/by-passage" in large.build().written


def links(page: Path) -> set[str]:
    sidebar_html = page.read_text(encoding="utf-8").partition('class="sphinxsidebar"')[2]
    return set(re.findall(r'href="(?:\.\./)?(?:speeches/)?(\d)\.html"', sidebar_html))


def test_a_sidebar_opens_only_the_branch_of_its_page(large: Site) -> None:
    large.conf(
        'html_theme_options = {"globaltoc_collapse": False, "globaltoc_includehidden": True}',
        'html_sidebars = {"**": ["globaltoc.html"]}',
    )
    large.write("docs/index.rst", "首页\n====\n\n.. toctree::\n   :hidden:\n\n   speeches/index\n")
    large.build()
    assert links(large.path("index.html")) == set()
    assert links(large.path("speeches/2.html")) == {"3"}  # the page itself is "#"


def test_a_sidebar_made_of_a_siblings_is_the_one_that_sphinx_makes(
    large: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    large.conf('html_theme = "shibuya"')
    moved = sidebar._moved
    made: list[str] = []
    monkeypatch.setattr(sidebar, "_moved", lambda *known: made.append(moved(*known)) or made[-1])
    large.build()
    assert sum(map(bool, made)) >= len(PLACES) / 2
    from_siblings = written(large)
    shutil.rmtree(large.root / "out")
    shutil.rmtree(large.root / "doctrees")
    monkeypatch.setattr(sidebar, "_moved", lambda *_: "")
    large.build()
    assert written(large) == from_siblings
