"""What a baseline knows is marked on its page, but no warning."""

from __future__ import annotations

import json

from sphinx_speechlint.baseline import FILE
from sphinx_speechlint.cli import main

from .sites import LONG, Site

FAULTY = f"同志们：\n自20xx年以来，***工作有序推进。\n{LONG}\n"


def known(site: Site, monkeypatch) -> None:
    site.write("pyproject.toml", '[tool.speechlint]\npaths = ["corpus"]\n')
    site.speech("a.txt", FAULTY)
    site.speech("b.txt", f"同志们：\n大家要努力。\n{LONG}\n")
    monkeypatch.chdir(site.root)
    assert main(["baseline"]) == 0
    assert len(json.loads(site.root.joinpath(FILE).read_text())["diagnostics"]) == 2


def test_known_is_marked_but_no_warning(jobs_site: Site, monkeypatch) -> None:
    known(jobs_site, monkeypatch)
    for _ in range(2):
        assert jobs_site.build(strict=True).status == 0
    page = jobs_site.page("speeches/a")
    assert "年份被遮盖" in page
    assert "名称被遮盖" in page
    assert "段落重复" in jobs_site.page("speeches/b")
    assert jobs_site.build("speechlint", strict=True).status == 0


def test_what_is_new_is_a_warning(site: Site, monkeypatch) -> None:
    known(site, monkeypatch)
    site.speech("a.txt", FAULTY + "今年是201x年。\n")
    for builder in ("html", "speechlint"):
        built = site.build(builder)
        assert [w.rpartition(" [")[2] for w in built.warnings] == ["speechlint.masked-year]"]
        assert "a.txt:4: " in built.warnings[0]
    assert built.status == 1


def test_everything_is_a_warning_without_it(site: Site, monkeypatch) -> None:
    known(site, monkeypatch)
    site.conf("speechlint_baseline = False")
    assert len(site.build("dummy").warnings) == 3


def test_a_bad_baseline_is_one_warning(site: Site, monkeypatch) -> None:
    known(site, monkeypatch)
    site.write(FILE, "{")
    warnings = site.build("dummy").warnings
    assert len(warnings) == 4
    assert "不是可用的基线" in warnings[0]
    assert warnings[0].endswith("[speechlint.input]")
