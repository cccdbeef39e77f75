"""The editors' own halves, as far as they can be tried without the editors."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import PATIENCE, SPEECHLINT

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"


def commands() -> list[list[str]]:
    """How the extension and the documentation start the server."""
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    shown = re.findall(r"""["']speechlint["'],? ["']server["']""", page)
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    properties = package["contributes"]["configuration"]["properties"]
    return [
        *(re.findall(r"[\w-]+", command) for command in shown),
        properties["speechlint.command"]["default"],
    ]


def test_every_editor_starts_the_same_command() -> None:
    assert commands() == [["speechlint", "server"]] * 3


@pytest.mark.parametrize("more", [[], ["--stdio"], ["--language", "en"]])
def test_the_command_serves(tmp_path: Path, more: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SPEECHLINT, *commands()[0][1:], *more],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
