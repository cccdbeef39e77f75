"""Which files a run takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinx_speechlint.config import Settings
from sphinx_speechlint.paths import belongs, collect, natural


@pytest.fixture(autouse=True)
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "x-10.txt",
        "x-2.txt",
        "注.md",
        "页.TXT",
        "data.json",
        ".hidden.txt",
        ".git/a.txt",
        "里/甲.txt",
        "里/深/乙.txt",
        "里/深/旧稿.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("文", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def excluding(*patterns: str) -> Settings:
    file = Path("settings.toml")
    file.write_text(f"exclude = {json.dumps(patterns)}", encoding="utf-8")
    return Settings(file)


def files(*given: str, exclude: tuple[str, ...] = ()) -> list[str]:
    paths, errors = collect(given, excluding(*exclude))
    assert errors == []
    return paths


def test_a_folder_gives_its_texts_as_people_count() -> None:
    assert files(".") == [
        "x-2.txt",
        "x-10.txt",
        "注.md",
        "里/深/乙.txt",
        "里/深/旧稿.txt",
        "里/甲.txt",
        "页.TXT",
    ]


def test_a_named_file_is_always_taken() -> None:
    assert files("data.json", ".hidden.txt", ".git", exclude=("*.json",)) == [
        "data.json",
        ".hidden.txt",
        ".git/a.txt",
    ]


def test_each_file_once(tree: Path) -> None:
    (tree / "again.txt").symlink_to("x-2.txt")
    assert files("x-2.txt", "./x-2.txt", str(tree / "x-2.txt"), "again.txt") == ["x-2.txt"]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("旧稿.txt", ["里/深/乙.txt", "里/甲.txt"]),
        ("深", ["里/甲.txt"]),
        ("里/深/", ["里/甲.txt"]),
        ("里/*.txt", ["里/深/乙.txt", "里/深/旧稿.txt"]),
        ("里/**/*.txt", []),
        ("./里/深/[甲乙].txt", ["里/深/旧稿.txt", "里/甲.txt"]),
        ("里/深/[!乙].txt", ["里/深/乙.txt", "里/深/旧稿.txt", "里/甲.txt"]),
        ("**/旧?.txt", ["里/深/乙.txt", "里/甲.txt"]),
        ("里/深/旧", ["里/深/乙.txt", "里/深/旧稿.txt", "里/甲.txt"]),
    ],
)
def test_exclude(pattern: str, left: list[str]) -> None:
    paths, errors = collect(["里"], excluding(pattern))
    assert paths == left
    assert bool(errors) == (not left)


def test_natural_order() -> None:
    names = ["x-10", "x-2", "x", "10", "9", "第2篇", "第10篇", "x-2b"]
    assert sorted(names, key=natural) == [
        "9",
        "10",
        "x",
        "x-2",
        "x-2b",
        "x-10",
        "第2篇",
        "第10篇",
    ]


@pytest.mark.parametrize("paths", [["."], ["里", "x-2.txt"], ["./里/深/", "data.json"]])
def test_what_belongs_is_what_a_run_without_paths_takes(tree: Path, paths: list[str]) -> None:
    settings = f"paths = {json.dumps(paths)}\nexclude = ['旧稿.txt']"
    (tree / "speechlint.toml").write_text(settings, encoding="utf-8")
    config = Settings().of(".")
    taken = {Path(file).resolve() for file in collect([], Settings())[0]}
    every = {file for file in tree.rglob("*") if file.is_file()}
    assert {file for file in every if belongs(file, config)} == taken


def test_a_file_that_is_not_written_yet_may_belong(tree: Path) -> None:
    (tree / "speechlint.toml").write_text('paths = ["里"]', encoding="utf-8")
    config = Settings().of(".")
    assert belongs(tree / "里" / "新.txt", config)
    assert not belongs(tree / "新.txt", config)
