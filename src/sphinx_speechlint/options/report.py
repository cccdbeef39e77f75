"""How the diagnostics are shown, and where: ``--format``, ``--output`` and their like."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..arguments import Parser, whole_number
from ..console import emit, wants_colour
from ..display import width
from ..formats import FORMATS
from ..language import Words, near_name
from ..source import InputError

if TYPE_CHECKING:
    from ..checked import Checked
    from ..reporters import Presentation
    from ..ruleset import Rules


class Target(NamedTuple):
    """A file to write, and its format."""

    form: str
    file: Path


def add(parser: Parser) -> None:
    """Declare the options."""
    say = parser.say
    columns = max(map(width, FORMATS)) + 2
    formats = "\n".join(
        f"  {name:<{columns}}{form.help[parser.language]}" for name, form in FORMATS.items()
    )
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        metavar="FORMAT",
        default="full",
        help=say("标准输出的格式，默认 full：\n", "format of standard output, default full:\n")
        + formats,
    )
    parser.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help=say(
            "另以这种格式写到文件，可重复：sarif=lint.sarif",
            "also write a file in this format, repeatable: sarif=lint.sarif",
        ),
    )
    parser.add_argument(
        "--statistics",
        action="store_true",
        help=say(
            "标准输出不逐处列出，只列每条规则有多少处",
            "on standard output only how many each rule has",
        ),
    )
    parser.add_argument(
        "--max-diagnostics",
        type=whole_number,
        metavar="N",
        help=say("最多列出 N 处", "list at most N"),
    )
    parser.add_argument(
        "-q",
        "--quiet",
        action="store_true",
        help=say("只列问题，不写合计，不显示进度", "only diagnostics: no counts, no progress"),
    )
    parser.add_argument(
        "--exit-zero",
        action="store_true",
        help=say("有问题时退出状态也是 0", "exit with 0 whatever is found"),
    )


def targets(arguments: argparse.Namespace) -> list[Target]:
    """The files that ``--output`` asks for.

    :raises InputError: for one that is no format and file, or for options that contradict.
    """
    if arguments.statistics and FORMATS[arguments.format].data:
        raise InputError(
            f"--statistics 不能与 --format {arguments.format} 同用",
            f"--statistics does not go with --format {arguments.format}",
        )
    if arguments.diff and (arguments.output or arguments.statistics):
        raise InputError(
            "--diff 只显示会怎样改，不能与 --output、--statistics 同用",
            "--diff only shows what would change; it does not go with --output or --statistics",
        )
    found = [_target(text) for text in arguments.output]
    for number, target in enumerate(found):
        if any(target.file == other.file for other in found[:number]):
            raise InputError(
                f"--output 两次写同一个文件：{target.file}",
                f"--output writes the same file twice: {target.file}",
            )
    return found


def _target(text: str) -> Target:
    form, sign, file = text.partition("=")
    if not sign or not file:
        raise InputError(
            f"--output 应当写成 格式=文件，如 sarif=lint.sarif，而不是 {text}",
            f"--output should be FORMAT=FILE, as sarif=lint.sarif, and not {text}",
        )
    if form not in FORMATS:
        listed = Words(f"；可用的有 {'、'.join(FORMATS)}", f"; there are {', '.join(FORMATS)}")
        hint = near_name(form, FORMATS, listed)
        raise InputError(f"没有名为 {form} 的格式{hint.zh}", f"there is no format {form}{hint.en}")
    return Target(form, Path(file))


def write(
    checked: Checked, rules: Rules, files: Sequence[Target], arguments: argparse.Namespace
) -> list[InputError]:
    """Write the reports that were asked for, and give the reasons why some could not be.

    One that cannot be written does not hide the others; standard output comes last.
    """
    from ..reporters import Presentation

    show = Presentation(
        arguments.language,
        wants_colour(),
        rules.catalogue,
        quiet=arguments.quiet,
        unread=checked.unread,
    )
    if arguments.max_diagnostics is not None:
        checked = _first(checked, arguments)
    return list(_failures(checked, show, files, arguments))


def _failures(
    checked: Checked, show: Presentation, files: Sequence[Target], arguments: argparse.Namespace
) -> Iterator[InputError]:
    from ..reporters import reporter
    from ..writing import write_file

    for form, file in files:
        text = reporter(form)(checked.diagnostics, checked.sources, replace(show, colour=False))
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_file(file, text.encode("utf-8", "backslashreplace"))
        except InputError as error:
            yield error
        except OSError as error:
            why = error.strerror or error
            yield InputError(f"{file}：无法写入：{why}", f"{file}: cannot be written: {why}")
    try:
        _print(checked, show, arguments)
    except InputError as error:
        yield error


def _print(checked: Checked, show: Presentation, arguments: argparse.Namespace) -> None:
    from ..reporters import reporter
    from ..statistics import table

    form = FORMATS[arguments.format]
    if form.data:
        emit(reporter(form.name)(checked.diagnostics, checked.sources, show), data=True)
    elif checked.sources:
        shape = table if arguments.statistics else reporter(form.name)
        emit(shape(checked.diagnostics, checked.sources, show))


def _first(checked: Checked, arguments: argparse.Namespace) -> Checked:
    """As many diagnostics as may be listed; the others are counted on standard error."""
    shown = checked.diagnostics[: arguments.max_diagnostics]
    if rest := len(checked.diagnostics) - len(shown):
        words = Words(
            f"另有 {rest} 处没有列出（--max-diagnostics {len(shown)}）",
            f"{rest} more not listed (--max-diagnostics {len(shown)})",
        )
        sys.stderr.write(f"speechlint: {words[arguments.language]}\n")
    return replace(checked, diagnostics=shown)
