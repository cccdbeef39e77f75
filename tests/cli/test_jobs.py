"""Several processes say what one says."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sphinx_speechlint import pool
from sphinx_speechlint.config import Settings
from sphinx_speechlint.pool import Recipe, examine_all
from sphinx_speechlint.selection import NOTHING_ASKED
from sphinx_speechlint.source import Source

CORPUS = Path(__file__).parents[2] / "corpus" / "speeches"
COMMAND = [
    sys.executable,
    "-c",
    "import sys; from sphinx_speechlint.cli import main; sys.exit(main())",
]


def die(recipe: bytes, sources: object) -> None:
    """What a process is told to do in place of examining."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for file in sorted(CORPUS.glob("*.txt"))[:6]:
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "坏.txt").write_text("---\ntitle: [\n---\n正文。\n", encoding="utf-8")
    (tmp_path / "speechlint.toml").write_text(
        'pattern = [{ name = "own-words", pattern = "推进", message = "推进：{text}" }]',
        encoding="utf-8",
    )
    return tmp_path


@pytest.mark.parametrize("form", ["full", "sarif"])
def test_two_processes_are_as_one(here: Path, run, form: str) -> None:
    arguments = ("check", ".", "--no-cache", "--preview", "--format", form)
    alone = run(*arguments, "--jobs", "1")
    assert alone.status == 2
    assert "own-words" in alone.out
    assert "坏.txt" in alone.err
    assert run(*arguments, "--jobs", "2") == alone


def test_a_process_that_dies_is_replaced(here: Path, monkeypatch) -> None:
    sources = [Source.read(path) for path in sorted(here.glob("z*.txt"))]
    recipe = Recipe(tuple(s.path for s in sources), Settings(), NOTHING_ASKED)
    expected = list(examine_all(sources, recipe.rules(), recipe, 1))

    monkeypatch.setattr(pool, "_examine_chunk", die)
    assert list(examine_all(sources, recipe.rules(), recipe, 2)) == expected


def test_few_words_are_not_worth_a_process(here: Path, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pool, "_examine_apart", refuse)
    source = Source("a.txt", "各位委员：")
    recipe = Recipe(("a.txt", "b.txt"), Settings(isolated=True), NOTHING_ASKED)
    rules = recipe.rules()
    assert len(list(examine_all([source, source], rules, recipe, None))) == 2
    with pytest.raises(AssertionError):
        list(examine_all([source, source], rules, recipe, 2))


@pytest.mark.parametrize("jobs", ["0", "-1", "x", "1.5"])
def test_bad_numbers(here: Path, run, jobs: str) -> None:
    status, _, err = run("check", ".", "--jobs", jobs)
    assert status == 2
    assert f"应当是 auto 或正整数，不是 {jobs}" in err


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts differ there")
@pytest.mark.parametrize("seconds", [0.9, 3])
def test_an_interrupt_ends_all_processes_quietly(here: Path, seconds: float) -> None:
    """Be it while they are started, or while they work."""
    big = (CORPUS / "zhengxie-09.txt").read_text(encoding="utf-8")
    for number in range(400):
        (here / f"big-{number}.txt").write_text(f"{number}\n{big}", encoding="utf-8")
    process = subprocess.Popen(
        [*COMMAND, "check", ".", "--no-cache", "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")
