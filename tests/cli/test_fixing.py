"""speechlint check --fix, --unsafe-fixes, --diff."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

import sphinx_speechlint.fix
from sphinx_speechlint.source import Source

from .test_check import COMMAND

FAULTY = "同志们：。\r\n自20xx年以来，`工作有序推进。\n一键复制\n。"
SAFE = "同志们：\r\n自20xx年以来，工作有序推进。\n一键复制"
UNSAFE = "同志们：\r\n自20xx年以来，工作有序推进。"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.txt"
    path.write_bytes(FAULTY.encode("utf-16"))
    return path


def test_what_can_be_fixed_is_marked_and_counted(file: Path, run) -> None:
    out = run("check", "a.txt").out
    assert "a.txt:1:5: 错误 stray-punctuation [*] 孤立的标点：。" in out
    assert "a.txt:2:2: 错误 masked-year 年份被遮盖：20xx" in out
    assert out.endswith("[*] 3 处可用 --fix 改正；加 --unsafe-fixes 还有 1 处，改后请核对\n")


def test_safe_fixes(file: Path, run) -> None:
    file.chmod(0o640)
    status, out, err = run("check", "a.txt", "--fix")
    assert (status, err) == (1, "已改正 3 处（1 个文件）\n")
    assert file.read_bytes() == SAFE.encode("utf-16")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert "masked-year" in out
    assert "stray" not in out
    age = file.stat().st_mtime_ns
    assert run("check", "a.txt", "--fix")[1:] == (out, "")
    assert file.stat().st_mtime_ns == age


def test_unsafe_fixes_and_nothing_guessed(file: Path, run) -> None:
    assert run("check", "a.txt", "--fix", "--unsafe-fixes").status == 1
    assert file.read_bytes() == UNSAFE.encode("utf-16")


def test_everything_fixed_is_success(file: Path, run) -> None:
    file.write_bytes("同志们：。\n大家好。\n".encode())
    assert run("check", "a.txt", "--fix").status == 0


def test_a_difference_is_shown_and_nothing_written(file: Path, run) -> None:
    file.write_bytes("同志们：。\n大\u200b家好。\n。".encode())
    status, out, err = run("check", "a.txt", "--fix", "--diff")
    assert status == 1
    assert out.splitlines() == [
        "--- a.txt",
        "+++ a.txt",
        "@@ -1,3 +1,2 @@",
        "-同志们：。",
        "-大<U+200B>家好。",
        "-。",
        "\\ 文件末尾没有换行",
        "+同志们：",
        "+大家好。",
        "\\ 文件末尾没有换行",
    ]
    assert err == "会改正 3 处（1 个文件）；没有写入\n"
    assert file.read_text(encoding="utf-8").startswith("同志们：。")
    run("check", "a.txt", "--fix")
    assert run("check", "a.txt", "--diff") == (0, "", "")


def test_standard_input_goes_to_standard_output(file: Path) -> None:
    given = FAULTY.encode("gb18030")
    done = subprocess.run([*COMMAND, "check", "-", "--fix"], input=given, capture_output=True)
    assert done.returncode == 1
    assert done.stdout == SAFE.encode("gb18030")
    notes = done.stderr.decode()
    assert notes.startswith("已改正 3 处（1 个文件）\n-:2:2: 错误 masked-year")
    clean = subprocess.run([*COMMAND, "check", "-", "--fix"], input=b"ok\r\n", capture_output=True)
    assert (clean.returncode, clean.stdout) == (0, b"ok\r\n")


def test_suppressed_is_not_fixed(file: Path, run) -> None:
    text = "同志们：\n<!-- speechlint: ignore-next residue -->\n大`家好。\n要努`力。\n"
    file.write_bytes(text.encode())
    assert run("check", "a.txt", "--fix").status == 0
    assert file.read_bytes() == text.replace("努`", "努").encode()


def test_unused_suppressions_are_removed_to_the_last(file: Path, run) -> None:
    file.write_bytes(
        "---\nspeechlint-ignore: [numbering, placeholder, 'elision']\n---\n同志们：\n"
        "<!-- speechlint: ignore-start residue, masked-year -->\n大家好。\n"
        "<!-- speechlint: ignore-end -->".encode()
    )
    assert run("check", "a.txt", "--fix").status == 0
    assert file.read_text(encoding="utf-8") == "同志们：\n大家好。"


def test_a_file_changed_meanwhile_is_left_alone(file: Path, run, monkeypatch) -> None:
    real = sphinx_speechlint.fix.write

    def late(before: Source, after: Source) -> None:
        file.write_bytes("别人写的。".encode())
        real(before, after)

    monkeypatch.setattr(sphinx_speechlint.fix, "write", late)
    status, out, err = run("check", "a.txt", "--fix")
    assert status == 2
    assert err == "speechlint: a.txt：文件在检查之后被改动，没有写入；请再运行一次\n"
    assert "stray-punctuation [*]" in out
    assert file.read_bytes() == "别人写的。".encode()
    assert os.listdir() == ["a.txt"]


def test_one_bad_file_does_not_keep_the_others_from_being_fixed(file: Path, run) -> None:
    Path("b.txt").write_bytes(b"abc\xff\xff\xff")
    os.symlink("没有", "c.txt")
    status, _, err = run("check", ".", "--fix")
    assert status == 2
    assert file.read_bytes() == SAFE.encode("utf-16")
    assert "b.txt" in err
