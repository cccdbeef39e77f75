"""Checking again and again, and telling how far it is."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from sphinx_speechlint.progress import progress_bar
from sphinx_speechlint.watch import state, wait_for_change

CODE = "import sys; from sphinx_speechlint.cli import main; sys.exit(main())"
FAULTY = "各位委员：\n自20xx年以来有序推进。\n"
CLEAN = "各位委员：\n自去年以来有序推进。\n"


class Watcher:
    """A running ``speechlint check --watch`` and the lines that it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", CODE, "check", *arguments, "--watch"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.lines.put(line.decode().rstrip())

    def round(self) -> list[str]:
        """The lines up to where it waits again."""
        lines = []
        while not (line := self.lines.get(timeout=60)).startswith("等待改动"):
            lines.append(line)
        return lines


@pytest.fixture
def watcher(tmp_path: Path) -> Iterator[Watcher]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FAULTY, encoding="utf-8")
    watching = Watcher(tmp_path, "in", "--format", "concise")
    yield watching
    watching.process.kill()
    watching.process.wait()


def test_every_change_is_seen_and_an_interrupt_ends_it(watcher: Watcher, tmp_path: Path) -> None:
    text = tmp_path / "in" / "a.txt"
    assert watcher.round()[0].startswith("in/a.txt:2:2: 错误 masked-year")
    text.write_text(CLEAN, encoding="utf-8")
    assert watcher.round() == ["没有发现问题（1 个文件）"]
    (tmp_path / "in" / "b.txt").write_text(FAULTY, encoding="utf-8")
    assert watcher.round()[-1] == "1 处问题：placeholder 1（2 个文件）"
    (tmp_path / "speechlint.toml").write_text('ignore = ["placeholder"]', encoding="utf-8")
    assert watcher.round() == ["没有发现问题（2 个文件）"]
    (tmp_path / "speechlint.toml").write_text("nonsense = 1", encoding="utf-8")
    assert watcher.round()[0].startswith("speechlint: ")
    (tmp_path / "speechlint.toml").unlink()
    assert watcher.round()[-1] == "1 处问题：placeholder 1（2 个文件）"
    watcher.process.send_signal(signal.SIGINT)
    assert watcher.process.wait(timeout=60) == 130
    assert watcher.lines.empty()


def test_standard_input_cannot_be_watched(run) -> None:
    status, out, err = run("check", "-", "--watch")
    assert (status, out, err) == (2, "", "speechlint: --watch 不能与 - 同用\n")


def test_a_change_counts_when_it_is_over() -> None:
    seen = iter([{"a": 1}, {"a": 1}, {"a": 2}, {"a": 3}, {"a": 4}, {"a": 4}, {"a": 5}])
    wait_for_change({"a": 1}, lambda: next(seen))  # type: ignore[arg-type, return-value]
    assert list(seen) == [{"a": 5}]


def test_state_tells_files_apart(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    absent = state([str(file)])
    assert absent == {str(file): None}
    file.write_text("一", encoding="utf-8")
    first = state([str(file)])
    file.write_text("一二", encoding="utf-8")
    assert len({str(absent), str(first), str(state([str(file)]))}) == 3


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("patience", [0, 60])
def test_a_bar_for_long_work_is_gone_at_the_end(monkeypatch, patience: float) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("sphinx_speechlint.progress._PATIENCE", patience)
    with progress_bar(iter(range(3)), 3, "zh") as steps:
        assert list(steps) == [0, 1, 2]
    written = terminal.getvalue()
    assert ("检查" in written) == (patience == 0)
    assert written.split("\r")[-1].strip() == ""
    assert patience == 0 or not written


@pytest.mark.parametrize(("arguments", "shown"), [((), True), (("--quiet",), False)])
def test_the_bar_is_for_a_terminal_alone(tmp_path: Path, arguments, shown: bool) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    code = f"from sphinx_speechlint import progress; progress._PATIENCE = 0; {CODE}"
    command = [sys.executable, "-c", code, "check", "a.txt", "--no-cache", *arguments]
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    done = subprocess.run(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    assert done.returncode == 0
    try:
        written = os.read(ours, 100_000).decode()
    except OSError:  # nothing was written before the other end closed
        written = ""
    assert ("检查" in written) == shown
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).stderr == b""
