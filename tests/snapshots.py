"""Command lines as data: what is typed into which folder, and what comes of it.

The cases are the tables ``[[case]]`` of the files in ``tests/cli/snapshots``; ``make
snapshots`` writes what comes of each. A case runs in a folder of its own that holds the
files in ``inputs``, or, with ``repository``, in this repository.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "cli" / "snapshots"
GIVEN = ("name", "run", "repository", "stdin", "env", "files", "lines")
MADE = ("status", "out", "err", "written")
_CONTROL_RE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_LEFT_OUT = "[…]\n"
_ENVIRONMENT = {"LANG": "C.UTF-8"}
_OTHERS = ("cache/", "known/")  # what is written there is not for the eye
_UNSET = ("NO_COLOR", "FORCE_COLOR", "LC_ALL", "LC_MESSAGES", "SPEECHLINT_LANGUAGE")


class Case(NamedTuple):
    """One command line.

    ``files`` are further files by path, ``lines`` is how much of a long output is kept;
    ``made`` is what came of it: ``status``, ``out``, ``err`` and the files ``written``.
    """

    name: str
    run: str
    repository: bool
    stdin: str
    env: Mapping[str, str]
    files: Mapping[str, str]
    lines: int | None
    made: dict[str, Any]


def cases() -> dict[str, Case]:
    """Every case by its name.

    :raises ValueError: for two of one name.
    """
    found: dict[str, Case] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        for table in tomllib.loads(file.read_text(encoding="utf-8"))["case"]:
            case = _case(table)
            if case.name in found:
                raise ValueError(f"two cases are named {case.name}")
            found[case.name] = case
    return found


def play(case: Case, run: Callable[..., tuple[int, str, str]]) -> dict[str, Any]:
    """What comes of a case now."""
    with _place(case) as folder:
        before = {} if case.repository else _texts(folder)
        status, out, err = run(*shlex.split(case.run)[1:], stdin=case.stdin.encode())
        after = {} if case.repository else _texts(folder)
    written = {path: text for path, text in after.items() if before.get(path) != text}
    made = {"status": status, "out": cut(out, case.lines), "err": err}
    if written:
        made["written"] = {path: cut(text, case.lines) for path, text in written.items()}
    return {key: value for key, value in made.items() if value or key == "status"}


def update(run: Callable[..., tuple[int, str, str]]) -> None:
    """Write anew what comes of every case: all that stands from ``status`` on."""
    for file in sorted(FOLDER.glob("*.toml")):
        head, *tables = file.read_text(encoding="utf-8").split("[[case]]\n")
        parts = [head]
        for table in tables:
            given = table.partition("\nstatus = ")[0].strip("\n")
            made = play(_case(tomllib.loads(given)), run)
            parts.append("\n".join(["[[case]]", given, *_lines(made), "\n"]))
        file.write_text("".join(parts).rstrip("\n") + "\n", encoding="utf-8")


def _case(table: dict[str, Any]) -> Case:
    if unknown := table.keys() - {*GIVEN, *MADE}:
        raise ValueError(f"{table['name']} has no use for {sorted(unknown)}")
    return Case(
        table["name"],
        table["run"],
        table.get("repository", False),
        table.get("stdin", ""),
        table.get("env", {}),
        table.get("files", {}),
        table.get("lines"),
        {key: table[key] for key in MADE if key in table},
    )


@contextmanager
def _place(case: Case) -> Iterator[Path]:
    """The folder in which a case runs, as the working folder, with its environment."""
    back = Path.cwd()
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as cache:
        folder = Path(name).resolve()
        if not case.repository:
            shutil.copytree(FOLDER / "inputs", folder, dirs_exist_ok=True)
        for path, text in case.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        environment = {k: v for k, v in os.environ.items() if k not in _UNSET}
        environment |= {**_ENVIRONMENT, "SPEECHLINT_CACHE_DIR": cache, **case.env}
        os.chdir(ROOT if case.repository else folder)
        try:
            with mock.patch.dict(os.environ, environment, clear=True):
                yield folder
        finally:
            os.chdir(back)


def _texts(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    readable = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {
        path: data.decode(errors="backslashreplace")
        for path, data in readable.items()
        if not path.startswith(_OTHERS)
    }


def cut(text: str, lines: int | None) -> str:
    """So many lines of a text, and a sign that there are more."""
    parts = text.splitlines(keepends=True)
    return text if lines is None or len(parts) <= lines else "".join(parts[:lines]) + _LEFT_OUT


def _lines(made: Mapping[str, Any]) -> Iterator[str]:
    """What came of a case as TOML; texts as they are."""
    for key, value in made.items():
        if isinstance(value, dict):
            yield f"[case.{key}]"
            yield from (
                f"{json.dumps(name, ensure_ascii=False)} = {_text(text)}"
                for name, text in value.items()
            )
        else:
            yield f"{key} = {value if isinstance(value, int) else _text(value)}"


def _text(text: str) -> str:
    """A text of several lines as TOML: only what a line cannot hold is escaped."""
    escaped = text.replace("\\", "\\\\").replace('"""', '""\\"')
    return '"""\n' + _CONTROL_RE.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"""'
