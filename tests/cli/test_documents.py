"""What the documents show is what the commands print."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK_RE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
DOCUMENTS = [
    path.relative_to(ROOT).as_posix()
    for path in [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").glob("*.md"))]
    if "$ speechlint " in path.read_text(encoding="utf-8")
    and not path.with_name(f"{path.name}.in").exists()  # made of the snapshots
]
LEFT_OUT = "[…]\n"  # any number of lines


def sessions(document: str) -> Iterator[tuple[str, str]]:
    """Each command of a document, with the output shown for it."""
    for block in BLOCK_RE.findall((ROOT / document).read_text(encoding="utf-8")):
        for session in block.split("$ speechlint ")[1:]:
            command, _, output = session.partition("\n")
            yield command, output


SESSIONS = [(d, c, o) for d in DOCUMENTS for c, o in sessions(d)]


@pytest.mark.parametrize(("document", "command", "output"), SESSIONS)
def test_output(run, monkeypatch, document: str, command: str, output: str) -> None:
    monkeypatch.chdir(ROOT)
    shown = ".*".join(map(re.escape, output.split(LEFT_OUT)))
    result = run(*shlex.split(command))
    assert result.err == ""
    assert re.fullmatch(shown, result.out, re.DOTALL), result.out


def test_documents_show_sessions() -> None:
    assert {document for document, _, _ in SESSIONS} == set(DOCUMENTS)
