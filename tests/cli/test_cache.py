"""The cache: never anything but a saving."""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint import linter
from sphinx_speechlint.cache import FOLDER, Cache
from sphinx_speechlint.config import Settings
from sphinx_speechlint.diagnostic import Diagnostic, Severity
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.source import Source, Span
from sphinx_speechlint.suppress import Suppressions

FAULTY = "各位委员：\n自20xx年以来，**同志有序推进。\n"
PARAGRAPH = "要坚持对党负责和对人民负责的一致性，确保工作同心同向、成绩来之不易。"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SPEECHLINT_CACHE_DIR")
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are really looked at."""
    paths: list[str] = []
    examine: Callable[..., linter.Examined] = linter.examine

    def noted(page, rules):
        paths.append(page.source.path)
        return examine(page, rules)

    monkeypatch.setattr("sphinx_speechlint.pool.examine", noted)
    return paths


def test_what_is_known_is_not_examined_again(here: Path, run, examined) -> None:
    (here / "speechlint.toml").write_text("", encoding="utf-8")
    first = run("check", ".")
    assert examined == ["a.txt"]
    assert run("check", ".") == first
    assert examined == ["a.txt"]
    (here / "b.txt").write_text(FAULTY, encoding="utf-8")
    (here / "a.txt").touch()
    run("check", ".")
    assert examined == ["a.txt", "b.txt"]
    assert (here / FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert (here / FOLDER / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d17")


def test_where_it_lies(here: Path, run, monkeypatch) -> None:
    home = here / "home"
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    run("check", "a.txt", "--no-cache")
    assert not home.exists()
    run("check", "a.txt", "--cache-dir", "given")
    assert (here / "given" / "files").is_dir()
    run("check", "a.txt")
    assert (home / "speechlint" / "files").is_dir()
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(here / "named"))
    run("check", "a.txt")
    assert (here / "named" / "files").is_dir()
    assert not (here / FOLDER).exists()


def test_a_user_without_a_home(here: Path, run, monkeypatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert run("check", "a.txt") == run("check", "a.txt", "--no-cache")
    assert (here / FOLDER / "files").is_dir()


def test_a_place_that_cannot_be_written_is_no_fault(here: Path, run) -> None:
    (here / "file").write_text("", encoding="utf-8")
    assert run("check", "a.txt", "--cache-dir", "file") == run("check", "a.txt", "--no-cache")


@pytest.mark.parametrize(
    "change",
    [
        'ignore = ["placeholder"]',
        'severity = { placeholder = "info" }',
        'per-file-ignores = { "a.txt" = ["masked-year"] }',
        'pattern = [{ name = "own-words", pattern = "推进", message = "推进：{text}" }]',
        'pattern = [{ name = "own-words", pattern = "有序", message = "推进：{text}" }]',
        "rules = { cut-end = { min-length = 1 } }",
    ],
)
def test_settings_that_change_are_seen(here: Path, run, examined, change: str) -> None:
    file = here / "speechlint.toml"
    file.write_text("", encoding="utf-8")
    run("check", "a.txt")
    file.write_text(change, encoding="utf-8")
    assert run("check", "a.txt") == run("check", "a.txt", "--no-cache")
    assert examined == ["a.txt"] * 3
    run("check", "a.txt", "--select", "numbering")
    run("check", "a.txt", "--preview")
    assert examined == ["a.txt"] * 5


def test_an_index_that_changes_is_seen(here: Path, run) -> None:
    (here / "speechlint.toml").write_text('index = "known"', encoding="utf-8")
    (here / "a.txt").write_text(PARAGRAPH, encoding="utf-8")
    (here / "old.txt").write_text("各位委员：\n今年的工作有序推进。\n", encoding="utf-8")
    assert run("check", "a.txt").status == 2
    run("index", "build", "old.txt", "-o", "known")
    assert run("check", "a.txt").status == 0
    (here / "old.txt").write_text(PARAGRAPH, encoding="utf-8")
    run("index", "add", "known", "old.txt")
    assert "duplicate-paragraph" in run("check", "a.txt").out


@pytest.mark.parametrize("data", ["words.txt", "words.txt.gz", "words"])
def test_code_that_changes_is_seen(here: Path, monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    source = Source("a.txt", FAULTY)

    def key(*rules: type) -> bytes:
        catalogue = {rule.__name__: rule for rule in rules}
        return Cache(here, Settings(), catalogue).key(source)

    package = here / "some_rules"
    package.mkdir()
    (package / "__init__.py").write_text("class Rule: ...\n", encoding="utf-8")
    (package / data).write_text("一", encoding="utf-8")
    monkeypatch.syspath_prepend(here)
    monkeypatch.delitem(sys.modules, "some_rules", raising=False)
    own = next(iter(RULES.values()))
    rule = importlib.import_module("some_rules").Rule
    before = key(own, rule)
    assert key(own, rule) == before != key(own)
    (package / data).write_text("二", encoding="utf-8")
    assert key(own, rule) != before
    (package / data).write_text("一", encoding="utf-8")  # as if installed anew
    os.utime(package / data, (0, 0))
    assert key(own, rule) == before
    monkeypatch.setattr(sys, "version", "another")
    assert key(own) != key(own, rule)


def test_line_ends_and_encoding_count(here: Path) -> None:
    cache = Cache(here, Settings(), {})
    datas = ("一\n二\n", "一\r\n二\n", "一\n二\r\n", "\ufeff一\n二\n")
    sources = [Source.from_bytes(data.encode(), "a.txt") for data in datas]
    sources.append(Source.from_bytes("一\n二\n".encode("gb18030"), "a.txt"))
    assert len({cache.key(source) for source in sources}) == 5


LINES = st.sampled_from(
    [PARAGRAPH, "自20xx年以来。", "一、提高认识", "三、狠抓落实", "同志们：", "**同志", "。", ""]
)
TEXTS = st.lists(LINES, max_size=6).map("\n".join)
NAMES = st.sampled_from(["a.txt", "b.txt", "c.txt"])
OPTIONS = st.sampled_from(
    [(), ("--select", "duplicate"), ("--preview",), ("--ignore", "numbering")]
)
CONFIGS = st.sampled_from(["", "ignore = ['placeholder']", "preview = true"])
STEPS = st.one_of(
    st.tuples(st.just("write"), NAMES, TEXTS),
    st.tuples(st.just("delete"), NAMES, st.just("")),
    st.tuples(st.just("settings"), st.just("speechlint.toml"), CONFIGS),
    st.tuples(st.just("damage"), st.just(""), st.binary(max_size=40)),
    st.tuples(st.just("cut"), st.just(""), st.integers(0, 400)),
)


def _damage(folder: Path, how: bytes | int) -> None:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            spoilt = data[:how] if isinstance(how, int) else how + data[len(how) :]
            file.write_bytes(spoilt)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(STEPS, OPTIONS), min_size=1, max_size=8))
def test_cached_is_as_uncached(tmp_path_factory, run, steps) -> None:
    here = tmp_path_factory.mktemp("here")
    (here / "d.txt").write_text(PARAGRAPH, encoding="utf-8")
    back = Path.cwd()
    os.chdir(here)
    try:
        for (verb, name, value), options in steps:
            if verb == "delete":
                (here / name).unlink(missing_ok=True)
            elif verb in {"damage", "cut"}:
                _damage(here / "cache", value)
            else:
                (here / name).write_text(value, encoding="utf-8")
            cached = run("check", ".", "--format", "json", "--cache-dir", "cache", *options)
            assert cached == run("check", ".", "--format", "json", "--no-cache", *options)
            assert json.loads(cached.out)["version"] == 1
    finally:
        os.chdir(back)


@pytest.mark.parametrize("odd", [object(), 2**70, "\ud800"])
def test_what_is_no_plain_data_is_not_kept(tmp_path: Path, odd: object) -> None:
    cache = Cache(tmp_path, Settings(), RULES)
    said = Diagnostic("a-rule", "mask", "a.txt", Span(0, 1), Severity.ERROR, args={"what": odd})
    key = cache.key(Source("a.txt", "甲"))
    cache.keep_examined("a.txt", key, linter.Examined((said,), (), Suppressions()))
    assert cache.examined("a.txt", key) is None
