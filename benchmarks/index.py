"""An index of many paragraphs: bytes a paragraph, and the time to ask for 40 new ones.

    python benchmarks/index.py 10000 100000 1000000

Builds an index of generated speeches of 40 paragraphs with ``speechlint index build``, then
runs ``speechlint index query`` on a file of 40 paragraphs, half of them edited copies, as a
whole process each time, and takes the best of five. Needs some 4 kB of disk a paragraph.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.generate import generate

_SPEECH = 40  # paragraphs
_SUBREAPER = 36  # of prctl: have the processes that a command leaves behind (Linux)
_ENTRY = "import sys; from sphinx_speechlint.cli import main; sys.exit(main())"
_COMMAND = (sys.executable, "-c", _ENTRY, "index")


def main() -> int:
    """Measure each size, and print a line of JSON each."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1)
    for size in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(measure(size, Path(folder))), flush=True)
    return 0


def measure(size: int, folder: Path) -> dict[str, object]:
    """Build and ask one index."""
    texts = generate(size + _SPEECH // 2, seed=3).texts
    old, new = texts[:size], texts[size:]
    speeches = folder / "speeches"
    speeches.mkdir()
    for start in range(0, size, _SPEECH):
        lines = "\n".join(["同志们：", *old[start : start + _SPEECH], ""])
        (speeches / f"{start}.txt").write_text(lines, encoding="utf-8")
    rng = random.Random(5)
    edited = [f"{text[:20]}新的{text[22:]}" for text in rng.sample(old, _SPEECH - len(new))]
    (folder / "new.txt").write_text("\n".join(["同志们：", *new, *edited, ""]), encoding="utf-8")
    where = str(folder / "index")
    _, wall, spent = spend([*_COMMAND, "build", str(speeches), "-o", where])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    size_on_disk = sum(f.stat().st_size for f in Path(where).rglob("*") if f.is_file())
    walls, cpus, found = [], [], 0
    for _ in range(6):  # the first one warms the files
        answer, took, cpu = ask(where, folder / "new.txt")
        walls.append(took)
        cpus.append(cpu)
        found = len(answer["diagnostics"])
    return {
        "paragraphs": size,
        "build wall": round(wall, 1),
        "build cpu": round(spent, 1),
        "build peak MB": peak,
        "bytes a paragraph": round(size_on_disk / size, 1),
        "query wall": round(min(walls[1:]), 3),
        "query cpu": round(min(cpus[1:]), 3),
        "diagnostics": found,
        "load": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count(),
    }


def ask(where: str, file: Path) -> tuple[dict[str, list[object]], float, float]:
    """What the index says of a file, and the seconds of the clock and of the processor."""
    out, wall, cpu = spend([*_COMMAND, "query", where, str(file), "--format", "json"])
    return json.loads(out), wall, cpu


def spend(command: Sequence[str]) -> tuple[bytes, float, float]:
    """What a command writes, and the seconds of the clock and of all its processes together."""
    before, wall = _used(), time.perf_counter()
    out = subprocess.run(command, capture_output=True, check=False).stdout
    wall = time.perf_counter() - wall
    with suppress(ChildProcessError):
        while True:  # processes that it left are ours, and only a dead child's time counts
            os.wait()
    return out, wall, _used() - before


def _used() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    sys.exit(main())
