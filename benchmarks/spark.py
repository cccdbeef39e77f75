"""Near-copies by Spark and by one machine on the same paragraphs: python benchmarks/spark.py SIZE…

Prints the seconds of both, whether they gave the same pairs, and what Spark carried from one
step to the next. Needs ``pip install sphinx-speechlint[spark]``, Java 17, and Linux.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

import pyarrow as pa
from pyarrow import parquet
from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.generate import generate
from benchmarks.near import LEAST, unique
from sphinx_speechlint.duplicates.near import estimated_pairs
from sphinx_speechlint.duplicates.texts import Texts
from sphinx_speechlint.spark import near_pairs, start

_MASTER = "local[2]"
_PIECES = 8  # of the table of texts
_CONF = "--driver-memory 2g --conf spark.ui.showConsoleProgress=false pyspark-shell"


def main() -> int:
    """Measure each size, and print a line of JSON each."""
    os.environ.setdefault("PYSPARK_SUBMIT_ARGS", _CONF)
    for size in map(int, sys.argv[1:]):
        with TemporaryDirectory() as folder:
            print(json.dumps(measure(size, f"{folder}/texts")), flush=True)
    return 0


def measure(size: int, file: str) -> dict[str, object]:
    """The same paragraphs by both; a fresh session each, so that its figures are its own."""
    texts = unique(generate(size).texts)
    began, cpu = time.perf_counter(), time.process_time()
    local = {pair[:2] for pair in estimated_pairs(Texts.of(texts), LEAST).pairs}
    one, one_cpu = time.perf_counter() - began, time.process_time() - cpu
    table = pa.table({"id": range(len(texts)), "text": texts})
    parquet.write_table(table, file, row_group_size=-(-len(texts) // _PIECES))
    session = start(_MASTER)
    began, cpu = time.perf_counter(), _below(os.getpid())
    pairs = near_pairs(session.read.parquet(file).repartition(_PIECES)).collect()
    many, many_cpu = time.perf_counter() - began, _below(os.getpid()) - cpu
    stages = list(_stages(session))
    session.stop()
    return {
        "paragraphs": size,
        "pairs": len(local),
        "same pairs": {tuple(row[:2]) for row in pairs} == local,
        "one machine wall": round(one, 1),
        "one machine cpu": round(one_cpu, 1),
        f"spark {_MASTER} wall": round(many, 1),
        f"spark {_MASTER} cpu": round(many_cpu, 1),
        "shuffled bytes a paragraph": round(sum(s["shuffleWriteBytes"] for s in stages) / size),
        "shuffled rows a paragraph": round(sum(s["shuffleWriteRecords"] for s in stages) / size, 1),
        "spilled MB": sum(s["diskBytesSpilled"] for s in stages) >> 20,
        "load": round(os.getloadavg()[0], 1),
    }


def _stages(session: SparkSession) -> Iterator[dict[str, int]]:
    """What Spark says of its stages."""
    context = session.sparkContext
    where = f"{context.uiWebUrl}/api/v1/applications/{context.applicationId}/stages"
    with urlopen(where) as answer:
        yield from json.load(answer)


def _below(process: int) -> float:
    """Processor seconds of the processes below one, and of those that these have buried."""
    seconds = 0.0
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # one that has just ended
            for child in children.read_text().split():
                fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
                seconds += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
                seconds += _below(int(child))
    return seconds


if __name__ == "__main__":
    sys.exit(main())
