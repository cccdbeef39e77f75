"""Train the weights of sphinx_speechlint.web_text: python tools/make_web_text.py [--judge]

Lines of sites and of speeches from tools/web_text/, both written for this, against each
other, and the prose of this project's speeches besides. Logistic regression with an L2
penalty, by Adam (Kingma and Ba 2015) on the whole set, the same on every run. ``--judge``
prints recall and wrong lines by threshold from ten-fold cross-validation instead.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from sphinx_speechlint.web_text import LONGEST, grams

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "src/sphinx_speechlint/web_text.txt.gz"
LINES = ROOT / "tools/web_text"
_PENALTY = 0.1
_ROUNDS = 300
_RATE = 0.1  # of Adam, with .9 and .999
_LEAST = 2  # lines that must hold a gram
_SLIGHT = 0.05  # smaller weights are left out
_PROSE = 0.3  # the weight of a line of prose, of which there are many
_FOLDS = 10
_SENTENCE_RE = re.compile(r"[^。！？]+[。！？]?")
_CLAUSE_RE = re.compile(r"[\u4e00-\u9fff]{2,14}")

Weights = dict[str, float]


@dataclass(frozen=True)
class Example:
    """A line, whether it is a site's, and how much it counts."""

    text: str
    is_site: bool
    weight: float = 1.0


def examples() -> list[Example]:
    """All lines to learn from."""
    found = [Example(line, True) for line in _read(LINES / "site.txt")]
    found += [Example(line, False) for line in _read(LINES / "speech.txt")]
    return found + [Example(line, False, _PROSE) for line in _prose()]


def _prose() -> list[str]:
    """Short lines, sentences and clauses of the project's own speeches.

    Clauses stand for headings, which have no mark at their end either. Lines that a site left
    there are left out.
    """
    labels = (ROOT / "tests/gold/seed_labels.jsonl").read_text(encoding="utf-8").splitlines()
    faults = {r["line"] for r in map(json.loads, labels) if r["kind"] in ("boilerplate", "stray")}
    page = _read(ROOT / "corpus/pages/page.txt", keep=True)
    lines = [line.strip() for n, line in enumerate(page, 1) if n not in faults]
    lines += [line for path in sorted(ROOT.glob("tests/clean/*.txt")) for line in _read(path)]
    found = [line for line in lines if 0 < len(line) <= LONGEST]
    sentences = (s for line in lines for s in _SENTENCE_RE.findall(line))
    found += [s for s in sentences if 4 <= len(s) <= LONGEST]
    return found + [s for line in lines for s in _CLAUSE_RE.findall(line)]


def _read(path: Path, *, keep: bool = False) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines if keep else [line.strip() for line in lines if line.strip()]


def train(lines: Sequence[Example]) -> Weights:
    """The weight of each gram, the bias under the empty one."""
    held = [grams(line.text) for line in lines]
    counts = Counter(gram for each in held for gram in each)
    order = sorted(gram for gram, count in counts.items() if count >= _LEAST)
    place = {gram: n for n, gram in enumerate(order)}
    rows = [sorted(place[gram] for gram in each if gram in place) for each in held]
    weights = _fit(rows, lines, len(order))
    found = {g: round(float(w), 2) for g, w in zip([*order, ""], weights, strict=True)}
    return {gram: w for gram, w in found.items() if abs(w) >= _SLIGHT or not gram}


def _fit(rows: list[list[int]], lines: Sequence[Example], size: int) -> npt.NDArray[np.float64]:
    """The weights that explain the lines best, the bias last."""
    columns = np.array([column for row in rows for column in row])
    lengths = np.array([len(row) for row in rows])
    owner = np.repeat(np.arange(len(rows)), lengths)
    share = 1 / np.sqrt(lengths[owner])
    truth = np.array([line.is_site for line in lines], float)
    count = np.array([line.weight for line in lines])
    weights, mean, spread = (np.zeros(size + 1) for _ in range(3))
    for step in range(1, _ROUNDS + 1):
        odds = np.bincount(owner, share * weights[columns], len(rows)) + weights[-1]
        off = (1 / (1 + np.exp(-odds)) - truth) * count
        slope = np.bincount(columns, share * off[owner], size + 1) + _PENALTY * weights
        slope[-1] = off.sum()
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        away = mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights = weights - _RATE * away
    return weights


def text(weights: Weights) -> str:
    """The weights as the package reads them: a line each, with its grams between tabs."""
    grams: dict[int, list[str]] = defaultdict(list)
    for gram, weight in sorted(weights.items()):
        grams[round(100 * weight)].append(gram)
    return "".join("\t".join((str(n), *grams[n])) + "\n" for n in sorted(grams))


def judge(lines: Sequence[Example]) -> None:
    """Print what ten-fold cross-validation finds, by threshold."""
    odds = np.zeros(len(lines))
    for fold in range(_FOLDS):
        weights = train([line for n, line in enumerate(lines) if n % _FOLDS != fold])
        for n in range(fold, len(lines), _FOLDS):
            known = [weights[g] for g in grams(lines[n].text) if g in weights]
            odds[n] = weights[""] + sum(known) / max(len(known), 1) ** 0.5
    kinds = (("site", True, 1.0), ("speech", False, 1.0), ("prose", False, _PROSE))
    for threshold in np.arange(-2, 3.5, 0.5):
        shares = [
            f"{name} {np.mean([odds[n] > threshold for n in chosen]):.4f} of {len(chosen)}"
            for name, site, weight in kinds
            if (
                chosen := [
                    n for n, x in enumerate(lines) if (x.is_site, x.weight) == (site, weight)
                ]
            )
        ]
        print(f"{threshold:+.1f}", *shares, sep="   ")


if __name__ == "__main__":
    if sys.argv[1:] == ["--judge"]:
        judge(examples())
    else:
        MODEL.write_bytes(gzip.compress(text(train(examples())).encode(), 9, mtime=0))
