"""What is checked: the paths, and the name that standard input goes by."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..arguments import Parser
from ..source import InputError, Source

if TYPE_CHECKING:
    from ..config import Settings

_STDIN = "-"


def add(parser: Parser) -> None:
    """Declare the arguments."""
    say = parser.say
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=say("文件、文件夹，或 -（标准输入）", "file, folder, or - (standard input)"),
    )
    parser.add_argument(
        "--stdin-filename",
        metavar="FILE",
        help=say(
            "标准输入当作这个文件：用它的配置，报告它的路径",
            "take standard input for this file: its settings, its path",
        ),
    )


def collected(
    arguments: argparse.Namespace, settings: Settings
) -> tuple[list[str], list[InputError]]:
    """The files to check, standard input by its name, and what was wrong with the paths.

    :raises InputError: as :func:`~sphinx_speechlint.paths.collect`, and for a name of
        standard input that does not fit.
    """
    from ..paths import collect

    paths, errors = collect(arguments.paths, settings)
    name = arguments.stdin_filename
    if name is None:
        return paths, errors
    if _STDIN not in paths or any(Path(path) == Path(name) for path in paths):
        raise InputError(
            "--stdin-filename 只与 - 同用，不能是另外要检查的文件",
            "--stdin-filename goes with -, and is not one of the other files",
        )
    return [name if path == _STDIN else path for path in paths], errors


def stdin_path(arguments: argparse.Namespace) -> str:
    """The path that standard input goes by."""
    return str(arguments.stdin_filename or _STDIN)


def read(path: str, *, stdin: str) -> Source:
    """The source of a path, ``stdin`` being that of standard input.

    :raises InputError: as :meth:`Source.read`.
    """
    if path == stdin:
        return Source.from_bytes(sys.stdin.buffer.read(), path)
    return Source.read(path)
