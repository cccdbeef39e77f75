"""speechlint index: from the command line, and as check uses it."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

from ..duplicates.texts import paragraph

RNG = random.Random(21)
ONE, TWO, THREE = (f"{paragraph(RNG, 70)}。" for _ in range(3))
NEAR = f"{TWO[:40]}新{TWO[41:]}"


@pytest.fixture
def folder(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧稿").mkdir()
    write("旧稿/一.txt", "旧的讲话", ONE, TWO)
    write("旧稿/二.txt", "又一篇", THREE)
    assert run("index", "build", "旧稿", "-o", "索引").status == 0
    return tmp_path


def write(name: str, title: str, *texts: str) -> None:
    Path(name).write_text("\n".join([title, "同志们：", *texts, ""]), encoding="utf-8")


def test_info_verify_and_changes(run, folder: Path) -> None:
    first, second = run("index", "info", "索引").out.splitlines()
    assert first.startswith("索引：2 篇讲话，3 段，1 个分段，")
    assert "shingle 5" in second
    assert run("index", "verify", "索引") == (0, "索引完好\n", "")
    assert run("index", "remove", "索引", "旧稿/二.txt") == (0, "", "")
    status, _, err = run("index", "remove", "索引", "旧稿/二.txt")
    assert (status, err) == (2, "speechlint: 旧稿/二.txt：不在索引 索引 里\n")
    write("三.txt", "再一篇", THREE)
    assert "2 篇讲话，3 段，2 个分段" in run("index", "add", "索引", "三.txt").out
    assert "2 篇讲话，3 段，1 个分段" in run("index", "merge", "索引").out


def test_query_speaks_as_check_does(run, folder: Path) -> None:
    write("新.txt", "新的讲话", ONE, NEAR)
    for file in Path("旧稿").iterdir():
        file.unlink()  # the index is enough
    status, out, err = run("index", "query", "索引", "新.txt", "--format", "json")
    assert (status, err) == (1, "")
    data = json.loads(out)
    assert (data["version"], data["summary"]["files"]) == (1, 1)
    exact, near = data["diagnostics"]
    assert (exact["rule"], exact["start"]["line"]) == ("duplicate-paragraph", 3)
    assert near["rule"] == "near-duplicate-paragraph"
    assert "≈" in near["message"]
    [place] = exact["related"]
    assert place["path"] == "旧稿/一.txt"
    assert place["start"] == {"line": 3, "column": 1}
    assert ONE.startswith(place["message"])
    assert place["message"]
    write("别的.txt", "题", f"{paragraph(RNG, 70)}。")
    assert run("index", "query", "索引", "别的.txt").status == 0


def test_query_follows_the_settings_of_each_file(run, folder: Path) -> None:
    Path("speechlint.toml").write_text(
        '[severity]\nduplicate-paragraph = "info"\n'
        '[per-file-ignores]\n"草*.txt" = ["duplicate-paragraph"]\n',
        encoding="utf-8",
    )
    write("新.txt", "新的讲话", ONE)
    write("草稿.txt", "新的讲话", ONE)
    asked = run("index", "query", "索引", "新.txt", "草稿.txt", "--format", "json")
    assert asked.status == 0
    assert [(d["path"], d["severity"]) for d in json.loads(asked.out)["diagnostics"]] == [
        ("新.txt", "info")
    ]
    Path("speechlint.toml").write_text('index = "索引', encoding="utf-8")
    assert run("index", "query", "索引", "新.txt").status == 2


def test_check_compares_with_the_configured_index(run, folder: Path) -> None:
    Path("speechlint.toml").write_text('index = "索引"\n', encoding="utf-8")
    write("新.txt", "新的讲话", ONE)
    arguments = ("check", "--select", "duplicate", "--format", "json")
    found = json.loads(run(*arguments, "新.txt").out)["diagnostics"]
    assert [(d["rule"], d["related"][0]["path"]) for d in found] == [
        ("duplicate-paragraph", "旧稿/一.txt")
    ]
    assert json.loads(run(*arguments, "旧稿/一.txt").out)["diagnostics"] == []
    run("index", "remove", "索引", "旧稿/一.txt")
    assert json.loads(run(*arguments, "新.txt").out)["diagnostics"] == []


def test_an_index_that_is_none_is_named(run, folder: Path) -> None:
    Path("speechlint.toml").write_text('index = "没有"\n', encoding="utf-8")
    write("新.txt", "新的讲话", ONE)
    status, _, err = run("check", "新.txt")
    assert status == 2
    assert "没有：不是索引（没有 manifest.json）；用 speechlint index build 建立" in err
    assert run("index", "query", "旧稿", "新.txt").status == 2


def test_a_bad_file_does_not_hide_the_others(run, folder: Path) -> None:
    Path("坏.txt").write_bytes(b"\0")
    status, out, err = run("index", "build", "坏.txt", "旧稿", "-o", "另一个")
    assert status == 2
    assert "坏.txt" in err
    assert "2 篇讲话，3 段" in out


def test_an_index_of_nothing(run, folder: Path) -> None:
    Path("空.txt").write_text("")
    assert "0 篇讲话，0 段，0 个分段，0 字节" in run("index", "build", "空.txt", "-o", "空").out
    assert run("index", "query", "空", "旧稿").status == 0
    assert run("index", "verify", "空").status == 0


def test_without_pyspark_its_engine_says_what_is_missing(run, folder: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.delitem(sys.modules, "sphinx_speechlint.spark", raising=False)
    monkeypatch.delattr("sphinx_speechlint.spark", raising=False)
    status, out, err = run("index", "build", "旧稿", "-o", "新的", "--engine", "spark")
    assert (status, out) == (2, "")
    assert "pip install 'sphinx-speechlint[spark]'" in err
