"""Near-copies by Spark and by one machine on the same paragraphs: python benchmarks/spark.py SIZE.

Prints the seconds of both and whether they gave the same pairs. Needs
``pip install sphinx-speechlint[spark]`` and Java 17.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.generate import generate
from benchmarks.near import LEAST, unique
from sphinx_speechlint.duplicates.near import estimated_pairs
from sphinx_speechlint.spark import near_pairs, start


def main() -> int:
    """Measure one size, and print a line of JSON."""
    size, master = int(sys.argv[1]), "local[2]"
    texts = unique(generate(size).texts)
    began = time.perf_counter()
    local = {pair[:2] for pair in estimated_pairs(texts, LEAST).pairs}
    one = time.perf_counter() - began
    session = start(master)
    table = session.createDataFrame(list(enumerate(texts)), "id long, text string")
    began = time.perf_counter()
    found = {tuple(row[:2]) for row in near_pairs(table.repartition(16)).collect()}
    many = time.perf_counter() - began
    session.stop()
    row = {
        "paragraphs": size,
        "pairs": len(local),
        "same pairs": found == local,
        "one machine": round(one, 1),
        f"spark {master}": round(many, 1),
        "load": round(os.getloadavg()[0], 1),
    }
    print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
