"""Checking again whenever a file changes: ``--watch``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

from ..arguments import Parser
from ..console import complain
from ..language import Words
from ..source import InputError
from . import inputs, settings

_WAITING = Words("等待改动……（Ctrl-C 结束）", "waiting for changes … (Ctrl-C to end)")
_CLEAR = "\x1b[2J\x1b[H"


def add(parser: Parser) -> None:
    """Declare the option."""
    parser.add_argument(
        "--watch",
        action="store_true",
        help=parser.say(
            "检查之后等待，文件或配置一改就再检查", "check again whenever a file or setting changes"
        ),
    )


def watch(once: Callable[[argparse.Namespace], int], arguments: argparse.Namespace) -> NoReturn:
    """Do something now and after every change, until the user interrupts.

    :raises InputError: for standard input, which is read only once.
    """
    from ..watch import State, state, wait_for_change

    def look() -> State:
        return state(_inputs(arguments))

    if "-" in arguments.paths:
        raise InputError("--watch 不能与 - 同用", "--watch does not go with -")
    while True:
        before = look()
        if sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
        try:
            once(arguments)
        except InputError as error:
            complain([error], arguments.language)
        sys.stderr.write(f"{_WAITING[arguments.language]}\n")
        sys.stderr.flush()
        wait_for_change(before, look)


def _inputs(arguments: argparse.Namespace) -> Iterator[str]:
    """The files of a run and every place where settings for them may stand."""
    from ..config_file import OWN_FILE, SHARED_FILE

    try:
        paths, _ = inputs.collected(arguments, settings.of(arguments))
    except InputError:
        paths = []
    yield from paths
    folders = {os.path.dirname(os.path.abspath(path)) for path in (*paths, "x")}
    above = {parent for folder in folders for parent in (folder, *map(str, Path(folder).parents))}
    for folder in sorted(above):
        yield os.path.join(folder, OWN_FILE)
        yield os.path.join(folder, SHARED_FILE)
    if arguments.config:
        yield arguments.config
