"""Speeches, sections, paragraphs and rules can be referred to."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.util.inventory import InventoryFile

from .sites import CLEAN, Site

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


def test_the_inventory_holds_every_object(site: Site) -> None:
    site.speech("one.txt", f"在会上的讲话\n{CLEAN}")
    site.build()
    inventory = InventoryFile.loads(site.path("objects.inv").read_bytes(), uri="")
    data = inventory.data if hasattr(inventory, "data") else inventory
    assert "speeches/one" in data["speech:speech"]
    assert set(data["speech:section"]) == {"speeches/one#s-1", "speeches/one#s-2"}
    assert data["speech:section"]["speeches/one#s-2"].uri == "speeches/one.html#s-2"
    assert len(data["speech:paragraph"]) == 4


def test_speeches_of_one_file_are_objects_each(site: Site) -> None:
    site.speech("page.txt", f"会议讲话篇一\n{CLEAN}会议讲话篇二\n{CLEAN}")
    site.write("docs/refs.rst", ":orphan:\n\n引用\n====\n\n:speech:speech:`会议讲话篇二`\n")
    site.build()
    assert 'href="speeches/page.html#speech-2"' in site.page("refs")
