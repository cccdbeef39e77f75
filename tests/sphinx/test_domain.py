"""Speeches, sections, paragraphs and rules can be referred to."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from sphinx_speechlint.sphinx_ext.inventory import add_paragraphs

from .sites import CLEAN, Site, clean

ROLES = """\
引用
====

* :speech:speech:`speeches/one`
* :speech:speech:`这一篇 </speeches/one>`
* :speech:speech:`在会上的讲话`
* :speech:section:`speeches/one#s-2`
* :speech:section:`一、提高认识`
* :speech:rule:`masked-year`
* :any:`speeches/one#s-1`
"""


def test_roles(tmp_path: Path) -> None:
    site = Site(tmp_path, rules=True)
    site.speech("one.txt", f"在会上的讲话\n{CLEAN}")
    site.write("docs/refs.rst", f":orphan:\n\n{ROLES}")
    built = site.build(strict=True)
    assert built.warnings == []
    page = site.page("refs")
    assert page.count('href="speeches/one.html"') == 3
    assert page.count('href="speeches/one.html#s-1"') == 2
    assert 'href="speeches/one.html#s-2"' in page
    assert 'href="rules/masked-year.html"' in page
    text = site.text("refs")
    assert text.count("在会上的讲话") == 2
    assert "这一篇" in text
    assert "二、狠抓落实" in text


@pytest.mark.parametrize("kind", ["speech", "section", "paragraph", "rule"])
def test_a_reference_to_nothing_is_a_warning(site: Site, kind: str) -> None:
    site.speech("one.txt", CLEAN)
    site.write("docs/refs.rst", f":orphan:\n\n引用\n====\n\n:speech:{kind}:`没有`\n")
    warnings = site.build("dummy").warnings
    assert len(warnings) == 1
    assert "没有" in warnings[0]
    assert "refs.rst:6" in warnings[0]


@pytest.mark.parametrize(("builder", "page"), [("html", "one.html"), ("dirhtml", "one/")])
def test_the_inventory_holds_every_object(site: Site, builder: str, page: str) -> None:
    site.speech("one.txt", f"在会上的讲话\n{CLEAN}")
    uri = f"speeches/{page}"
    for _ in range(2):  # each build writes it anew
        site.build(builder)
        packed = site.path("objects.inv", builder).read_bytes().split(b"\n", 4)[4]
        objects = zlib.decompress(packed).decode().splitlines()
        assert f"speeches/one speech:speech 1 {uri} 在会上的讲话" in objects
        for number, title in enumerate(("一、提高认识", "二、狠抓落实"), 1):
            name = f"speeches/one#s-{number}"
            assert f"{name} speech:section 1 {uri}#s-{number} {title}" in objects
        paragraphs = [o for o in objects if " speech:paragraph -1 " in o]
        assert len(set(paragraphs)) == len(paragraphs) == 4
        for line in paragraphs:
            name, _, _, target, anchor = line.split()
            assert (name, target) == (f"speeches/one#{anchor}", f"{uri}#{anchor}")


def test_paragraphs_enter_the_inventory_once(site: Site) -> None:
    """Sphinx 8.1 leaves the inventory of the last build where nothing is to be done."""
    site.speech("one.txt", f"甲 speech:paragraph -1 乙 丙\n{CLEAN}")
    app = site.build().app
    file = site.path("objects.inv")
    before = zlib.decompress(file.read_bytes().split(b"\n", 4)[4])
    assert before.count(b" speech:paragraph -1 speeches/one.html#p-") == 4
    add_paragraphs(app, None)
    assert zlib.decompress(file.read_bytes().split(b"\n", 4)[4]) == before


def test_other_projects_refer_to_paragraphs(site: Site, tmp_path: Path) -> None:
    site.speech("one.txt", CLEAN)
    site.build()
    anchor = site.page("speeches/one").partition('id="p-')[2][:8]
    other = Site(tmp_path / "other")
    other.speech("two.txt", clean("乙"))
    other.conf(
        'extensions.append("sphinx.ext.intersphinx")',
        f'intersphinx_mapping = {{"set": ("https://e.org/", {str(site.path("objects.inv"))!r})}}',
    )
    role = ":external+set:speech:paragraph:"
    other.write("docs/refs.rst", f":orphan:\n\n引用\n====\n\n{role}`speeches/one#p-{anchor}`\n")
    assert other.build().warnings == []
    assert f'href="https://e.org/speeches/one.html#p-{anchor}"' in other.page("refs")


def test_speeches_of_one_file_are_objects_each(site: Site) -> None:
    site.speech("page.txt", f"会议讲话篇一\n{CLEAN}会议讲话篇二\n{CLEAN}")
    site.write("docs/refs.rst", ":orphan:\n\n引用\n====\n\n:speech:speech:`会议讲话篇二`\n")
    site.build()
    assert 'href="speeches/page.html#speech-2"' in site.page("refs")
