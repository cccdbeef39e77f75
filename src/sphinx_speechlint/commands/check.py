"""``speechlint check``: from paths to a report and an exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import nullcontext, redirect_stdout
from dataclasses import replace
from functools import partial

from ..arguments import Commands
from ..console import DIAGNOSTICS, OK, complain, note
from ..language import Words
from ..options import fixing, inputs, known, report, running, selection, settings, watching
from ..source import InputError

_DESCRIPTION = Words(
    """\
检查讲话稿，逐处列出问题。

PATH 可以是文件或文件夹；文件夹取其中（含下级）全部 .txt 和 .md，隐藏的和
exclude 排除的除外；- 是标准输入。不写 PATH 时，检查配置里的 paths。""",
    """\
Check speeches and list what is wrong, place by place.

PATH is a file or a folder; of a folder all .txt and .md count (those in subfolders
too), without hidden and excluded ones; - is standard input. Without PATH the paths in
the configuration are checked.""",
)
_EXAMPLES = Words(
    """\
例：
  speechlint check                              检查配置里的全部讲话
  speechlint check 稿件/ 附件.txt               检查一个文件夹和一个文件
  speechlint check --select placeholder 稿件/   只查占位符一类
  speechlint check --ignore numbering-gap,duplicate
  speechlint check --diff                       看看会怎样改
  speechlint check --fix                        改正能可靠改正的
  speechlint check --format json > 结果.json    供程序读取
  speechlint check --output sarif=lint.sarif --output markdown=lint.md

退出状态：0 没有问题；1 有错误或警告（提示不算）；2 用法或输入有误。""",
    """\
examples:
  speechlint check                              all speeches of the configuration
  speechlint check drafts/ more.txt             a folder and a file
  speechlint check --select placeholder drafts/ only one family of rules
  speechlint check --ignore numbering-gap,duplicate
  speechlint check --diff                       what fixes would change
  speechlint check --fix                        make the safe fixes
  speechlint check --format json > out.json     for programs
  speechlint check --output sarif=lint.sarif --output markdown=lint.md

exit status: 0 nothing; 1 errors or warnings (not infos); 2 bad use or bad input.""",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    check = commands.add(
        "check",
        run,
        summary=Words("检查讲话稿", "check speeches"),
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
    )
    inputs.add(check)
    report.add(check)
    settings.add(check)
    selection.add(check)
    fixing.add(check)
    known.add(check)
    running.add(check)
    watching.add(check)


def run(arguments: argparse.Namespace) -> int:
    """Check and report; with ``--watch`` again and again."""
    if arguments.watch:
        watching.watch(_check, arguments)
    return _check(arguments)


def _check(arguments: argparse.Namespace) -> int:
    from ..selection import rules_for

    files = report.targets(arguments)
    given, asked = settings.of(arguments), selection.asked(arguments)
    paths, errors = inputs.collected(arguments, given)
    rules = rules_for(paths, given, asked)
    runner = running.runner(paths, given, asked, rules, arguments)
    stdin = inputs.stdin_path(arguments)
    checked = runner.check(partial(inputs.read, stdin=stdin))
    checked = replace(checked, unread=[*errors, *checked.unread])
    checked, check, notes = known.only_new(checked, runner, given, arguments)
    if arguments.diff:
        mended = fixing.show_diff(checked, check, arguments)
        return _status([*checked.unread, *mended.failed], bool(mended.counts), arguments)
    if arguments.fix:
        checked = fixing.fixed(checked, check, arguments)
    with redirect_stdout(sys.stderr) if arguments.fix and stdin in paths else nullcontext():
        failed = report.write(checked, rules, files, arguments)
    if not arguments.quiet:
        note(*notes, language=arguments.language)
    return _status([*checked.unread, *failed], checked.fails, arguments)


def _status(errors: Sequence[InputError], fails: bool, arguments: argparse.Namespace) -> int:
    """Name what went wrong, and give the exit status."""
    if errors:
        return complain(errors, arguments.language)
    return DIAGNOSTICS if fails and not arguments.exit_zero else OK
