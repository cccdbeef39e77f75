"""speechlint config: what holds for a file, and where it was said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SETTINGS = """\
# for all
[tool.speechlint]
ignore = [
  "numbering",
  "residue",
]
preview = false

[tool.speechlint.severity]
placeholder = "info"

[tool.speechlint.per-file-ignores]
"附件" = ["masked-year"]

[tool.speechlint.rules.cut-end]
min-length = 30

[[tool.speechlint.pattern]]
name = "old-title"
pattern = '政协(委员)们'
message = "称谓不妥：{text}"
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "附件").mkdir()
    (tmp_path / "附件" / "a.txt").write_text("各位委员：\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def found(run):
    def of(*arguments: str) -> tuple[dict, dict]:
        """The settings by key and the rules by name, as JSON tells them."""
        status, out, err = run("config", *arguments, "--format", "json")
        assert (status, err) == (0, "")
        data = json.loads(out)
        assert data["version"] == 1
        settings: dict[str, list] = {}
        for one in data["settings"]:
            settings.setdefault(one["key"], []).append((one["value"], one["origin"], one["place"]))
        rules = {
            r["name"]: (r["on"], r["severity"], r["origin"], r["place"]) for r in data["rules"]
        }
        return settings, rules

    return of


def test_every_value_and_where_it_was_said(found) -> None:
    settings, _ = found("附件/a.txt")
    assert settings == {
        "paths": [([], "default", None)],
        "exclude": [([], "default", None)],
        "select": [([], "default", None)],
        "extend-select": [([], "default", None)],
        "ignore": [(["numbering", "residue"], "settings", "pyproject.toml:3")],
        "per-file-ignores.附件": [(["masked-year"], "settings", "pyproject.toml:13")],
        "severity.placeholder": [("info", "settings", "pyproject.toml:10")],
        "rules.cut-end.min-length": [(30, "settings", "pyproject.toml:16")],
        "preview": [(False, "settings", "pyproject.toml:7")],
        "language": [(None, "default", None)],
        "index": [("", "default", None)],
        "pattern#1.name": [("old-title", "settings", "pyproject.toml:19")],
        "pattern#1.pattern": [("政协(委员)们", "settings", "pyproject.toml:20")],
        "pattern#1.message": [("称谓不妥：{text}", "settings", "pyproject.toml:21")],
    }


def test_the_command_line_counts(found) -> None:
    settings, rules = found("--select", "numbering,masked-year", "--ignore", "numbering-gap")
    assert settings["select"] == [(["numbering", "masked-year"], "command-line", None)]
    assert settings["ignore"] == [(["numbering-gap"], "command-line", None)]
    assert settings["extend-select"] == [([], "command-line", None)]
    assert rules["numbering-gap"] == (False, "error", "command-line", None)
    assert rules["numbering-orphan"][0]
    assert rules["cut-end"] == (False, "warning", "command-line", None)
    settings, _ = found("--ignore", "cut-end", "--preview")
    assert settings["ignore"] == [
        (["cut-end"], "command-line", None),
        (["numbering", "residue"], "settings", "pyproject.toml:3"),
    ]
    assert settings["preview"][0] == (True, "command-line", None)


def test_every_rule_and_what_decided_it(found) -> None:
    _, rules = found("附件/a.txt")
    assert rules["masked-name"] == (True, "info", "default", None)
    assert rules["masked-year"] == (False, "info", "per-file-ignores", "pyproject.toml:13")
    assert rules["numbering-gap"] == (False, "error", "settings", "pyproject.toml:4")
    assert rules["page-furniture"] == (False, "error", "settings", "pyproject.toml:5")
    assert rules["year-abbreviation"] == (False, "warning", "default", None)
    assert rules["cut-word"] == (False, "warning", "preview", None)
    assert rules["old-title"] == (True, "warning", "default", None)
    assert found("--preview")[1]["cut-word"][0]
    assert found(".")[1]["masked-year"][0]


def test_the_rules_that_are_on_are_those_that_run(found, run, here: Path) -> None:
    (here / "附件" / "a.txt").write_text(
        "各位委员：\n自20xx年以来，××县的工作有序推进。\n政协委员们，要\n", encoding="utf-8"
    )
    for arguments in ([], ["--select", "placeholder"], ["--ignore", "wording", "--preview"]):
        out = run("check", "附件/a.txt", "--format", "json", *arguments).out
        ran = {d["rule"] for d in json.loads(out)["diagnostics"]}
        on = {name for name, state in found("附件/a.txt", *arguments)[1].items() if state[0]}
        assert ran
        assert ran <= on


def test_as_text(run) -> None:
    status, out, err = run("config", "附件/a.txt", "--select", "old-title,cut-end")
    assert (status, err) == (0, "")
    values, rules = out.split("\n\n")
    assert values.splitlines()[0] == "附件/a.txt 的配置：pyproject.toml"
    lines = {line.split()[0]: line.split()[1:] for line in values.splitlines()[1:]}
    assert lines["select"] == ['["old-title",', '"cut-end"]', "命令行"]
    assert lines["exclude"] == ["-", "默认"]
    assert lines["rules.cut-end.min-length"] == ["30", "pyproject.toml:16"]
    assert rules.startswith("规则：2 条启用，")
    lines = {line.split()[0]: line.split()[1:] for line in rules.splitlines()[1:]}
    assert lines["cut-end"] == ["启用", "警告", "命令行", "min-length=30"]


def test_without_any_settings(run) -> None:
    out = run("config", "--isolated").out
    assert out.startswith(". 的配置：没有，全部是默认\n")
    assert "old-title" not in out


def test_a_path_that_is_not_there(run) -> None:
    assert run("config", "none.txt") == (
        2,
        "",
        "speechlint: none.txt：没有这个文件或文件夹\n",
    )
