"""Which diagnostics are known already: ``--no-baseline``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..arguments import Parser
from ..language import Words

if TYPE_CHECKING:
    from ..baseline import Baseline
    from ..baselines import Sifted
    from ..checked import Checked
    from ..config import Settings
    from ..diagnostic import Diagnostic
    from ..fix import Check
    from ..runner import Runner
    from ..source import Source


def add(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--no-baseline",
        action="store_true",
        help=parser.say(
            "不看基线：已知的问题也都列出", "set the baseline aside: what is known is listed too"
        ),
    )


def only_new(
    checked: Checked, runner: Runner, settings: Settings, arguments: argparse.Namespace
) -> tuple[Checked, Check, list[Words]]:
    """What no baseline knows, a check that finds only such, and what to say of the rest.

    A fix changes paragraphs and may so wake what is known of them: the check shows that,
    but offers no fix for it.

    :raises InputError: for a baseline that cannot be read.
    """
    from ..baselines import Baselines

    if arguments.no_baseline:
        return checked, runner.diagnose, []
    baselines = Baselines(settings)
    sifted = baselines.sift(checked.diagnostics, checked.sources)
    known = {(d.path, d.rule, checked.sources[d.path].slice(d.span)) for d in sifted.known}

    def again(sources: Sequence[Source]) -> list[Diagnostic]:
        by_path = {source.path: source for source in sources}
        new = baselines.sift(runner.diagnose(sources), by_path).new
        return [
            replace(d, fix=None) if (d.path, d.rule, by_path[d.path].slice(d.span)) in known else d
            for d in new
        ]

    pairs = baselines.without_stale(sifted, runner.rules, checked.sources, whole=runner.whole)
    return replace(checked, diagnostics=sifted.new), again, list(_notes(sifted, pairs))


def _notes(sifted: Sifted, pairs: Sequence[tuple[Baseline, Baseline]]) -> Sequence[Words]:
    notes = []
    if count := len(sifted.known):
        files = [os.path.relpath(before.file) for before, _ in pairs if before.exists]
        where = "、".join(files)
        notes.append(
            Words(f"另有 {count} 处已记在 {where} 里", f"{count} more known to {', '.join(files)}")
        )
    stale = sum(b.total() - a.total() for b, a in pairs)
    if stale:
        notes.append(
            Words(
                f"基线里有 {stale} 处已经没有了；speechlint baseline --prune 把它们删去",
                f"{stale} known to the baseline are gone; speechlint baseline --prune drops them",
            )
        )
    return notes
