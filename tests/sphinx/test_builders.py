"""Every builder takes speeches; one of them is ours."""

from __future__ import annotations

import json
import re

import pytest

from .links import broken_links, repeated_ids
from .sites import CLEAN, LONG, Site, clean

FAULTY = f"在会上的讲话\n同志们：\n自20xx年以来，工作有序推进。\n{LONG}\n中间的话。\n{LONG}\n"


@pytest.mark.parametrize(
    "builder",
    ["dirhtml", "singlehtml", "text", "latex", "epub", "man", "texinfo", "xml", "gettext"],
)
def test_no_builder_fails(site: Site, builder: str) -> None:
    site.speech("a.txt", FAULTY)
    site.write(
        "docs/index.rst", "站\n==\n\n.. toctree::\n\n   speeches/index\n   speeches/report\n"
    )
    if builder == "epub":
        site.conf('version = "1"', 'copyright = "x"')
    first = site.build(builder)
    assert [w for w in first.warnings if "[speechlint." not in w] == []
    site.build(builder)


def test_in_plain_text_a_mark_is_a_number_and_its_note_stands_at_the_end(site: Site) -> None:
    site.speech("a.txt", FAULTY)
    site.build("text")
    text = site.path("speeches/a.txt", "text").read_text(encoding="utf-8")
    assert "自20xx[1]年以来，工作有序推进。" in text
    spoken, _, notes = text.partition("-[ 标出的问题 ]-")
    assert "遮盖" not in spoken
    assert "1. 年份被遮盖：20xx（masked-year）" in notes
    assert spoken.count("[2]") == spoken.count("[3]") == 1
    assert "年份被遮盖：20xx" in site.path("speeches/report.txt", "text").read_text("utf-8")


def test_what_is_missing_is_said_in_plain_text(site: Site) -> None:
    body = "今天讲几点意见。\n一、提高认识\n要学习。\n三、抓好落实\n要部署。\n"
    site.speech("a.txt", f"在会上的讲话\n同志们：\n{body}")
    site.build("text")
    text = site.path("speeches/a.txt", "text").read_text(encoding="utf-8")
    assert text.index("提高认识") < text.index("〔此处缺“二、”") < text.index("要学习。\n\n")


def test_on_a_single_page_every_id_is_there_once(site: Site) -> None:
    for name in ("a b.txt", "c.txt"):
        site.speech(name, FAULTY)
    toctree = ".. toctree::\n   :numbered:\n\n   speeches/index\n   speeches/report\n   own\n"
    own = "自己的\n======\n\n文字 [#]_\n\n.. [#] 注\n\n一\n--\n\n二\n--\n"
    site.write("docs/own.rst", own)
    site.speech("d.txt", CLEAN)
    site.write("docs/index.rst", f"站\n==\n\n:speech:section:`speeches/d#s-1`\n\n{toctree}")
    built = site.build("singlehtml")
    assert [w for w in built.warnings if "[speechlint." not in w] == []
    html = site.path("index.html", "singlehtml").read_text(encoding="utf-8")
    assert repeated_ids(html) == []
    assert broken_links(site.path("", "singlehtml")) == []
    for place in ("a_b--speech-mark-1", "c--speech-mark-1", "d--s-1"):
        assert f'href="#speeches/{place}"' in html
    assert re.search(r'section-number">1\.\d\.1\. </span>一、提高认识', html)


def test_links_between_directories(site: Site) -> None:
    site.speech("a.txt", FAULTY)
    site.build("dirhtml")
    report = site.path("speeches/report/index.html", "dirhtml").read_text(encoding="utf-8")
    assert 'href="../a/#speech-mark-1"' in report
    (site.folder / "a.txt").unlink()
    site.speech("b.txt", CLEAN)
    site.build("dirhtml")
    assert not site.path("speeches/a", "dirhtml").exists()


def test_the_report_builder(site: Site) -> None:
    site.speech("b-10.txt", clean("乙"))
    file = site.speech("b-2.txt", FAULTY)
    for _ in range(2):
        built = site.build("speechlint")
        assert built.status == 1
    data = json.loads(site.path("report.json", "speechlint").read_text(encoding="utf-8"))
    assert data["summary"]["files"] == 2
    assert [d["rule"] for d in data["diagnostics"]] == ["masked-year", "duplicate-paragraph"]
    assert data["diagnostics"][0]["start"] == {"line": 3, "column": 2, "offset": 13}
    assert data["diagnostics"][0]["path"].endswith("corpus/b-2.txt")
    assert "年份被遮盖" in site.path("report.txt", "speechlint").read_text(encoding="utf-8")
    file.unlink()
    assert site.build("speechlint").status == 0


def test_the_report_page_leads_to_the_places(site: Site) -> None:
    site.speech("a.txt", FAULTY)
    site.speech("b.txt", clean("乙"))
    site.build()
    report, page = site.page("speeches/report"), site.page("speeches/a")
    places = re.findall(r'href="a.html#([^"]+)"', report)
    assert places
    for anchor in places:
        assert f'id="{anchor}"' in page
    total = re.search(r'<tr class="[^"]*speech-totals.*?</tr>', report, re.DOTALL)
    assert total
    assert re.findall(r">(\d+)<", total[0]) == ["1", "1", "2"]
    numbers = re.findall(r'speech-shade-4[^>]*><p><a [^>]*href="#([^"]+)">\d+<', report)
    assert len(numbers) == 3
    for anchor in numbers:
        assert f'id="{anchor}"' in report
    assert "2 篇讲话：错误 2 处；1 篇没有问题。" in report


def test_a_report_without_faults(site: Site) -> None:
    site.speech("a.txt", CLEAN)
    site.build()
    assert "没有发现问题" in site.text("speeches/report")


def test_directives_in_any_document(site: Site) -> None:
    site.speech("a.txt", FAULTY)
    site.speech("b.txt", clean("乙"))
    site.write(
        "docs/own.rst",
        ":orphan:\n\n自己的\n======\n\n.. speech-list::\n\n   speeches/b*\n\n"
        ".. speech-quality::\n\n.. speech-list::\n\n   没有\n\n.. speech-rule:: 没有\n",
    )
    warnings = [w for w in site.build().warnings if "own.rst" in w]
    assert len(warnings) == 2
    page = site.page("own")
    assert page.count("speech-facts") == 1
    assert 'href="speeches/a.html#speech-mark-1"' in page


def test_the_directives_work_without_a_corpus(site: Site) -> None:
    site.conf("speechlint_corpus = {}")
    site.write("docs/index.rst", "站\n==\n\n.. speech-quality::\n\n.. speech-rule::\n")
    built = site.build(strict=True)
    assert built.warnings == []
    assert not site.path("rules/index.html").exists()
    assert "masked-year" in site.text("index")
