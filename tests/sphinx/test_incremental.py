"""Builds on top of builds, with one process and with two."""

from __future__ import annotations

import os
import shutil

import pytest
from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from .sites import CONF, LONG, Site, clean
from .test_same_bytes import pages

NAMES = "甲乙丙丁戊己"


@pytest.fixture
def started(jobs_site: Site) -> Site:
    """A site of six clean speeches, built once."""
    for name in NAMES:
        jobs_site.speech(f"{name}.txt", clean(name))
    assert jobs_site.build(strict=True).status == 0
    return jobs_site


def test_nothing_changed(started: Site) -> None:
    assert started.build().written == set()


@pytest.mark.parametrize("at", ["speeches/甲", "speeches/report", "index"])
def test_what_a_broken_build_did_not_write_the_next_one_does(
    site: Site, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    for name in NAMES:
        site.speech(f"{name}.txt", clean(name))
    site.build()
    site.speech("甲.txt", f"---\ntitle: 另一题\n---\n{clean('甲')}自20xx年以来。\n{LONG}\n")
    site.speech("乙.txt", f"{clean('乙')}{LONG}\n")
    write_doc = StandaloneHTMLBuilder.write_doc

    def broken(self: StandaloneHTMLBuilder, docname: str, doctree: nodes.document) -> None:
        if docname == at:
            raise KeyboardInterrupt
        write_doc(self, docname, doctree)

    with monkeypatch.context() as patch:
        patch.setattr(StandaloneHTMLBuilder, "write_doc", broken)
        with pytest.raises(KeyboardInterrupt):
            site.build()
    site.build()
    mended = pages(site)
    assert site.build().written == set()
    for old in ("out", "doctrees"):
        shutil.rmtree(site.root / old)
    site.build()
    assert pages(site) == mended


def test_a_touched_file_is_not_read_again(started: Site) -> None:
    os.utime(started.folder / "甲.txt", (2**31, 2**31))
    built = started.build()
    assert "0 added, 0 changed, 0 removed" in built.log
    assert built.written == set()


def test_a_copy_that_is_gone_is_made_again(started: Site) -> None:
    (copy,) = (started.root / "doctrees").rglob("甲.speech")
    text = copy.read_text(encoding="utf-8")
    copy.unlink()
    started.build(strict=True)
    assert copy.read_text(encoding="utf-8") == text


def test_two_folders_change_places(site: Site) -> None:
    texts = {folder: f"同志们：\n{folder}会议开得很好。\n" for folder in "甲乙"}
    for folder, text in texts.items():
        site.write(f"{folder}/one.txt", text)
    for first, second in ("甲乙", "乙甲"):
        folders = f'{{"a": "../{first}", "b": "../{second}"}}'
        site.write("docs/conf.py", CONF.replace('{"speeches": "../corpus"}', folders))
        site.build(strict=True)
        assert site.path("_sources/a/one.txt").read_text(encoding="utf-8") == texts[first]
        assert f"{first}会议" in site.text("a/one")


def test_the_copy_of_a_build_that_was_broken_off(started: Site) -> None:
    file = started.folder / "甲.txt"
    text = file.read_text(encoding="utf-8")
    (copy,) = (started.root / "doctrees").rglob("甲.speech")
    copy.write_text("同志们：\n另一篇。\n", encoding="utf-8")  # and the file is as it was again
    started.build(strict=True)
    assert copy.read_text(encoding="utf-8") == text


def test_other_bytes_of_the_same_text(started: Site) -> None:
    file = started.folder / "甲.txt"
    file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))
    built = started.build(strict=True)
    assert "0 added, 0 changed, 0 removed" in built.log
    assert built.written == set()


def test_an_added_file(started: Site) -> None:
    started.speech("庚.txt", "同志们：\n自20xx年以来。\n")
    built = started.build()
    assert {"speeches/庚", "speeches/index", "speeches/report"} <= built.written
    assert 'href="%E5%BA%9A.html"' in started.page("speeches/index")
    assert 'href="%E5%BA%9A.html#speech-mark-1"' in started.page("speeches/report")


def test_a_changed_file_even_an_older_one(started: Site) -> None:
    file = started.speech("甲.txt", "同志们：\n自20xx年以来。\n")
    os.utime(file, (1, 1))
    built = started.build()
    assert {"speeches/甲", "speeches/report"} <= built.written
    assert "speeches/乙" not in built.written
    assert "<mark" in started.page("speeches/甲")


def test_a_removed_file(started: Site) -> None:
    assert started.path("_sources/speeches/甲.txt").is_file()
    (started.folder / "甲.txt").unlink()
    built = started.build(strict=True)
    assert built.status == 0
    assert "speeches/甲" not in built.env.found_docs
    assert not list(started.path("").rglob("甲*"))
    assert not list((started.root / "doctrees").rglob("甲.speech"))
    assert "甲" not in started.text("speeches/index")
    assert "甲" not in started.text("speeches/report")
    assert started.build(strict=True).written == set()


def test_the_other_page_of_a_copy_is_rewritten(started: Site) -> None:
    started.speech("甲.txt", f"{clean('甲')}{LONG}\n")
    started.build()
    assert "<aside" not in started.page("speeches/甲")
    started.speech("丙.txt", f"{clean('丙')}{LONG}\n")
    built = started.build()
    assert {"speeches/甲", "speeches/丙", "speeches/report"} <= built.written
    assert "speeches/乙" not in built.written
    assert "<aside" in started.page("speeches/甲")
    (started.folder / "丙.txt").unlink()
    built = started.build(strict=True)
    assert "speeches/甲" in built.written
    assert "<aside" not in started.page("speeches/甲")


def test_two_builders_with_one_set_of_doctrees(site: Site) -> None:
    """What one builder noticed, the other still has to write."""
    site.speech("甲.txt", f"{clean('甲')}{LONG}\n")
    site.speech("乙.txt", clean("乙"))
    site.build()
    site.speech("乙.txt", f"{clean('乙')}{LONG}\n")
    site.build("speechlint")
    assert "speeches/甲" in site.build("html").written
    assert "<aside" in site.page("speeches/甲")


def test_the_folder_of_a_prefix_changes(site: Site) -> None:
    site.speech("甲.txt", clean("甲"))
    site.build()
    site.write("elsewhere/甲.txt", "同志们：\n自20xx年以来。\n")
    site.conf('speechlint_corpus = {"speeches": "../elsewhere"}')
    assert str(site.root / "elsewhere") in site.build().warnings[0]
    assert "20xx" in site.page("speeches/甲")


def test_both_ways_of_reading_give_the_same_pages(site: Site) -> None:
    for name in NAMES:
        site.speech(f"{name}.txt", f"{clean(name)}{LONG}\n自20xx年以来。\n")
    one = site.build().warnings
    pages = {p.name: p.read_bytes() for p in site.path("speeches").glob("*.html")}
    again = Site(site.root, jobs=3)
    (site.root / "doctrees" / "environment.pickle").unlink()
    assert again.build().warnings == one
    assert {p.name: p.read_bytes() for p in again.path("speeches").glob("*.html")} == pages
