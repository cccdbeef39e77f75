"""Standard input, output and error, as every command uses them."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from .display import visible
from .language import Language, Words
from .source import InputError, Source

OK, DIAGNOSTICS, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def read(path: str) -> Source:
    """The source of a path; ``-`` is standard input.

    :raises InputError: as :meth:`Source.read`.
    """
    if path == "-":
        return Source.from_bytes(sys.stdin.buffer.read(), path)
    return Source.read(path)


def emit(text: str | bytes, *, data: bool = False) -> None:
    """Write to standard output; data for programs is UTF-8 wherever it goes, and bytes as is.

    :raises InputError: if the output cannot take it, unless it is a pipe nobody reads on.
    """
    try:
        if isinstance(text, bytes):
            sys.stdout.buffer.write(text)
        elif data:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # Nobody reads on: what is still in the buffer must not fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            why = error.strerror or error
            raise InputError(
                f"无法写出结果：{why}", f"the output cannot be written: {why}"
            ) from error


def complain(errors: Sequence[InputError], language: Language) -> int:
    """Write a line for each error to standard error, and give the exit status."""
    for error in errors:
        sys.stderr.write(f"speechlint: {visible(error.words[language])}\n")
    return BAD_INPUT


def note(*lines: Words, language: Language) -> None:
    """Write lines for people to standard error, beside a report that may be data."""
    for line in lines:
        sys.stderr.write(f"{visible(line[language])}\n")


def wants_colour() -> bool:
    """Colour on a terminal; NO_COLOR and FORCE_COLOR decide where they are set."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
