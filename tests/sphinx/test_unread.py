"""Files that are empty, or cannot be read, say so on their pages and in the lists."""

from __future__ import annotations

import pytest

from .sites import Site, clean

BROKEN = "---\ntitle: [甲\n---\n同志们：\n<b>今天</b>的会议开得很好。\n"


def test_a_file_that_cannot_be_read(site: Site) -> None:
    site.speech("a.txt", BROKEN)
    site.speech("b.txt", clean("乙"))
    built = site.build()
    assert len(built.warnings) == 1
    page = site.text("speeches/a")
    assert "没有读成：" in page
    assert "corpus/a.txt：文件头的 YAML 有误" in page
    assert "<b>今天</b>的会议开得很好。" in page  # no text is lost, and none is markup
    listed = site.text("speeches/index")
    assert "a 没有读成" in listed
    assert "没有算在内的：a（没有读成）" in site.text("speeches/report")
    site.speech("a.txt", BROKEN.replace("[", ""))
    site.build()
    assert "没有读成" not in site.text("speeches/a") + site.text("speeches/index")
    assert "没有算在内的" not in site.text("speeches/report")


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " \n\u3000\n", "---\nyear: 2011\n---\n"])
def test_a_file_without_text(site: Site, text: str) -> None:
    site.speech("a.txt", text)
    site.speech("b.txt", clean("乙"))
    assert site.build().warnings == []
    assert "这个文件里没有文字。" in site.text("speeches/a")
    assert "a 空文件" in site.text("speeches/index")
    assert "没有算在内的：a（空文件）" in site.text("speeches/report")
