"""``speechlint baseline``: what is known of an old corpus."""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..arguments import Commands
from ..console import DIAGNOSTICS, OK, complain, emit, read
from ..language import Words
from ..options import running, selection, settings

if TYPE_CHECKING:
    from ..baseline import Baseline

_DESCRIPTION = Words(
    """\
把现有的问题记进 .speechlint-baseline.json（在配置旁边，没有配置就在当前文件夹）；
此后 speechlint check 只列出新的问题。已有基线时，删去其中已经没有的；新的问题
不会记入，除非加 --grow。""",
    """\
Record today's diagnostics in .speechlint-baseline.json, beside the configuration or
else here; then speechlint check lists only new ones. Where there is a baseline, what is
gone is dropped from it, and what is new is added only with --grow.""",
)
_EXAMPLES = Words(
    """\
例：
  speechlint baseline             第一次：全部记下；以后：删去已经没有的
  speechlint baseline --grow      连新的也记下
  speechlint baseline --prune     只删去已经没有的

退出状态：0 基线与现状相符；1 有新的问题没有记入；2 用法或输入有误。""",
    """\
examples:
  speechlint baseline             at first: record all; later: drop what is gone
  speechlint baseline --grow      record what is new as well
  speechlint baseline --prune     only drop what is gone

exit status: 0 the baseline knows everything; 1 something new was not recorded;
2 bad use or bad input.""",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    baseline = commands.add(
        "baseline",
        run,
        summary=Words("记下现有的问题，以后只查新的", "record what is wrong, to see what is new"),
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
    )
    say = baseline.say
    baseline.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=say("文件或文件夹；不写就是配置里的 paths", "files and folders, else the configured"),
    )
    how = baseline.add_mutually_exclusive_group()
    how.add_argument(
        "--grow", action="store_true", help=say("新的问题也记入", "record what is new as well")
    )
    how.add_argument(
        "--prune",
        action="store_true",
        help=say("只删去已经没有的，不问新的", "only drop what is gone, whatever is new"),
    )
    settings.add(baseline)
    selection.add(baseline)
    running.add(baseline)
    baseline.set_defaults(quiet=False)


def run(arguments: argparse.Namespace) -> int:
    """Write the baselines of the files and say what changed in them."""
    from ..baseline import write_baseline
    from ..baselines import Baselines, grown
    from ..paths import STDIN, collect
    from ..selection import rules_for
    from ..source import InputError

    if STDIN in arguments.paths:
        raise InputError(
            "- 是标准输入，基线记不住它；请写文件的路径",
            "- is standard input, which a baseline cannot remember; give a file's path",
        )
    given, asked = settings.of(arguments), selection.asked(arguments)
    paths, errors = collect(arguments.paths, given)
    rules = rules_for(paths, given, asked)
    runner = running.runner(paths, given, asked, rules, arguments)
    checked = runner.check(read)
    baselines = Baselines(given)
    sifted = baselines.sift(checked.diagnostics, checked.sources)
    unknown = 0
    for before, pruned in baselines.without_stale(
        sifted, rules, checked.sources, whole=runner.whole
    ):
        found = sifted.found.get(before.file, Counter())
        after = pruned
        if arguments.grow or not (before.exists or arguments.prune):
            after = grown(pruned, found)
        unknown += (found - Counter(after.counts)).total()
        if after != before or not (before.exists or arguments.prune):
            write_baseline(after)
        emit("".join(f"{line[arguments.language]}\n" for line in _lines(before, pruned, after)))
    if unknown and not arguments.prune:
        line = Words(
            f"{unknown} 处新的问题没有记入；要记入请加 --grow",
            f"{unknown} new ones were not recorded; --grow records them",
        )
        emit(f"{line[arguments.language]}\n")
    if errors := [*errors, *checked.unread]:
        return complain(errors, arguments.language)
    return DIAGNOSTICS if unknown and not arguments.prune else OK


def _lines(before: Baseline, pruned: Baseline, after: Baseline) -> Iterator[Words]:
    """What became of a baseline."""
    name = os.path.relpath(before.file)
    more, less = after.total() - pruned.total(), before.total() - pruned.total()
    total = after.total()
    yield Words(
        f"{name}：共记 {total} 处；新记 {more} 处，删去 {less} 处",
        f"{name}: {total} known; {more} added, {less} dropped",
    )
