"""Directives do on the site what they do on the command line, and none is published."""

from __future__ import annotations

from .sites import LONG, Site

FAULTY = """\
---
speechlint-ignore: masked-number -- 编者
---
同志们：
<!-- speechlint: ignore-next masked-year -- 原稿如此 -->
自20xx年以来，***工作有序推进。
"""


def rules(warnings: list[str]) -> list[str]:
    return [w.rpartition("[speechlint.")[2].rstrip("]") for w in warnings]


def test_suppressed_is_neither_marked_nor_warned_of(jobs_site: Site) -> None:
    file = jobs_site.speech("a.txt", FAULTY)
    for _ in range(2):  # the second build reads nothing again
        warnings = jobs_site.build().warnings
        assert rules(warnings) == ["unused-suppression", "masked-name"]
        assert warnings[0].startswith(f"{file}:2: ")
        assert warnings[1].startswith(f"{file}:6: ")
    page = jobs_site.page("speeches/a")
    assert "名称被遮盖" in page
    assert "年份被遮盖" not in page


def test_copies_across_files_are_suppressed(site: Site) -> None:
    site.speech("a.txt", f"同志们：\n{LONG}\n")
    site.speech("b.txt", f"同志们：\n<!-- speechlint: ignore-next duplicate -->\n{LONG}\n")
    assert site.build("dummy").warnings == []


def test_a_changed_directive_is_seen(site: Site) -> None:
    site.speech("a.txt", FAULTY)
    assert rules(site.build().warnings) == ["unused-suppression", "masked-name"]
    site.speech("a.txt", FAULTY.replace("masked-year", "masked-name"))
    built = site.build()
    assert rules(built.warnings) == ["unused-suppression", "masked-year"]
    assert "speeches/a" in built.written


def test_nothing_of_a_directive_is_published(site: Site) -> None:
    site.speech("a.txt", FAULTY)
    site.build()
    published = [f for f in site.path("", "html").rglob("*") if f.is_file()]
    texts = {f.name: f.read_bytes() for f in published if "rules" not in f.parts}
    for words in ("原稿如此", "编者", "speechlint-ignore"):
        assert [name for name, data in texts.items() if words.encode() in data] == []
