"""The command line: it wires commands to the layers below and knows exit statuses.

What a command needs is imported when the command runs, so that ``--version`` and
``--help`` answer at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from .arguments import names, parser
from .display import visible
from .source import InputError, Source

OK, DIAGNOSTICS, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    if hasattr(sys.stdout, "reconfigure"):  # a terminal that lacks a character shows its code
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        arguments = parser().parse_args(argv)
        return _COMMANDS[arguments.command](arguments)
    except SystemExit as stop:  # argparse: help and version, or bad use
        return stop.code if isinstance(stop.code, int) else BAD_INPUT
    except InputError as error:
        return _complain([error])
    except KeyboardInterrupt:
        return INTERRUPTED


def _check(arguments: argparse.Namespace) -> int:
    from .config import find_config
    from .diagnostic import Severity
    from .linter import lint_pages, load, select_rules
    from .paths import collect
    from .reporters import full, json

    config = find_config(Path.cwd())
    select, ignore = names(arguments.select), names(arguments.ignore)
    if not select:
        select, ignore = config.select, (*config.ignore, *ignore)
    rules = select_rules(select, ignore, preview=arguments.preview or config.preview)
    paths, errors = collect(arguments.paths, config)
    pages, unread = load(paths, _read)
    found = lint_pages(pages, rules)
    sources = {page.source.path: page.source for page in pages}
    if arguments.format == "json":
        _emit(json.report(found, sources), data=True)
    elif pages:
        _emit(full.make(_wants_colour())(found, sources))
    if errors or unread:
        return _complain([*errors, *unread])
    return DIAGNOSTICS if any(d.severity is not Severity.INFO for d in found) else OK


def _rules(_: argparse.Namespace) -> int:
    from .rulebook import table

    _emit(table())
    return OK


def _rule(arguments: argparse.Namespace) -> int:
    from .rulebook import entry

    _emit(entry(arguments.name))
    return OK


def _outline(arguments: argparse.Namespace) -> int:
    from .outline import as_json, as_text
    from .parse import parse

    page = parse(_read(arguments.file))
    if arguments.format == "json":
        _emit(as_json(page), data=True)
    else:
        _emit(as_text(page))
    return OK


def _split(arguments: argparse.Namespace) -> int:
    from .split import split

    written = split(Path(arguments.page), Path(arguments.output), arguments.stem, arguments.force)
    _emit("".join(f"{path}\n" for path in written))
    return OK


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = MappingProxyType(
    {"check": _check, "rules": _rules, "rule": _rule, "outline": _outline, "split": _split}
)


def _read(path: str) -> Source:
    if path == "-":
        return Source.from_bytes(sys.stdin.buffer.read(), path)
    return Source.read(path)


def _emit(text: str, *, data: bool = False) -> None:
    """Write to standard output; data for programs is UTF-8 wherever it goes."""
    try:
        if data:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Nobody reads on: what is still in the buffer must not fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise InputError(f"无法写出结果：{error.strerror or error}") from error


def _complain(errors: Sequence[InputError]) -> int:
    for error in errors:
        sys.stderr.write(f"speechlint: {visible(str(error))}\n")
    return BAD_INPUT


def _wants_colour() -> bool:
    """Colour on a terminal; NO_COLOR and FORCE_COLOR decide where they are set."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
