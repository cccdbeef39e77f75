"""speechlint check: what it takes, what it prints, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CLEAN = "各位委员：\n今年的工作有序推进，成绩来之不易。\n"
MASKED = "各位委员：\n筹备工作从去年开始，自20xx年以来有序推进，成绩来之不易。\n"
COMMAND = [
    sys.executable,
    "-c",
    "import sys; from sphinx_speechlint.cli import main; sys.exit(main())",
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def test_nothing_wrong(here: Path, run) -> None:
    write(here / "a.txt", CLEAN)
    assert run("check", "a.txt") == (0, "没有发现问题（1 个文件）\n", "")


def test_a_diagnostic_points_at_its_characters(here: Path, run) -> None:
    write(here / "a.txt", MASKED)
    status, out, err = run("check", "a.txt", "--select", "masked-year")
    head, line, carets, _, summary = out.splitlines()
    assert head.startswith("a.txt:2:12: 错误 masked-year 年份被遮盖：20xx")
    assert line == "  2 | 筹备工作从去年开始，自20xx年以来有序推进，成绩来之不易。"
    assert carets == "    | " + " " * 22 + "^" * 4
    assert summary == "1 处问题：placeholder 1（1 个文件）"
    assert (status, err) == (1, "")


def test_configured_paths_exclude_and_rules(here: Path, run, monkeypatch) -> None:
    write(
        here / "pyproject.toml",
        '[tool.speechlint]\npaths = ["稿件"]\nexclude = ["稿件/旧"]\nignore = ["masked-number"]\n',
    )
    write(here / "稿件" / "甲.txt", MASKED)
    write(here / "稿件" / "旧" / "乙.txt", MASKED)
    write(here / "里层" / "丙.txt", MASKED)
    assert run("check").out.count(": 错误 masked-year") == 1
    assert run("check", "--ignore", "placeholder").status == 0
    monkeypatch.chdir(here / "里层")
    assert run("check").out.startswith("../稿件/甲.txt:2:12:")


def test_select_sets_aside_the_configured_rules(here: Path, run) -> None:
    write(here / "pyproject.toml", '[tool.speechlint]\nignore = ["placeholder"]\n')
    write(here / "a.txt", MASKED)
    assert run("check", "a.txt").status == 0
    assert run("check", "a.txt", "--select", "numbering,masked-year").status == 1
    assert run("check", "a.txt", "--select", "placeholder", "--ignore", "placeholder").status == 0


def test_nothing_to_check_is_bad_use(here: Path, run) -> None:
    status, out, err = run("check")
    assert (status, out) == (2, "")
    assert "没有要检查的文件" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "没有.txt"), "没有.txt：没有这个文件或文件夹"),
        (("check", "空"), "空：文件夹里没有可检查的"),
        (("check", "--select", "masked-yeer", "a.txt"), "是否想写 masked-year？"),
        (("check", "--format", "xml"), "--format 不能是 xml；可选：full, concise"),
        (("check", "--fromat", "json"), "不认识的参数：--fromat"),
        (("check", "--select"), "--select 后面缺少值"),
        (("check", "--preview=1"), "--preview 不带值，却给了 1"),
        (("chek",), "命令 不能是 chek"),
        ((), "缺少参数：命令"),
        (("rule", "masked-yaer"), "是否想写 masked-year？"),
        (("outline", "没有.txt"), "没有.txt：无法读取"),
        (("outline", "空"), "空：无法读取"),
    ],
)
def test_bad_use_is_one_clear_line(here: Path, run, arguments, words: str) -> None:
    (here / "空").mkdir()
    write(here / "a.txt", CLEAN)
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("speechlint: ")
    assert err.count("\n") == 1
    assert words in err


def test_a_bad_file_does_not_hide_the_others(here: Path, run) -> None:
    write(here / "b.txt", MASKED)
    (here / "a.txt").write_bytes(b"abc\xff\xff\xff")
    write(here / "c.txt", "---\ntitle: [\n---\n正文。\n")
    status, out, err = run("check", ".", "没有")
    assert status == 2
    assert "b.txt:2:12:" in out
    assert "（1 个文件）" in out
    assert [line.partition("：")[0] for line in err.splitlines()] == [
        "speechlint: 没有",
        "speechlint: a.txt",
        "speechlint: c.txt",
    ]
    assert "第 3 字节" in err


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("paths = 1", "应当是字符串的列表"),
        ('path = ["a"]', "是否想写 paths？"),
        ("preview = 1", "true 或 false"),
        ("[", "无法读取配置"),
        ('exclude = ["[z-a]"]\npaths = ["."]', "不是有效的通配式"),
    ],
)
def test_bad_settings(here: Path, run, toml: str, words: str) -> None:
    write(here / "pyproject.toml", f"[tool.speechlint]\n{toml}\n")
    status, out, err = run("check")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert words in err


def test_standard_input(here: Path, run) -> None:
    status, out, _ = run("check", "-", stdin=MASKED.encode("gb18030"))
    assert status == 1
    assert out.startswith("-:2:12: 错误 masked-year")


def test_colour_follows_terminal_and_environment(here: Path, run, monkeypatch) -> None:
    write(here / "a.txt", MASKED)
    assert "\x1b[" not in run("check", "a.txt").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("check", "a.txt").out
    assert "\x1b[31m错误\x1b[0m" in coloured
    assert "\x1b" not in run("check", "a.txt", "--format", "json").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "a.txt").out


def test_info_is_shown_but_does_not_fail(here: Path, run, monkeypatch) -> None:
    from sphinx_speechlint.diagnostic import Severity
    from sphinx_speechlint.rules import RULES

    write(here / "a.txt", MASKED)
    monkeypatch.setattr(RULES["masked-year"], "severity", Severity.INFO)
    status, out, _ = run("check", "a.txt", "--select", "masked-year")
    assert status == 0
    assert "提示 masked-year" in out


def test_an_ascii_terminal_gets_codes_not_a_traceback(here: Path) -> None:
    write(here / "a.txt", MASKED)
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, "check", "a.txt"], capture_output=True, env=environment)
    assert done.returncode == 1
    assert b"\\u5e74" in done.stdout
    assert done.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_an_error_in_one_line(here: Path) -> None:
    write(here / "a.txt", MASKED)
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, "check", "a.txt"], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("speechlint: 无法写出结果：")
    assert done.stderr.count(b"\n") == 1


def test_a_reader_that_left_is_no_error(here: Path) -> None:
    write(here / "a.txt", MASKED)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*COMMAND, "check", "a.txt"], stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_an_interrupt_is_no_traceback(here: Path, run, monkeypatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    write(here / "a.txt", MASKED)
    monkeypatch.setattr("sphinx_speechlint.runner.Runner.check", interrupt)
    assert run("check", "a.txt") == (130, "", "")


@pytest.mark.parametrize("command", ["check", "rules", "rule", "outline", "split"])
def test_every_command_has_help_with_examples(run, command: str) -> None:
    status, out, err = run(command, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"用法：speechlint {command}")
    assert "例：" in out


def test_help_and_version(run) -> None:
    from sphinx_speechlint import __version__

    assert run("--version").out == f"speechlint {__version__}\n"
    assert "检查讲话稿" in run("--help").out
