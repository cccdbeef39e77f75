"""Completion in real shells: bash always, the others where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sphinx_speechlint.formats import FORMATS
from sphinx_speechlint.rules import RULES

BASH = """
source {script}
COMP_WORDS=({words}) COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
COMP_LINE="{words}" COMP_POINT=${{#COMP_LINE}}
$(complete -p speechlint | sed 's/.*-F \\([^ ]*\\).*/\\1/') speechlint
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
fpath=({folder} $fpath)
autoload -Uz compinit && compinit -D -d {folder}/dump
print -r -- $_comps[speechlint]
autoload +X _speechlint
eval "$(<{folder}/_speechlint)"
whence -w $_comps[speechlint]
"""


def completed(shell: str, script: Path, words: str) -> set[str]:
    """What the shell offers for the last, empty word of a command line."""
    if shell == "fish":
        code = f"source {script}; complete --do-complete '{words} '"
    else:
        code = BASH.format(script=script, words=f"{words} ''")
    done = subprocess.run(
        [shell, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return {line.partition("\t")[0] for line in done.stdout.splitlines()}


@pytest.fixture(params=["bash", "fish"])
def shell(request: pytest.FixtureRequest) -> str:
    if request.param != "bash" and shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    return str(request.param)


@pytest.fixture
def script(run, shell: str, tmp_path: Path) -> Path:
    status, out, err = run("completion", shell)
    assert (status, err) == (0, "")
    file = tmp_path / f"completion.{shell}"
    file.write_text(out, encoding="utf-8")
    return file


def test_commands(shell: str, script: Path) -> None:
    found = completed(shell, script, "speechlint")
    assert {"check", "rules", "rule", "outline", "split", "completion"} <= found


def test_values_of_options(shell: str, script: Path) -> None:
    assert set(FORMATS) <= completed(shell, script, "speechlint check --format")
    assert {"numbering", *RULES} <= completed(shell, script, "speechlint check --select")
    assert set(RULES) == completed(shell, script, "speechlint rule")
    assert {"bash", "zsh", "fish"} <= completed(shell, script, "speechlint completion")


def test_zsh_takes_the_script(run, tmp_path: Path) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    script = tmp_path / "_speechlint"
    script.write_text(run("completion", "zsh").out, encoding="utf-8")
    code = ZSH.format(folder=tmp_path)
    done = subprocess.run(
        ["zsh", "-f", "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines() == ["_speechlint", "_shtab_speechlint: function"]
    assert all(name in script.read_text(encoding="utf-8") for name in FORMATS)


def test_other_shells_are_named(run) -> None:
    status, _, err = run("completion", "tcsh")
    assert status == 2
    assert "tcsh" in err
