"""Which rules run: ``--select``, ``--extend-select``, ``--ignore``, ``--preview``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..arguments import Parser, names

if TYPE_CHECKING:
    from ..selection import Asked


def add(parser: Parser) -> None:
    """Declare the options."""
    say = parser.say
    parser.add_argument(
        "--select",
        action="append",
        metavar="NAME",
        help=say(
            "只用这些规则或类别（可重复，可用逗号隔开）；配置里的\n"
            "select、extend-select 和 ignore 不再起作用",
            "only these rules or families (repeatable, or separated by\n"
            "commas); sets aside those that the configuration selects and ignores",
        ),
    )
    parser.add_argument(
        "--extend-select",
        action="append",
        metavar="NAME",
        help=say("另外再用这些规则或类别", "these rules or families as well"),
    )
    parser.add_argument(
        "--ignore",
        action="append",
        metavar="NAME",
        help=say(
            "不用这些规则或类别，配置里的 ignore 之外再加",
            "not these rules or families, besides those the configuration ignores",
        ),
    )
    parser.add_argument(
        "--preview",
        action="store_true",
        help=say("也用试行的规则", "preview rules as well"),
    )


def asked(arguments: argparse.Namespace) -> Asked:
    """What the command line says of the rules."""
    from ..selection import Asked

    return Asked(
        names(arguments.select),
        names(arguments.extend_select),
        names(arguments.ignore),
        arguments.preview,
    )
