"""What every test may rely on: a settled language, and the command line in this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple
from unittest import mock

import pytest
from hypothesis import settings

from sphinx_speechlint.cli import main

# A busy machine is no failure, so no property has a deadline.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


class Result(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Result]


def run_in_process(*arguments: str, stdin: bytes = b"") -> Result:
    """What a command line gives."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", newline="\n")
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    with redirect_stdout(out), redirect_stderr(err), mock.patch.object(sys, "stdin", given):
        status = main(arguments)
    written = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        written.append(stream.read())
    return Result(status, *written)


@pytest.fixture(scope="session")
def run() -> Run:
    return run_in_process


@pytest.fixture(autouse=True)
def _no_language_by_surprise(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's locale does not decide the language of the tests."""
    for name in ("SPEECHLINT_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture(autouse=True)
def _a_cache_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What one test leaves behind is nothing to another."""
    monkeypatch.setenv("SPEECHLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
