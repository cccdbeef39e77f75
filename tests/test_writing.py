"""A file is written whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sphinx_speechlint.source import InputError
from sphinx_speechlint.writing import write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_one_replaced(tmp_path: Path) -> None:
    file = tmp_path / ("长" * 85)  # 255 bytes, as many as a name may have
    write_file(file, b"one")
    write_file(file, b"two", before=b"one")
    assert file.read_bytes() == b"two"
    assert names(tmp_path) == [file.name]


def test_mode_and_link_stay(tmp_path: Path) -> None:
    (tmp_path / "里").mkdir()
    real, link = tmp_path / "里" / "a.txt", tmp_path / "b.txt"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_file(link, b"new", before=b"old")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_what_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"theirs")
    with pytest.raises(InputError, match="文件在检查之后被改动"):
        write_file(file, b"ours", before=b"old")
    assert file.read_bytes() == b"theirs"
    assert names(tmp_path) == ["a.txt"]


def test_what_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="无法写入"):
        write_file(tmp_path / "a.txt", b"ours", before=b"old")
    assert names(tmp_path) == []


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failing_disk_leaves_the_old_file(tmp_path: Path, monkeypatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(InputError, match="No space left"):
        write_file(file, b"new")
    monkeypatch.undo()
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_killed_process_leaves_the_old_file(tmp_path: Path, step: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    code = (
        "import os, signal, sys; from sphinx_speechlint.writing import write_file;"
        f"os.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "write_file(sys.argv[1], b'new' * 1000)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert file.read_bytes() == b"old"


def test_a_pipe_is_no_file_to_write(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(InputError, match="无法写入"):
        write_file(tmp_path / "a.txt", b"new")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that an unprivileged user can reach, which pytest's own cannot be."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


@pytest.fixture
def _unprivileged(open_folder: Path) -> Iterator[None]:
    """As root every file is writable: be nobody for a while."""
    user = os.geteuid()
    if user == 0:
        (open_folder / "a.txt").touch()
        os.chown(open_folder, 65534, -1)
        os.chown(open_folder / "a.txt", 65534, -1)
        os.seteuid(65534)
    yield
    os.seteuid(user)
    open_folder.chmod(0o777)


@pytest.mark.usefixtures("_unprivileged")
@pytest.mark.parametrize(("folder", "file"), [(0o777, 0o444), (0o555, 0o644)])
def test_without_permission_nothing_is_written(open_folder: Path, folder: int, file: int) -> None:
    path = open_folder / "a.txt"
    path.write_bytes(b"old")
    path.chmod(file)
    open_folder.chmod(folder)
    with pytest.raises(InputError, match=r"a\.txt：无法写入：Permission denied"):
        write_file(path, b"new", before=b"old")
    assert path.read_bytes() == b"old"
    assert names(open_folder) == ["a.txt"]
