"""Near-copies among many paragraphs: time, memory and recall, alone or beside others.

    python benchmarks/near.py 10000 100000 1000000
    python benchmarks/near.py --rivals 100000

Each figure is of a process of its own. ``cpu`` are seconds of all its threads together and
``wall`` those of the clock; on a machine that others use the first says more. All start from
the raw paragraphs with our normal form and unique texts, and the candidates of rivals are
verified by our own code, so that all find the same pairs up to recall. The rivals need
``pip install rensa datasketch``.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import xxhash

from benchmarks.generate import Corpus, generate
from sphinx_speechlint.duplicates.bulk import normalise_all
from sphinx_speechlint.duplicates.near import estimated_pairs
from sphinx_speechlint.duplicates.shingles import Pair, compare, shingles
from sphinx_speechlint.duplicates.texts import Texts
from sphinx_speechlint.duplicates.verify import verify

LEAST = 0.6
_Engine = Callable[[Sequence[str]], list[Pair]]


def main() -> int:
    """Measure each size and engine in a process of its own, and print a line of JSON each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--rivals", action="store_true", help="measure other engines as well")
    parser.add_argument("--engine", choices=sorted(_ENGINES), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.engine:
        print(json.dumps(measure(arguments.engine, arguments.sizes[0])))
        return 0
    engines = sorted(_ENGINES) if arguments.rivals else ["ours"]
    for size in arguments.sizes:
        for engine in engines:
            command = [sys.executable, __file__, "--engine", engine, str(size)]
            subprocess.run(command, check=True)
    return 0


def measure(engine: str, size: int) -> dict[str, object]:
    """One engine on one corpus."""
    corpus = generate(size)
    wall, cpu = time.perf_counter(), time.process_time()
    texts = unique(corpus.texts)
    pairs = _ENGINES[engine](texts)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    strong, all_of_them = recall(corpus, texts, pairs)
    return {
        "engine": engine,
        "paragraphs": size,
        "unique": len(texts),
        "pairs": len(pairs),
        "recall .8": round(strong, 5),
        "recall .6": round(all_of_them, 5),
        "cpu": round(cpu, 2),
        "wall": round(wall, 2),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "load": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count(),
    }


def unique(texts: Sequence[str]) -> list[str]:
    """The distinct normal forms, by their xxh3."""
    seen: set[int] = set()
    found = []
    for start in range(0, len(texts), 4096):
        for text in normalise_all(texts[start : start + 4096]):
            digest = xxhash.xxh3_64_intdigest(text.encode())
            if digest not in seen:
                seen.add(digest)
                found.append(text)
    return found


def recall(corpus: Corpus, texts: Sequence[str], pairs: Sequence[Pair]) -> tuple[float, float]:
    """How many of the planted pairs with a similarity of .8 and of .6 were found."""
    number = {text: n for n, text in enumerate(texts)}
    found = {pair[:2] for pair in pairs}
    totals, hits = [0, 0], [0, 0]
    for first, second in planted_pairs(corpus, number):
        a, b = shingles(texts[first]), shingles(texts[second])
        similarity = compare(first, second, a, b).jaccard
        for at, least in enumerate((0.8, LEAST)):
            totals[at] += similarity >= least
            hits[at] += similarity >= least and (first, second) in found
    return hits[0] / max(1, totals[0]), hits[1] / max(1, totals[1])


def planted_pairs(corpus: Corpus, number: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Every pair of distinct paragraphs that come from one origin."""
    root = list(range(len(corpus.texts)))
    for copy, origin, _ in corpus.planted:
        root[copy] = root[origin]
    wanted = sorted({n for planted in corpus.planted for n in planted[:2]})
    normal = dict(zip(wanted, normalise_all([corpus.texts[n] for n in wanted]), strict=True))
    families: dict[int, set[int]] = defaultdict(set)
    for n in wanted:
        families[root[n]].add(number[normal[n]])
    for family in families.values():
        yield from combinations(sorted(family), 2)


def _ours(texts: Sequence[str]) -> list[Pair]:
    return estimated_pairs(Texts.of(texts), LEAST).pairs


def _rensa(texts: Sequence[str]) -> list[Pair]:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=LEAST, num_perm=128, num_bands=32)
    candidates: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=128, seed=42)
        sketch.update([text[i : i + 5] for i in range(len(text) - 4)])
        candidates.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return _verified(texts, candidates)


def _datasketch(texts: Sequence[str]) -> list[Pair]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=128, params=(32, 4))
    candidates: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([text[i : i + 5].encode() for i in range(len(text) - 4)])
        candidates.update((int(other), number) for other in index.query(sketch))
        index.insert(number, sketch)
    return _verified(texts, candidates)


def _verified(texts: Sequence[str], candidates: set[tuple[int, int]]) -> list[Pair]:
    pairs = np.array(sorted(candidates), np.int64).reshape(-1, 2)
    return list(verify(texts, pairs, LEAST))


_ENGINES: dict[str, _Engine] = {"ours": _ours, "rensa": _rensa, "datasketch": _datasketch}


if __name__ == "__main__":
    sys.exit(main())
