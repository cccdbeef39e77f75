"""The JSON output against the schema that the package ships, and against itself."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sphinx_speechlint.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from sphinx_speechlint.language import Words
from sphinx_speechlint.linter import lint
from sphinx_speechlint.paths import natural
from sphinx_speechlint.reporters import Presentation
from sphinx_speechlint.reporters.json import report
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.selection import select_rules
from sphinx_speechlint.source import Position, Source, Span

CORPUS = Path(__file__).parents[2] / "corpus" / "speeches"
SHOW = Presentation()
SCHEMA = json.loads(files("sphinx_speechlint.reporters").joinpath("schema.json").read_text("utf-8"))


def parsed(text: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    paths = sorted(CORPUS.glob("*.txt"), key=lambda p: natural(p.name))
    return {p.name: Source.from_bytes(p.read_bytes(), p.name) for p in paths}


@pytest.fixture(scope="module")
def found(sources: dict[str, Source]) -> list[Diagnostic]:
    return lint(list(sources.values()), select_rules(preview=True))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_corpus_keeps_the_contract(found: list[Diagnostic], sources) -> None:
    data = parsed(report(found, sources, SHOW))
    assert data["summary"]["files"] == 16
    assert data["summary"]["diagnostics"] == len(data["diagnostics"]) > 0
    for counts in ("families", "severities"):
        assert sum(data["summary"][counts].values()) == len(data["diagnostics"])


def test_places_are_those_of_the_text(found: list[Diagnostic], sources) -> None:
    for entry in parsed(report(found, sources, SHOW))["diagnostics"]:
        text = sources[entry["path"]].text
        lines = text.split("\n")
        for place in (entry["start"], entry["end"]):
            before = "\n".join([*lines[: place["line"] - 1], ""]) if place["line"] > 1 else ""
            assert len(before) + place["column"] - 1 == place["offset"]
        assert entry["start"]["offset"] <= entry["end"]["offset"]


def test_order_is_settled(found: list[Diagnostic], sources) -> None:
    data = parsed(report(found, sources, SHOW))
    names = list(sources)
    places = [(names.index(d["path"]), d["start"]["offset"]) for d in data["diagnostics"]]
    assert places == sorted(places)
    assert report(found, sources, SHOW) == report(list(found), dict(sources), SHOW)


def test_every_field_of_a_diagnostic() -> None:
    rule = next(iter(RULES.values()))
    example = rule.invalid[0]
    source = Source("稿.txt", "𠮷野\n" + example.text)
    real = next(d for d in lint([source], select_rules([rule.name], preview=True)))
    diagnostic = Diagnostic(
        real.rule,
        real.family,
        source.path,
        Span(1, 4),
        Severity.WARNING,
        real.key,
        real.args,
        Fix(Words("删去", "delete"), (Edit(Span(0, 1), "吉"), Edit(Span(3, 3), "")), safe=False),
        (Related("他.txt", Position(3, 2), Position(4, 1), "摘录"),),
    )
    data = parsed(report([diagnostic], {source.path: source}, SHOW))
    (entry,) = data["diagnostics"]
    assert entry["start"] == {"line": 1, "column": 2, "offset": 1}
    assert entry["end"] == {"line": 2, "column": 2, "offset": 4}
    assert entry["severity"] == "warning"
    assert entry["fix"]["safe"] is False
    assert entry["fix"]["edits"][0] == {
        "start": {"line": 1, "column": 1, "offset": 0},
        "end": {"line": 1, "column": 2, "offset": 1},
        "replacement": "吉",
    }
    assert entry["related"] == [
        {
            "path": "他.txt",
            "start": {"line": 3, "column": 2},
            "end": {"line": 4, "column": 1},
            "message": "摘录",
        }
    ]
    assert data["summary"]["severities"] == {"error": 0, "warning": 1, "info": 0}


def test_the_command_prints_it_as_utf_8(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("今年是20xx年。\r\n".encode("utf-8-sig"))
    status, out, err = run("check", str(tmp_path / "a.txt"), "--format", "json")
    data = parsed(out)
    assert (status, err) == (1, "")
    assert data["diagnostics"][0]["start"] == {"line": 1, "column": 4, "offset": 3}
    assert "\\u" not in out


def test_nothing_to_say_is_still_an_object(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("各位委员：\n今年的工作有序推进。\n", encoding="utf-8")
    assert parsed(run("check", str(tmp_path), "--format", "json").out)["diagnostics"] == []
    missing = run("check", str(tmp_path / "b.txt"), "--format", "json")
    assert missing.status == 2
    assert parsed(missing.out)["summary"]["files"] == 0
