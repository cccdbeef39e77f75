"""Spark gives what one machine gives."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generate import generate
from sphinx_speechlint.duplicates.index.gather import gather
from sphinx_speechlint.duplicates.index.store import Index
from sphinx_speechlint.duplicates.index.writer import build
from sphinx_speechlint.duplicates.minhash import NEIGHBOURS
from sphinx_speechlint.duplicates.near import estimated_pairs
from sphinx_speechlint.duplicates.normalise import normalise
from sphinx_speechlint.duplicates.paragraphs import groups as local_groups
from sphinx_speechlint.duplicates.shingles import Pair
from sphinx_speechlint.duplicates.texts import Texts
from sphinx_speechlint.linter import lint, load
from sphinx_speechlint.rule import CorpusRule
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.selection import select_rules
from sphinx_speechlint.source import Source

from ..duplicates.texts import CHARACTERS, paragraph

pytest.importorskip("pyspark", reason="needs pyspark; run make check-heavy")

from sphinx_speechlint import spark

SPEECHES = sorted((Path(__file__).parents[2] / "corpus/speeches").glob("*.txt"))


def local_pairs(texts: list[str]) -> set[tuple[Any, ...]]:
    """The pairs that one machine finds, by the numbers of the texts."""
    first: dict[str, int] = {}
    for number, text in enumerate(texts):
        first.setdefault(normalise(text), number)
    numbers = list(first.values())
    found = estimated_pairs(Texts.of(list(first)), 0.6).pairs
    return {(numbers[p.first], numbers[p.second], p.jaccard, p.containment) for p in found}


def spark_pairs(session: Any, texts: list[str]) -> Any:
    table = session.createDataFrame(list(enumerate(texts)), "id long, text string")
    return spark.near_pairs(table.repartition(4))


def test_pairs_and_groups_are_those_of_one_machine(session: Any) -> None:
    texts = [*generate(10_000).texts, "", "短。", "甲乙丙丁戊"]
    pairs = spark_pairs(session, texts).persist()
    rows = {tuple(row) for row in pairs.collect()}
    assert len(rows) > 900
    assert rows == local_pairs(texts)
    local = local_groups(len(texts), (Pair(*row) for row in rows))
    expected = {n: group[0] for group in local if len(group) > 1 for n in group}
    assert {row.id: row.group for row in spark.groups(pairs).collect()} == expected


def test_a_crowd_is_bounded_as_on_one_machine(session: Any) -> None:
    origin = paragraph(random.Random(2), 200)
    crowd = [f"{origin}{c}{c}" for c in CHARACTERS[: 5 * NEIGHBOURS]]
    assert {tuple(row) for row in spark_pairs(session, crowd).collect()} == local_pairs(crowd)


def test_a_long_chain_is_one_group(session: Any) -> None:
    chain = [(n, n + 1) for n in range(100, 160)] + [(7, 9), (8, 9)]
    table = session.createDataFrame(chain, "first long, second long")
    found = {row.id: row.group for row in spark.groups(table).collect()}
    assert found == dict.fromkeys(range(100, 161), 100) | {7: 7, 8: 7, 9: 7}


def test_diagnostics_are_those_of_check(session: Any) -> None:
    sources = [Source.read(path) for path in SPEECHES]
    table = [(source.path, source.text) for source in sources]
    texts = session.createDataFrame(table, "path string, text string")
    rows = {tuple(row) for row in spark.diagnostics(texts).collect()}
    expected = set()
    for source in sources:
        for d in lint([source], select_rules()):
            if not issubclass(RULES[d.rule], CorpusRule):
                start, end = (source.position(at) for at in d.span)
                message = RULES[d.rule].message(d)
                head = d.rule, d.family, d.severity.value, d.path
                expected.add((*head, *start, *end, message))
    assert len(expected) > 200
    assert rows == expected


def test_an_index_is_that_of_one_machine(session: Any, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\0")
    paths = [*map(str, SPEECHES), str(bad)]
    errors = spark.build_index(session, paths, tmp_path / "spark", parts=3)
    assert [str(bad) in str(error) for error in errors] == [True]
    build(tmp_path / "local", gather(load(paths)[0]))
    ours, theirs = Index.open(tmp_path / "local"), Index.open(tmp_path / "spark")
    theirs.verify()
    assert theirs.counts() == ours.counts()
    digests = [int(d) for segment in ours.segments for d in segment.digests]
    assert theirs.exact(digests, "x") == ours.exact(digests, "x")


def test_a_rule_that_is_not_there_is_named(session: Any) -> None:
    texts = session.createDataFrame([("a", "甲")], "path string, text string")
    with pytest.raises(Exception, match="没有名为 nosuch 的规则"):
        spark.diagnostics(texts, select=["nosuch"])


def test_the_command_builds_the_same_index(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from sphinx_speechlint.cli import main; sys.exit(main())",
        "index",
        "build",
        str(SPEECHES[0].parent),
        "-o",
        str(tmp_path / "i"),
        "--engine",
        "spark",
        "--master",
        "local[2]",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "16 篇讲话，268 段" in done.stdout
    gone = {**os.environ, "JAVA_HOME": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=gone)
    assert done.returncode == 2
    assert "speechlint: Spark 没有做成（local[2]）" in done.stderr
    assert "Traceback" not in done.stderr
