"""``speechlint rule``: one rule explained."""

from __future__ import annotations

import argparse

from ..arguments import Commands
from ..console import OK, emit
from ..language import Words
from ..options import settings
from .rules import EXAMPLES


def add(commands: Commands) -> None:
    """Declare the command."""
    rule = commands.add(
        "rule",
        run,
        summary=Words("说明一条规则", "explain a rule"),
        description=Words(
            "说明一条规则：查什么、为什么、怎样改、选项和例子。",
            "Explain a rule: what it reports, why, how to mend it, options and examples.",
        ),
        epilog=EXAMPLES,
    )
    rule.add_argument(
        "name",
        metavar="NAME",
        help=rule.say("规则名称，如 masked-year", "the rule's name, as masked-year"),
    )
    settings.add(rule)


def run(arguments: argparse.Namespace) -> int:
    """Print the rule's entry."""
    from ..rulebook import entry
    from ..selection import catalogue_of

    rules = catalogue_of(settings.of(arguments).of("."))
    emit(entry(rules, arguments.name, arguments.language))
    return OK
