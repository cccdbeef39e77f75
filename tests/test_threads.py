"""numpy starts no threads that nobody uses, and what a user set stays."""

from __future__ import annotations

import subprocess
import sys

import pytest

ABOUT = "import os, sys; print('numpy' in sys.modules, os.environ.get('OPENBLAS_NUM_THREADS'))"
LOADED = f"from sphinx_speechlint.threads import load_numpy; load_numpy(); {ABOUT}"
COMMAND = f"from sphinx_speechlint.cli import main; main(['rules', '--quiet']); {ABOUT}"
COUNTED = (
    "from sphinx_speechlint.threads import load_numpy; load_numpy();"
    "print(len(os.listdir('/proc/self/task')))"
)


@pytest.mark.parametrize(
    ("code", "given", "expected"),
    [
        (LOADED, None, "True None"),
        (LOADED, "3", "False 3"),
        (COMMAND, None, "False 1"),
        (COMMAND, "3", "False 3"),
    ],
)
def test_what_is_set(
    code: str, given: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if given:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", given)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == expected


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted where Linux lists them")
def test_no_thread_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    command = [sys.executable, "-c", f"import os; {COUNTED}"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "1"
