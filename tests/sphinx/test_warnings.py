"""Every diagnostic is a warning, in every build, at the right line."""

from __future__ import annotations

import pytest

from sphinx_speechlint.diagnostic import Severity
from sphinx_speechlint.rules import RULES

from .sites import CLEAN, LONG, Site

FAULTY = "同志们：\n\n会议开得很好。\n自20xx年以来，***工作有序推进。\n"


def test_path_line_and_type(site: Site) -> None:
    file = site.speech("a.txt", FAULTY.replace("\n", "\r\n").encode("utf-8-sig"))
    warnings = site.build("dummy").warnings
    assert warnings == [
        f"{file}:4: WARNING: 年份被遮盖：20xx [speechlint.masked-year]",
        f"{file}:4: WARNING: 名称被遮盖：*** [speechlint.masked-name]",
    ]


def test_an_unchanged_file_warns_again(jobs_site: Site) -> None:
    jobs_site.speech("a.txt", FAULTY)
    jobs_site.speech("b.txt", CLEAN)
    first = jobs_site.build("dummy", strict=True)
    second = jobs_site.build("dummy", strict=True)
    assert (first.status, second.status) == (1, 1)
    assert first.warnings[:2] == second.warnings[:2]
    assert "0 added, 0 changed, 0 removed" in second.log


def test_copies_in_other_files_warn_again(site: Site) -> None:
    site.speech("a.txt", f"同志们：\n{LONG}\n")
    copy = site.speech("b.txt", f"同志们：\n会议开得很好。\n{LONG}\n")
    for _ in range(2):
        warnings = site.build("dummy").warnings
        assert len(warnings) == 1
        assert warnings[0].startswith(f"{copy}:3: WARNING: ")
        assert warnings[0].endswith("[speechlint.duplicate-paragraph]")


def test_warnings_can_be_suppressed_but_marks_stay(site: Site) -> None:
    site.speech("a.txt", FAULTY)
    site.conf('suppress_warnings = ["speechlint.masked-year"]')
    warnings = site.build().warnings
    assert len(warnings) == 1
    assert "masked-name" in warnings[0]
    assert "年份被遮盖" in site.page("speeches/a")
    site.conf('suppress_warnings = ["speechlint"]')
    assert site.build(strict=True).status == 0


def test_a_rule_ignored_in_the_configuration_is_gone_everywhere(site: Site) -> None:
    site.speech("a.txt", FAULTY)
    assert len(site.build().warnings) == 2
    site.write("pyproject.toml", '[tool.speechlint]\nignore = ["masked-name"]\n')
    built = site.build()
    assert len(built.warnings) == 1
    assert "speeches/a" in built.written
    assert "名称被遮盖" not in site.page("speeches/a")


def test_what_is_only_worth_seeing_is_no_warning(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("masked-year", "masked-name"):
        monkeypatch.setattr(RULES[name], "severity", Severity.INFO)
    site.speech("a.txt", FAULTY)
    built = site.build(strict=True)
    assert (built.status, built.warnings) == (0, [])
    assert "提示 2 处" in site.text("speeches/report")
    assert "sev-info" in site.page("speeches/a")
    assert site.build("speechlint", strict=True).status == 0


def test_the_paths_of_a_report_are_those_of_the_command_line(site: Site) -> None:
    site.write("pyproject.toml", '[tool.speechlint]\npaths = ["corpus"]\n')
    site.speech("a.txt", FAULTY)
    site.build("speechlint")
    text = site.path("report.txt", "speechlint").read_text(encoding="utf-8")
    assert text.startswith("corpus/a.txt:4:2: ")
