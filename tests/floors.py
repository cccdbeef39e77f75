"""The committed floors: what the measurements have reached and must not lose."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).parent / "gold/floors.toml"
TIERS = ("default", "preview")
_HEAD = """\
# What the measurements reach, rounded down; the tests fail when a figure drops below.
# Floors only rise: python tools/evaluate.py --raise-floors lifts them to what holds now.
# Lower one by hand only where the labels or a mutator changed, and say so in the commit.
"""


def read_floors() -> dict[str, dict[str, float]]:
    """The floors of each tier: of the default run, and with preview rules."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def below(floors: Mapping[str, float], figures: Mapping[str, float]) -> list[str]:
    """The figures below their floor, in words; a figure that is gone is below it."""
    return [
        f"{name}: {figures.get(name, 0.0):.3f} < {floor:.2f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    ]


def raised(floors: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, float]:
    """The floors lifted to the figures; none sinks, and those without a figure stay."""
    lifted = {name: math.floor(value * 100 + 1e-9) / 100 for name, value in figures.items()}
    return {**floors, **{name: max(v, floors.get(name, 0.0)) for name, v in lifted.items()}}


def write_floors(tiers: Mapping[str, Mapping[str, float]]) -> None:
    parts = [_HEAD]
    for tier, floors in tiers.items():
        rows = "".join(f'"{name}" = {floor:.2f}\n' for name, floor in sorted(floors.items()))
        parts.append(f"\n[{tier}]\n{rows}")
    FLOORS.write_text("".join(parts), encoding="utf-8")
