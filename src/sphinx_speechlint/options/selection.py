"""Which rules run: ``--select``, ``--ignore``, ``--preview``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..arguments import Parser, names

if TYPE_CHECKING:
    from ..config import Config
    from ..linter import RuleSet


def add(parser: Parser) -> None:
    """Declare the options."""
    say = parser.say
    parser.add_argument(
        "--select",
        action="append",
        metavar="NAME",
        help=say(
            "只用这些规则或类别（可重复，可用逗号隔开）；\n配置里的 select 和 ignore 不再起作用",
            "only these rules or families (repeatable, or separated by\n"
            "commas); sets aside select and ignore of the configuration",
        ),
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


def rule_set(arguments: argparse.Namespace, config: Config) -> RuleSet:
    """The rules that the command line and the configuration ask for.

    :raises InputError: for a name that is neither rule nor family.
    """
    from ..linter import select_rules

    select, ignore = names(arguments.select), names(arguments.ignore)
    if not select:
        select, ignore = config.select, (*config.ignore, *ignore)
    return select_rules(select, ignore, preview=arguments.preview or config.preview)
