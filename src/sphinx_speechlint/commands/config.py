"""``speechlint config``: what holds for a file, and where it was said."""

from __future__ import annotations

import argparse
import os

from ..arguments import Commands
from ..console import OK, emit
from ..language import Words
from ..options import selection, settings
from ..source import InputError

_DESCRIPTION = Words(
    """\
显示一个文件（或文件夹）用的配置：每一项设置的值，每一条规则是否启用、什么级别、
什么选项，以及各由何处决定：配置的哪一行、命令行、默认。配置写错了，在这里也会指出。""",
    """\
Show what holds for a file or folder: the value of every setting, and for every rule whether
it is on, its severity and options, and what decided it: a line of the settings, the command
line, the default. What is wrong with the settings is said here too.""",
)
_EXAMPLES = Words(
    """\
例：
  speechlint config                              当前文件夹
  speechlint config 附件/讲话.txt                 一个文件，per-file-ignores 也算在内
  speechlint config 讲话.txt --select placeholder 加上命令行的选择会怎样
  speechlint config --format json                供程序读取""",
    """\
examples:
  speechlint config                              this folder
  speechlint config more/speech.txt              a file, per-file-ignores included
  speechlint config speech.txt --select numbering  and with this on the command line
  speechlint config --format json                for programs""",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    config = commands.add(
        "config",
        run,
        summary=Words("显示一个文件用的配置", "show what holds for a file"),
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
    )
    config.add_argument(
        "path",
        nargs="?",
        default=".",
        metavar="PATH",
        help=config.say(
            "文件或文件夹（默认是当前文件夹）", "file or folder (default: this folder)"
        ),
    )
    config.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=config.say("输出格式：text（默认）或 json", "output format: text (default) or json"),
    )
    settings.add(config)
    selection.add(config)


def run(arguments: argparse.Namespace) -> int:
    """Print what holds."""
    from ..effective import as_json, as_text, effective

    path = arguments.path
    if not os.path.exists(path):
        raise InputError(f"{path}：没有这个文件或文件夹", f"{path}: no such file or folder")
    found = effective(path, settings.of(arguments), selection.asked(arguments))
    if arguments.format == "json":
        emit(as_json(found), data=True)
    else:
        emit(as_text(found, arguments.language))
    return OK
