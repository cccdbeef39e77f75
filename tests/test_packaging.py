"""What a user installs: the built wheel holds what the package needs at run time."""

from __future__ import annotations

import subprocess
import sys
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "sphinx_speechlint"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return ZipFile(next(folder.glob("*.whl")))


def test_every_file_of_the_package_is_there(wheel: ZipFile) -> None:
    files = {p for p in PACKAGE.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    wanted = {f"sphinx_speechlint/{p.relative_to(PACKAGE).as_posix()}" for p in files}
    assert {"sphinx_speechlint/py.typed", "sphinx_speechlint/reporters/schema.json"} <= wanted
    assert wanted == {n for n in wheel.namelist() if n.startswith("sphinx_speechlint/")}


def test_the_metadata_says_what_it_is(wheel: ZipFile) -> None:
    name = next(n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
    metadata = message_from_bytes(wheel.read(name))
    assert metadata["Name"] == "sphinx-speechlint"
    assert metadata["License-Expression"] == "MIT"
    assert "Framework :: Sphinx :: Extension" in metadata.get_all("Classifier", [])
    assert set(metadata.get_all("Provides-Extra", [])) == {
        "all",
        "dev",
        "docs",
        "server",
        "spark",
        "test",
    }
    scripts = wheel.read(name.replace("METADATA", "entry_points.txt")).decode()
    assert "speechlint = sphinx_speechlint.cli:main" in scripts
