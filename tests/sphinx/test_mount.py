"""Which files become pages, and under which names."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_speechlint.rules import RULES
from sphinx_speechlint.sphinx_ext.groups import ORDERS
from sphinx_speechlint.sphinx_ext.pages import generated_pages

from .sites import CLEAN, CONF, Site, clean


def test_two_lines_of_configuration_make_a_site(tmp_path: Path) -> None:
    site = Site(tmp_path, rules=True)
    site.speech("one.txt", CLEAN)
    built = site.build(strict=True)
    assert built.warnings == []
    assert built.status == 0
    for name in ("index", "speeches/index", "speeches/one", "speeches/report", "rules/index"):
        assert site.path(f"{name}.html").is_file()
    assert 'href="one.html"' in site.page("speeches/index")
    assert "今天的会议开得很好。" in site.text("speeches/one")


def test_a_folder_inside_the_source_folder_and_no_other_text_file(site: Site) -> None:
    site.write("docs/conf.py", CONF.replace("../corpus", "texts"))
    site.write("docs/requirements.txt", "sphinx\n")
    site.write("docs/texts/one.txt", CLEAN)
    site.write("docs/texts/deep/two.md", clean("乙"))
    site.write("docs/texts/.hidden.txt", CLEAN)
    site.write("docs/texts/note.html", "<p>")
    built = site.build(strict=True)
    assert built.status == 0
    pages = {p.relative_to(site.path("")).as_posix() for p in site.path("").rglob("*.html")}
    by = {f"speeches/by-{by}.html" for by in ORDERS}
    assert {p for p in pages if p.startswith("speeches/")} - by == {
        "speeches/index.html",
        "speeches/find.html",
        "speeches/report.html",
        "speeches/one.html",
        "speeches/deep/index.html",
        "speeches/deep/two.html",
    }
    assert not any("requirements" in p for p in pages)


def test_an_output_folder_inside_the_source_folder_is_not_found_again(site: Site) -> None:
    site.speech("one.txt", CLEAN)
    docs = site.root / "docs"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", str(docs), str(docs / "_build")]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    assert not (docs / "_build" / "_build").exists()


def test_markdown_files_of_the_corpus_are_speeches_even_with_a_markdown_parser(site: Site) -> None:
    pytest.importorskip("myst_parser")
    site.write("docs/texts/one.md", "# 在会上的讲话\n同志们：\n数字*很*好，见[这里](x)。\n")
    site.write("docs/other.md", "# 其他\n\n*文字*\n")
    site.write(
        "docs/conf.py",
        'extensions = ["myst_parser", "sphinx_speechlint"]\n'
        'speechlint_corpus = {"speeches": "texts"}\n',
    )
    site.build()
    assert "数字*很*好，见[这里](x)。" in site.text("speeches/one")
    assert "<h1>在会上的讲话<" in site.page("speeches/one")
    assert "<em>文字</em>" in site.page("other")
    assert not site.path("texts/one.html").exists()


def test_encodings(site: Site) -> None:
    texts = {name: clean(name) for name in ("甲", "乙", "丙")}
    site.speech("甲.txt", texts["甲"].encode("gb18030"))
    site.speech("乙.txt", texts["乙"].replace("\n", "\r\n").encode("utf-8-sig"))
    site.speech("丙.txt", texts["丙"].encode("utf-16"))
    assert site.build().warnings == []
    for name, text in texts.items():
        assert f"大家要认真学习，{name}。" in site.text(f"speeches/{name}")
        source = site.path(f"_sources/speeches/{name}.txt")
        assert source.read_text(encoding="utf-8") == text


def test_white_space_inside_a_line_survives_in_the_source(site: Site) -> None:
    text = "同志们：\n\u3000\u3000一  二\t三\u3000四。\n"
    site.speech("one.txt", text)
    site.build()
    assert site.path("_sources/speeches/one.txt").read_text(encoding="utf-8") == text
    assert ">一  二\t三\u3000四。<a" in site.page("speeches/one")


def test_an_undecodable_file_is_one_warning_and_the_rest_is_published(site: Site) -> None:
    site.speech("good.txt", CLEAN)
    bad = site.speech("bad.txt", ("好" * 50).encode() + b"\xff\xfe\xff" + ("好" * 50).encode())
    for _ in range(2):
        built = site.build()
        assert len(built.warnings) == 1
        assert str(bad) in built.warnings[0]
        assert "第 150 字节" in built.warnings[0]
    assert site.path("speeches/good.html").is_file()
    assert not site.path("speeches/bad.html").exists()


def test_bad_front_matter_is_one_warning(site: Site) -> None:
    bad = site.speech("bad.txt", "---\ntitle: [\n---\n同志们：\n")
    for _ in range(2):
        warnings = site.build().warnings
        assert len(warnings) == 1
        assert warnings[0].startswith(f"{bad}:1: WARNING: ")


def test_front_matter_gives_title_and_particulars(site: Site) -> None:
    site.speech("one.txt", f"---\ntitle: 开幕词\nspeaker: 王某人\ndate: 2020-01-02\n---\n{CLEAN}")
    site.build()
    page = site.page("speeches/one")
    assert "<h1>开幕词<" in page
    evidence = '<span class="speech-evidence">据文件头</span>'
    assert f"<dt>讲话人</dt><dd>王某人 {evidence}</dd>" in page
    assert '2020 年 <span class="speech-evidence">据“2020-01-02”</span>' in page


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('{"speeches": "nowhere"}', "没有文件夹"),
        ('{"speeches": 3}', "应当是字典"),
        ('{"": "../corpus"}', "文档名的前缀"),
        ('{"../x": "../corpus"}', "文档名的前缀"),
    ],
)
def test_a_wrong_setting_is_one_clear_error(site: Site, value: str, words: str) -> None:
    site.conf(f"speechlint_corpus = {value}")
    built = site.build()
    assert built.status == 2
    errors = [w for w in built.warnings if "ERROR" in w]
    assert len(errors) == 1
    assert words in errors[0]


def test_a_missing_folder_shows_no_traceback(site: Site) -> None:
    site.conf('speechlint_corpus = {"speeches": "nowhere"}')
    command = [sys.executable, "-m", "sphinx", str(site.root / "docs"), str(site.root / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert str(site.root / "docs" / "nowhere") in done.stderr


def test_a_wrong_lint_configuration_is_a_clear_error(site: Site) -> None:
    site.write("pyproject.toml", '[tool.speechlint]\nignore = ["masked-yaer"]\n')
    site.speech("one.txt", CLEAN)
    built = site.build()
    assert built.status == 2
    assert len(built.warnings) == 1
    assert "masked-year" in built.warnings[0]


def test_an_empty_folder_is_a_warning(site: Site) -> None:
    warnings = site.build().warnings
    assert len(warnings) == 1
    assert "没有可检查的" in warnings[0]


def test_files_of_one_name_and_names_of_generated_pages_are_told(site: Site) -> None:
    site.speech("one.md", CLEAN)
    site.speech("one.txt", CLEAN)
    site.speech("report.txt", clean("乙"))
    built = site.build()
    assert len(built.warnings) == 2
    assert any("one." in w and "未收录" in w for w in built.warnings)
    assert any("report.txt" in w and "不再生成" in w for w in built.warnings)


def test_patterns_exclude_speeches(site: Site) -> None:
    site.speech("one.txt", CLEAN)
    site.speech("draft.txt", CLEAN)
    site.conf('exclude_patterns += ["speeches/dr*"]')
    site.build()
    assert site.path("speeches/one.html").is_file()
    assert not site.path("speeches/draft.html").exists()


def test_a_page_of_the_project_takes_the_place_of_a_generated_one(site: Site) -> None:
    site.speech("one.txt", CLEAN)
    site.write("docs/speeches/index.rst", "我的目录\n========\n\n.. speech-list::\n   :toctree:\n")
    site.build(strict=True)
    page = site.page("speeches/index")
    assert "我的目录" in page
    assert 'href="one.html"' in page


def test_next_and_previous_follow_the_numbers(site: Site) -> None:
    for number in (10, 2, 1):
        site.speech(f"x-{number}.txt", clean(str(number)))
    site.build()
    html = site.path("speeches/x-2.html").read_text(encoding="utf-8")
    assert re.search(r'<link rel="next" [^>]*href="x-10.html"', html)
    assert re.search(r'<link rel="prev" [^>]*href="x-1.html"', html)


def test_strange_file_names(site: Site) -> None:
    for name in ("a b.txt", "讲话（一）.txt", "x<y>&*`|_.txt", "100%#1.txt", "self.txt"):
        site.speech(name, clean(f"{len(name)}号"))
    built = site.build(strict=True)
    assert built.warnings == []
    assert len(re.findall("speech-clean", site.page("speeches/index"))) == 5


def test_a_file_name_that_is_no_text_is_one_warning(site: Site) -> None:
    site.speech("a.txt", CLEAN)
    Path(os.fsdecode(os.fsencode(site.folder) + b"/\xff.txt")).write_text(CLEAN, encoding="utf-8")
    (warning,) = site.build().warnings
    assert "\ufffd.txt：文件名不是 UTF-8，未收录 [speechlint.input]" in warning
    assert site.path("speeches/a.html").exists()


def test_long_lists_are_grouped() -> None:
    names = [f"speeches/a-{n:03}" for n in range(120)] + ["speeches/b-1"]
    pages = generated_pages(["speeches"], names, RULES, "index", lambda _: False)
    assert "speeches/part-1-3" in pages
    listed = [line for page in pages.values() for line in page.splitlines()]
    for name in names:
        assert listed.count(f"   /{name}") == 1
    assert max(page.count("   /speeches/") for page in pages.values()) <= 50
    assert "a-000 – a-049" in pages["speeches/part-1-1"]


def test_a_grouped_site_builds_without_a_warning(site: Site) -> None:
    for number in range(60):
        site.speech(f"s-{number}.txt", clean(f"{number}"))
    assert site.build(strict=True).warnings == []
    assert "60 篇" not in site.page("speeches/index")
    assert "50 篇" in site.text("speeches/index")


def test_sixteen_speeches_in_one_file(site: Site) -> None:
    parts = [f"政协会议讲话篇{n}\n{CLEAN}" for n in "一二三"]
    site.speech("page.txt", "引言在这里。\n" + "".join(parts))
    site.conf('suppress_warnings = ["speechlint.duplicate-paragraph"]')
    site.build()
    page = site.page("speeches/page")
    assert '<p class="speech-lead"' in page
    for anchor in ("speech-1", "speech-2", "speech-3", "speech-3-s-2"):
        assert f'id="{anchor}"' in page
    assert page.count("<h2>政协会议讲话篇") == 3


def test_a_project_may_do_without_the_pages_of_rules_and_the_report(site: Site) -> None:
    site.speech("one.txt", CLEAN)
    site.conf('exclude_patterns = ["rules/**", "speeches/report.*"]')
    assert site.build(strict=True).warnings == []
    assert not site.path("rules").exists()
    assert not site.path("speeches/report.html").exists()


def test_a_project_need_not_mention_the_generated_pages(site: Site) -> None:
    site.speech("one.txt", CLEAN)
    site.write("docs/index.rst", "站\n==\n\n文字。\n")
    assert site.build(strict=True).warnings == []
    assert site.path("speeches/one.html").is_file()


def test_no_page_asks_another_host_for_a_font(site: Site) -> None:
    site.conf('html_theme = "shibuya"')
    site.speech("a.txt", clean("甲"))
    site.build()
    html = site.path("speeches/a.html").read_text(encoding="utf-8")
    assert re.findall(r'<(?:link|script)[^>]* (?:href|src)="(?:https?:)?//[^"]*"', html) == []
