"""An index of many paragraphs: bytes a paragraph, and the time to ask for 40 new ones.

    python benchmarks/index.py 10000 100000 1000000

Builds an index of generated speeches of 40 paragraphs with ``speechlint index build``, then
runs ``speechlint index query`` on a file of 40 paragraphs, half of them edited copies, as a
whole process each time, and takes the best of five. Needs some 4 kB of disk a paragraph.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.generate import generate

_SPEECH = 40  # paragraphs
_ENTRY = "import sys; from sphinx_speechlint.cli import main; sys.exit(main())"
_COMMAND = (sys.executable, "-c", _ENTRY, "index")


def main() -> int:
    """Measure each size, and print a line of JSON each."""
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
    wall, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [*_COMMAND, "build", str(speeches), "-o", where], check=True, capture_output=True
    )
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
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
        "build cpu": round(after.ru_utime - before.ru_utime, 1),
        "build peak MB": after.ru_maxrss // 1024,
        "bytes a paragraph": round(size_on_disk / size, 1),
        "query wall": round(min(walls[1:]), 3),
        "query cpu": round(min(cpus[1:]), 3),
        "diagnostics": found,
        "load": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count(),
    }


def ask(where: str, file: Path) -> tuple[dict[str, list[object]], float, float]:
    """What the index says of a file, and the seconds of the clock and of the processor."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [*_COMMAND, "query", where, str(file), "--format", "json"]
    done = subprocess.run(command, capture_output=True, check=False)
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(done.stdout), wall, cpu


if __name__ == "__main__":
    sys.exit(main())
