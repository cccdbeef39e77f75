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

    def words(self) -> str:
        """The figures in one line of Chinese."""
        parts = []
        if self.reported:
            precision = 1 - self.wrong / self.reported
            parts.append(
                f"标注过的一页上报告 {self.reported} 处，错 {self.wrong} 处（{precision:.2f}）"
            )
        if self.mutated:
            recall = self.found / self.mutated
            parts.append(f"人为损坏的 {self.mutated} 处找到 {self.found} 处（{recall:.2f}）")
        parts.append(f"没有问题的讲话中误报 {self.alarms} 处")
        return "；".join(parts) + "。"


@cache
def measured() -> Mapping[str, Measured]:
    """The figures by rule."""
    text = files(__package__).joinpath("measured.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: Measured(**row) for name, row in tomllib.loads(text).items()})
