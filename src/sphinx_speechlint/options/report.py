"""How the diagnostics are shown: ``--format``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..arguments import Parser
from ..console import emit, wants_colour

if TYPE_CHECKING:
    from ..checked import Checked
    from ..ruleset import Rules


def add(parser: Parser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--format",
        choices=("full", "json"),
        default="full",
        help=parser.say("输出格式：full（默认）或 json", "output format: full (default) or json"),
    )


def write(checked: Checked, rules: Rules, arguments: argparse.Namespace) -> None:
    """Write the report that was asked for.

    :raises InputError: if it cannot be written.
    """
    from ..reporters import Presentation, full, json

    show = Presentation(arguments.language, wants_colour(), rules.catalogue)
    if arguments.format == "json":
        emit(json.report(checked.diagnostics, checked.sources, show), data=True)
    elif checked.sources:
        emit(full.report(checked.diagnostics, checked.sources, show))
