"""What settings and the options about them do to speechlint check."""

from __future__ import annotations

from pathlib import Path

import pytest

MASKED = "各位委员：\n自20xx年以来，××县的工作有序推进，成绩来之不易。\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.txt", MASKED)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def test_the_settings_are_those_of_the_file_not_of_this_folder(here: Path, run) -> None:
    write(here / "speechlint.toml", 'ignore = ["placeholder"]\n')
    write(here / "other" / "speechlint.toml", 'select = ["masked-year"]\n')
    write(here / "other" / "b.txt", MASKED)
    out = run("check", ".").out
    assert "other/b.txt:2:2: 错误 masked-year" in out
    assert out.endswith("1 处问题：placeholder 1（2 个文件）\n")


def test_one_file_for_all(here: Path, run) -> None:
    write(here / "speechlint.toml", 'ignore = ["placeholder"]\n')
    write(here / "strict.toml", 'select = ["masked-year"]\n')
    assert run("check", "a.txt", "--config", "strict.toml").out.count("masked-year") == 1
    assert run("check", "a.txt", "--config", "none.toml") == (
        2,
        "",
        "speechlint: none.toml：无法读取配置：No such file or directory\n",
    )


def test_isolated(here: Path, run) -> None:
    write(here / "speechlint.toml", 'ignore = ["placeholder"]\n[')
    assert run("check", "a.txt").status == 2
    assert run("check", "a.txt", "--isolated").status == 1
    both = run("check", "a.txt", "--isolated", "--config", "x")
    assert both.status == 2
    assert both.err == (
        "speechlint: --config 不能与 --isolated 同时使用；用法见 speechlint check --help\n"
    )


def test_severities_decide_the_exit_status(here: Path, run) -> None:
    write(here / "speechlint.toml", 'severity = { placeholder = "info" }\n')
    status, out, _ = run("check", "a.txt")
    assert status == 0
    assert "a.txt:2:2: 提示 masked-year" in out
    assert '"severity": "info"' in run("check", "a.txt", "--format", "json").out


def test_extend_select(here: Path, run) -> None:
    write(here / "speechlint.toml", 'select = ["numbering"]\n')
    assert run("check", "a.txt").status == 0
    out = run("check", "a.txt", "--extend-select", "masked-year").out
    assert out.endswith("1 处问题：placeholder 1（1 个文件）\n")


def test_a_wrong_setting_stops_the_run_before_anything_is_reported(here: Path, run) -> None:
    write(here / "deep" / "speechlint.toml", '\nignore = ["masked-yaer"]\n')
    write(here / "deep" / "b.txt", MASKED)
    status, out, err = run("check", ".")
    assert (status, out) == (2, "")
    assert err == (
        "speechlint: deep/speechlint.toml:2：ignore#1 没有名为 masked-yaer 的规则或类别；"
        "是否想写 masked-year？\n"
    )
