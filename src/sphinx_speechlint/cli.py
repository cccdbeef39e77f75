"""The command line: its door, from arguments to an exit status."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from . import threads
from .arguments import of_locale, parser, preferred
from .commands import add_all
from .config import find_config
from .console import BAD_INPUT, INTERRUPTED, complain
from .language import Language
from .source import InputError

# Objects made until the collector of garbage looks: there is hardly any garbage, and many words.
_COLLECTED = 100_000


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    gc.set_threshold(_COLLECTED)
    threads.forbid()
    if hasattr(sys.stdout, "reconfigure"):  # a terminal that lacks a character shows its code
        sys.stdout.reconfigure(errors="backslashreplace")
    argv = sys.argv[1:] if argv is None else argv
    language = of_locale(os.environ)
    try:
        language = preferred(argv, os.environ) or _configured() or language
        arguments = parser(language, add_all).parse_args(argv)
        return int(arguments.run(arguments))
    except SystemExit as stop:  # argparse: help and version, or bad use
        return stop.code if isinstance(stop.code, int) else BAD_INPUT
    except InputError as error:
        return complain([error], language)
    except KeyboardInterrupt:
        return INTERRUPTED


def _configured() -> Language | None:
    """The language of the configuration here; what is wrong with it, the command will say."""
    try:
        return find_config(Path()).language
    except InputError:
        return None


if __name__ == "__main__":
    sys.exit(main())
