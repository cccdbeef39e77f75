"""What ``speechlint check`` found, a build does not look for again, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from sphinx_speechlint import linter
from sphinx_speechlint.diagnostic import Diagnostic
from sphinx_speechlint.duplicates.corpus import SpeechPrint
from sphinx_speechlint.duplicates.memory import Memory
from sphinx_speechlint.speech import Page

from .sites import CLEAN, LONG, Site

FAULTY = "同志们：\n会议开得很好。\n自20xx年以来，***工作有序推进。\n"


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are really looked at, by a build or by the command."""
    paths: list[str] = []

    def noted(page: Page, rules: linter.Rules) -> linter.Examined:
        paths.append(page.source.path)
        return linter.examine(page, rules)

    for user in ("cache", "pool"):
        monkeypatch.setattr(f"sphinx_speechlint.{user}.examine", noted)
    return paths


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many speeches were really compared, each time."""
    counts: list[int] = []

    def noted(
        prints: Iterable[SpeechPrint], rules: linter.Rules, memory: Memory
    ) -> list[Diagnostic]:
        listed = list(prints)
        counts.append(len(listed))
        return linter.compare(listed, rules, memory)

    monkeypatch.setattr("sphinx_speechlint.cache.compare", noted)
    return counts


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A project whose root is where the command runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SPEECHLINT_CACHE_DIR")
    site = Site(tmp_path)
    site.write("speechlint.toml", 'paths = ["corpus"]\n')
    site.speech("a.txt", FAULTY)
    return site


def test_a_build_after_a_check(project: Site, run, examined: list[str]) -> None:
    run("check")
    assert examined == ["corpus/a.txt"]
    known = project.build()
    page = project.page("speeches/a")
    assert examined == ["corpus/a.txt"]
    project.conf("speechlint_cache = False")
    project.write("speechlint.toml", 'paths = ["corpus"]\nignore = ["masked-name"]\n')
    project.build()
    assert page != project.page("speeches/a")
    project.write("speechlint.toml", 'paths = ["corpus"]\n')
    anew = project.build()
    assert (anew.warnings, project.page("speeches/a")) == (known.warnings, page)


def test_a_check_after_a_build(project: Site, run, examined: list[str]) -> None:
    project.build()
    assert examined == ["corpus/a.txt"]
    found = run("check")
    assert examined == ["corpus/a.txt"]
    assert found == run("check", "--no-cache")
    project.speech("a.txt", CLEAN)
    assert project.build().warnings == []
    assert examined == ["corpus/a.txt"] * 3


def test_a_check_from_elsewhere_takes_nothing_away(
    project: Site, run, examined: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project.build()
    monkeypatch.chdir(project.root / "docs")
    run("check", "../corpus")
    assert examined == ["corpus/a.txt", "../corpus/a.txt"]
    monkeypatch.chdir(project.root)
    project.build("text")
    run("check")
    assert len(examined) == 2


def test_speeches_are_compared_once(project: Site, run, compared: list[int]) -> None:
    project.speech("b.txt", f"同志们：\n{LONG}\n")
    project.speech("c.txt", f"同志们：\n{LONG}\n")
    run("check")
    assert compared == [3]
    found = project.build().warnings
    assert any("duplicate-paragraph" in warning for warning in found)
    assert project.build("text").warnings == found
    assert compared == [3]
    project.speech("c.txt", CLEAN)
    assert project.build().warnings != found
    assert compared == [3, 3]


def test_a_speech_that_cannot_be_parsed_is_never_kept(project: Site, run) -> None:
    project.speech("a.txt", "---\ntitle: [甲\n---\n各位委员：\n会议开得很好。\n")
    first = project.build().warnings
    assert len(first) == 1
    assert "corpus/a.txt" in first[0]
    assert run("check").status == 2
    assert project.build("json").warnings == first
