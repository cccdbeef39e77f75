"""Draw how the time of near.py grows: python benchmarks/plot.py RESULTS.jsonl > growth.svg.

Both axes are logarithmic. The line is n log n through the smallest size: a point below it is
better than that.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable
from pathlib import Path

_WIDTH, _HEIGHT, _EDGE = 480, 360, 56


def main() -> int:
    """Draw the results of a file."""
    rows = map(json.loads, Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    points = sorted((row["paragraphs"], row["cpu"]) for row in rows if row["engine"] == "ours")
    print(draw(points))
    return 0


def draw(points: list[tuple[int, float]]) -> str:
    """The plot as SVG."""
    sizes = [size for size, _ in points]
    first, seconds = points[0]
    expected = [(n, seconds * n * math.log(n) / (first * math.log(first))) for n in sizes]
    low, high = min(s for _, s in points) / 2, max(s for _, s in (*points, *expected)) * 2

    def place(size: float, time: float) -> tuple[float, float]:
        across = math.log(size / sizes[0]) / max(1e-9, math.log(sizes[-1] / sizes[0]))
        up = math.log(time / low) / math.log(high / low)
        return _EDGE + across * (_WIDTH - 2 * _EDGE), _HEIGHT - _EDGE - up * (_HEIGHT - 2 * _EDGE)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<polyline fill="none" stroke="#999" stroke-dasharray="5 4" points="'
        f'{_joined(place(*p) for p in expected)}"/>',
        f'<polyline fill="none" stroke="#06c" points="{_joined(place(*p) for p in points)}"/>',
    ]
    for size, time in points:
        x, y = place(size, time)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#06c"/>')
        parts.append(f'<text x="{x + 6:.1f}" y="{y + 16:.1f}">{time:g} s</text>')
        parts.append(f'<text x="{x:.1f}" y="{_HEIGHT - 24}" text-anchor="middle">{size:,}</text>')
    parts.append(
        f'<text x="{_EDGE}" y="24">processor seconds by paragraphs; dashed: n log n</text>'
    )
    return "\n".join([*parts, "</svg>"])


def _joined(points: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


if __name__ == "__main__":
    sys.exit(main())
