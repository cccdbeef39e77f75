"""What runs in the CI of others: the pre-commit hooks, the GitHub action, the GitLab job."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
INPUTS = Path(__file__).parent / "snapshots" / "inputs"
PYTHON = [sys.executable, "-m"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a faulty speech and a clean one."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("讲话.txt", "干净.txt"):
        (folder / name).write_bytes((INPUTS / name).read_bytes())
    (folder / "speechlint.toml").write_text('paths = ["."]\n', encoding="utf-8")
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "."], check=True)
    return folder


def read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.gitlab-ci", "ci/gitlab.yml"),
    ],
)
def test_the_files_are_what_the_platforms_read(schema: str, file: str) -> None:
    command = [*PYTHON, "check_jsonschema", "--builtin-schema", schema, str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def pre_commit(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PYTHON, "pre_commit", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PRE_COMMIT_HOME": str(home), "PYTHONUTF8": "1"},
    )


def test_the_hooks_are_valid(tmp_path: Path) -> None:
    done = pre_commit("validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"), home=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_pre_commit_runs_them(project: Path, tmp_path: Path) -> None:
    """As others do: from a clone of the repository, in an environment made by pip."""
    home = tmp_path / "home"
    done = pre_commit("try-repo", str(ROOT), "speechlint", "--all-files", home=home)
    assert done.returncode == 1, done.stderr
    assert "讲话.txt:3:2: 错误 masked-year" in done.stdout
    assert "exit code: 1" in done.stdout
    done = pre_commit("try-repo", str(ROOT), "speechlint-fix", "--files", "讲话.txt", home=home)
    assert "files were modified by this hook" in done.stdout
    assert "\n。\n" not in (project / "讲话.txt").read_text(encoding="utf-8")


def test_the_action_runs(project: Path, tmp_path: Path) -> None:
    steps = read("action.yml")["runs"]["steps"]
    summary = tmp_path / "summary.md"
    environment = os.environ | {
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_STEP_SUMMARY": str(summary),
        "PACKAGE": "",
        "PATHS": "讲话.txt\n",
        "ARGUMENTS": "--select\nplaceholder\n",
        "PYTHONUTF8": "1",
    }
    install, check = (
        subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
        )
        for step in steps
    )
    assert install.returncode == 0, install.stderr
    assert check.returncode == 1, check.stderr
    assert [line.partition(" ")[0] for line in check.stdout.splitlines()] == ["::error"] * 2
    assert summary.read_text(encoding="utf-8").startswith("### speechlint: 2 处问题")


def test_the_gitlab_job_runs(project: Path, run) -> None:
    job = read("ci/gitlab.yml")["speechlint"]
    (line,) = job["script"]
    assert run(*shlex.split(line)[1:]).status == 1
    reports = job["artifacts"]["reports"]
    assert len(json.loads((project / reports["codequality"]).read_text(encoding="utf-8"))) == 5
    assert (project / reports["junit"]).read_text(encoding="utf-8").startswith("<?xml")
