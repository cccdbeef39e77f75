"""Near-copies, diagnostics and an index on a Spark cluster: the same as on one machine.

Everything that decides is a pure function of Arrow batches and calls the code that one
machine runs; Spark only carries rows. Needs ``pip install sphinx-speechlint[spark]`` on
every node, and Java 17 or newer.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from . import arrow
from .arrow import Batches
from .duplicates.index import writer
from .duplicates.index.gather import gather
from .duplicates.index.manifest import Entry
from .duplicates.shingles import SIZE
from .language import Language
from .linter import lint, load
from .rule import PageRule, Rule, SuppressionRule
from .ruleset import RuleSet
from .selection import select_rules
from .source import InputError, Source
from .speech import Page

FAILURES = (Py4JError, PySparkException)  # what Spark raises of itself

_PAIR = "first long, second long, jaccard double, containment double"
# On one machine each piece of a shuffle costs a part of a second, and has to fit in memory:
# Spark puts small ones together up to this size, rather than one for each core.
_LOCAL: dict[str, bool | float | int | str | None] = {
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.adaptive.coalescePartitions.initialPartitionNum": "64",
    "spark.sql.adaptive.coalescePartitions.parallelismFirst": "false",
    "spark.sql.adaptive.advisoryPartitionSizeInBytes": "32m",
}
_DIAGNOSTIC = (
    "rule string, family string, severity string, path string, start_line int, "
    "start_column int, end_line int, end_column int, message string"
)


def start(master: str) -> SparkSession:
    """A session on a master such as ``local[2]`` or ``spark://host:7077``.

    On this machine its workers run our own interpreter; on others the one that the
    environment names by ``PYSPARK_PYTHON``.
    """
    builder = SparkSession.builder.master(master).appName("speechlint")
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.config(map=_LOCAL)
    return builder.getOrCreate()


def near_pairs(texts: DataFrame, least: float = 0.6) -> DataFrame:
    """The pairs of similar texts.

    :param texts: ``id long, text string``; of equal normal forms the smallest id stands for all.
    :returns: ``first long, second long, jaccard double, containment double``, ``first`` the
        smaller id; as :func:`~.duplicates.near.estimated_pairs` gives for the same texts in
        the order of their ids.
    """
    normal = texts.select("id", "text").mapInArrow(
        arrow.normal_forms, "id long, digest long, normal string"
    )
    first = f.min(f.struct("id", "normal")).alias("first")
    unique = normal.groupBy("digest").agg(first).select("first.id", "first.normal")
    unique = unique.where(f.length("normal") >= SIZE).persist(StorageLevel.MEMORY_AND_DISK)
    keys = unique.mapInArrow(arrow.keys, "key long, id long")
    side_by_side = keys.repartition("key").sortWithinPartitions("key", "id")
    pairs = side_by_side.mapInArrow(arrow.candidates, "first long, second long").distinct()
    one = unique.select(f.col("id").alias("first"), f.col("normal").alias("a"))
    other = unique.select(f.col("id").alias("second"), f.col("normal").alias("b"))
    both = pairs.join(one, "first").join(other, "second").select("first", "second", "a", "b")
    return both.mapInArrow(partial(arrow.verified, least=least), _PAIR)


def groups(pairs: DataFrame) -> DataFrame:
    """The connected components of some pairs: ``id long, group long``, the least id of each.

    Every text takes the least group of its neighbours, then that group's own, until nothing
    changes: the number of rounds grows with the logarithm of the longest chain.
    """
    forth = pairs.select(f.col("first").alias("id"), f.col("second").alias("other"))
    edges = forth.union(forth.select(f.col("other").alias("id"), f.col("id").alias("other")))
    edges = edges.distinct().localCheckpoint()
    known = edges.groupBy("id").agg(f.least(f.col("id"), f.min("other")).alias("group"))
    known = known.localCheckpoint()
    while True:
        groups_of = known.select(f.col("id").alias("other"), f.col("group").alias("theirs"))
        nearest = edges.join(groups_of, "other").groupBy("id").agg(f.min("theirs").alias("theirs"))
        taken = known.join(nearest, "id").select("id", f.least("group", "theirs").alias("group"))
        roots = taken.select(f.col("id").alias("group"), f.col("group").alias("root"))
        fresh = taken.join(roots, "group").select("id", f.col("root").alias("group"))
        fresh = fresh.localCheckpoint()
        before = known.withColumnRenamed("group", "before")
        if fresh.join(before, "id").where(f.col("group") != f.col("before")).isEmpty():
            return fresh
        known = fresh


def diagnostics(
    texts: DataFrame,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    *,
    preview: bool = False,
    language: Language = "zh",
) -> DataFrame:
    """What ``check`` says of each text alone.

    :param texts: ``path string, text string``.
    :returns: ``rule, family, severity, path, start_line, start_column, end_line, end_column,
        message``; lines and columns from 1, the end exclusive.
    :raises InputError: for a name that is neither rule nor family.
    """
    rules = _alone(select_rules(select, ignore, preview=preview))
    table = texts.select("path", "text")
    return table.mapInArrow(partial(_linted, rules=rules, language=language), _DIAGNOSTIC)


def build_index(
    session: SparkSession, paths: Sequence[str], folder: Path, parts: int = 0
) -> list[InputError]:
    """Make an index as :func:`~.duplicates.index.writer.build` does, each task its own segments.

    The files and the folder have to be on storage that every node sees by the same path.

    :returns: why files could not be read.
    :raises InputError: as :func:`~.duplicates.index.writer.build`.
    """
    rows = session.createDataFrame([(path,) for path in paths], "path string")
    rows = rows.repartition(parts or session.sparkContext.defaultParallelism)
    errors: list[InputError] = []

    def entries() -> Iterator[Entry]:
        task = partial(_segments, folder=str(folder))
        for row in rows.mapInArrow(task, "entry string, zh string, en string").collect():
            if row.entry is None:
                errors.append(InputError(row.zh, row.en))
            else:
                yield Entry(**{**json.loads(row.entry), "removed": ()})

    writer.replace_segments(folder, entries)
    return errors


def _alone(rules: RuleSet) -> RuleSet:
    """The rules that look at one page."""
    kinds = (Rule, PageRule, SuppressionRule)
    return replace(
        rules,
        rules=tuple(rule for rule in rules.rules if isinstance(rule, kinds)),
        silent=tuple(rule for rule in rules.silent if isinstance(rule, kinds)),
    )


def _linted(batches: Batches, rules: RuleSet, language: Language) -> Batches:
    names = [column.split()[0] for column in _DIAGNOSTIC.split(", ")]
    types = [pa.int32() if "int" in c else pa.string() for c in _DIAGNOSTIC.split(", ")]
    for batch in batches:
        rows = zip(batch["path"].to_pylist(), batch["text"].to_pylist(), strict=True)
        found = [row for path, text in rows for row in _rows(path, text, rules, language)]
        columns = zip(*found, strict=True) if found else [[] for _ in names]
        arrays = [pa.array(list(c), t) for c, t in zip(columns, types, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, names)


def _rows(path: str, text: str, rules: RuleSet, language: Language) -> Iterator[tuple[object, ...]]:
    source = Source.from_bytes(text.encode("utf-8", "surrogatepass"), path)
    for d in lint([source], rules):
        message = rules.catalogue[d.rule].message(d, language)
        start, end = (source.position(offset) for offset in d.span)
        yield (d.rule, d.family, d.severity.value, d.path, *start, *end, message)


def _segments(batches: Batches, folder: str) -> Batches:
    errors: list[InputError] = []

    def pages() -> Iterator[Page]:
        for batch in batches:
            for path in batch["path"].to_pylist():
                found, wrong = load([path])
                errors.extend(wrong)
                yield from found

    for entry in writer.write_segments(Path(folder), gather(pages())):
        yield _told(json.dumps(asdict(entry)), None)
    for error in errors:
        yield _told(None, error)


def _told(entry: str | None, error: InputError | None) -> pa.RecordBatch:
    zh, en = (error.words["zh"], error.words["en"]) if error else (None, None)
    columns: Iterable[pa.Array] = (pa.array([value], pa.string()) for value in (entry, zh, en))
    return pa.RecordBatch.from_arrays(list(columns), ["entry", "zh", "en"])
