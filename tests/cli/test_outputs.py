"""Where the reports go: several formats at once, how much is said, and how the run ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

CLEAN = "各位委员：\n今年的工作有序推进，成绩来之不易。\n"
FAULTY = "各位委员：\n自20xx年以来，**同志有序推进；又是20xx年。\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


CHECK = ("check", "a.txt", "--select", "masked-year")


def test_several_formats_at_once(here: Path, run, monkeypatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    forms = ["--output", "json=out/a.json", "--output", "concise=a.log"]
    status, out, err = run(*CHECK, "--format", "jsonl", *forms)
    assert (status, err) == (1, "")
    written = json.loads((here / "out" / "a.json").read_text(encoding="utf-8"))
    assert [json.loads(line) for line in out.splitlines()] == written["diagnostics"]
    assert len(written["diagnostics"]) == 2
    log = (here / "a.log").read_text(encoding="utf-8")
    assert "\x1b" not in log
    assert log.startswith("a.txt:2:2: 错误 masked-year")


def test_a_report_that_cannot_be_written_does_not_hide_the_others(here: Path, run) -> None:
    (here / "folder").mkdir()
    wanted = ["junit=a.txt/x.xml", "gitlab=folder", "sarif=lint.sarif"]
    status, out, err = run(*CHECK, *(part for form in wanted for part in ("--output", form)))
    assert status == 2
    assert "a.txt:2:2" in out
    assert [line.partition("：")[0] for line in err.splitlines()] == [
        "speechlint: a.txt/x.xml",
        "speechlint: folder",
    ]
    assert json.loads((here / "lint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (here / "a.txt").read_text(encoding="utf-8") == FAULTY


def test_a_report_replaces_the_last_one_whole(here: Path, run) -> None:
    old = here / "lint.json"
    old.write_text("x" * 100_000, encoding="utf-8")
    reader = old.open(encoding="utf-8")
    run(*CHECK, "--output", "json=lint.json")
    assert json.loads(old.read_text(encoding="utf-8"))["version"] == 1
    with reader:
        assert reader.read() == "x" * 100_000  # another file took its name
    assert sorted(os.listdir(here)) == ["a.txt", "b.txt", "lint.json"]


def test_what_was_not_read_is_in_the_reports(here: Path, run) -> None:
    (here / "c.txt").write_bytes(b"abc\xff\xff\xff")
    status, out, err = run("check", "b.txt", "c.txt", "没有.txt", "--format", "github")
    assert status == 2
    assert [line.split("::")[1:2] for line in out.splitlines()] == [["error title=speechlint"]] * 2
    assert err.count("\n") == 2
    assert "没有.txt：没有这个文件" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--output", "sarif"), "--output 应当写成 格式=文件"),
        (("--output", "=x"), "没有名为  的格式"),
        (("--output", "sarif="), "--output 应当写成 格式=文件"),
        (("--output", "sarf=x"), "没有名为 sarf 的格式；是否想写 sarif？"),
        (("--output", "sarif=x", "--output", "json=./x"), "两次写同一个文件：x"),
        (("--statistics", "--format", "json"), "--statistics 不能与 --format json 同用"),
        (("--diff", "--output", "sarif=x"), "--diff 只显示会怎样改"),
        (("--max-diagnostics", "-1"), "--max-diagnostics 应当是不小于 0 的整数，不是 -1"),
        (("--max-diagnostics", "x"), "--max-diagnostics 应当是不小于 0 的整数，不是 x"),
    ],
)
def test_bad_use(here: Path, run, arguments, words: str) -> None:
    status, out, err = run("check", "a.txt", *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert words in err
    assert not (here / "x").exists()


def test_at_most_so_many(here: Path, run) -> None:
    status, out, err = run(*CHECK, "--format", "jsonl", "--max-diagnostics", "1")
    assert (status, out.count("\n")) == (1, 1)
    assert err == "speechlint: 另有 1 处没有列出（--max-diagnostics 1）\n"
    assert run(*CHECK, "--format", "jsonl", "--max-diagnostics", "2").err == ""
    assert run(*CHECK, "--format", "jsonl", "--max-diagnostics", "0")[:2] == (1, "")


def test_quiet_says_nothing_of_nothing(here: Path, run) -> None:
    assert run("check", "b.txt", "-q") == (0, "", "")
    status, out, _ = run(*CHECK, "--quiet", "--format", "concise")
    assert (status, out.count("\n")) == (1, 2)


def test_exit_zero_is_for_diagnostics_alone(here: Path, run) -> None:
    assert run(*CHECK, "--exit-zero").status == 0
    assert run(*CHECK, "--exit-zero").out == run(*CHECK).out
    assert run("check", "没有.txt", "--exit-zero").status == 2


def test_statistics_count_rules_and_files(here: Path, run) -> None:
    (here / "c.txt").write_text(FAULTY, encoding="utf-8")
    status, out, _ = run("check", ".", "--select", "placeholder", "--statistics")
    assert status == 1
    assert out == (
        "处  文件  规则\n"
        " 4     2  masked-year\n"
        " 2     2  masked-name\n"
        "\n"
        "6 处问题：placeholder 6（3 个文件）\n"
    )
    assert run("check", "b.txt", "--statistics").out == "没有发现问题（1 个文件）\n"


def test_standard_input_goes_by_a_name(here: Path, run) -> None:
    (here / "in").mkdir()
    (here / "in" / "speechlint.toml").write_text('select = ["masked-year"]', encoding="utf-8")
    named = ("check", "-", "--stdin-filename", "in/新.txt", "--format", "concise", "-q")
    status, out, err = run(*named, stdin=FAULTY.encode())
    assert (status, err) == (1, "")
    assert [line.split(" ")[:3] for line in out.splitlines()] == [
        ["in/新.txt:2:2:", "错误", "masked-year"],
        ["in/新.txt:2:21:", "错误", "masked-year"],
    ]


def test_fixes_of_named_standard_input_go_to_standard_output(here: Path, run) -> None:
    faulty = "各位委员：\n今年的工作有序推进。\n。\n"
    named = ("check", "-", "--fix", "--stdin-filename", "a.txt")
    status, out, _ = run(*named, stdin=faulty.encode())
    assert (status, out) == (0, "各位委员：\n今年的工作有序推进。\n")
    assert (here / "a.txt").read_text(encoding="utf-8") == FAULTY


@pytest.mark.parametrize("paths", [("a.txt",), ("-", "./b.txt")])
def test_a_name_that_does_not_fit(here: Path, run, paths) -> None:
    status, out, err = run("check", *paths, "--stdin-filename", "b.txt")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "--stdin-filename 只与 - 同用" in err
