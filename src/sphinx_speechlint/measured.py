"""What was measured of each rule: how often it is right, and how much it finds.

``measured.toml`` is written by ``tools/evaluate.py --write-measured`` and never by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from .language import Words, counted, joined


class Measured(NamedTuple):
    """The figures of one rule.

    ``reported`` and ``wrong`` on the labelled page; of ``mutated`` places damaged at
    random in clean texts, ``found``; both 0 where no mutator makes the rule's fault.
    ``alarms`` are diagnostics in clean texts, in full- and half-width punctuation.
    """

    reported: int
    wrong: int
    mutated: int
    found: int
    alarms: int

    def words(self) -> Words:
        """The figures in one line."""
        parts = []
        if self.reported:
            precision = f"{1 - self.wrong / self.reported:.2f}"
            parts.append(
                Words(
                    f"标注过的一页上报告 {self.reported} 处，错 {self.wrong} 处（{precision}）",
                    f"on a labelled page {self.reported}, {self.wrong} wrong ({precision})",
                )
            )
        if self.mutated:
            recall = f"{self.found / self.mutated:.2f}"
            parts.append(
                Words(
                    f"人为损坏的 {self.mutated} 处找到 {self.found} 处（{recall}）",
                    f"of {self.mutated} places damaged on purpose {self.found} found ({recall})",
                )
            )
        alarms = counted(self.alarms, "false alarm")
        parts.append(Words(f"没有问题的讲话中误报 {self.alarms} 处", f"{alarms} in sound speeches"))
        line = joined(parts, Words("；", "; "))
        return Words(f"{line.zh}。", f"{line.en[0].upper()}{line.en[1:]}.")


@cache
def measured() -> Mapping[str, Measured]:
    """The figures by rule."""
    text = files(__package__).joinpath("measured.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: Measured(**row) for name, row in tomllib.loads(text).items()})
