"""Which settings hold and which rules run: ``--config``, ``--select`` and their like."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..arguments import Parser, names

if TYPE_CHECKING:
    from ..config import Settings
    from ..selection import Asked


def add(parser: Parser) -> None:
    """Declare the options."""
    say = parser.say
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--config",
        metavar="FILE",
        help=say(
            "所有文件都用这一份配置，不再逐个查找",
            "these settings for every file, instead of the nearest ones",
        ),
    )
    source.add_argument(
        "--isolated",
        action="store_true",
        help=say("不读任何配置", "no settings from any file"),
    )
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


def settings(arguments: argparse.Namespace) -> Settings:
    """Where the settings of each file come from."""
    from ..config import Settings

    return Settings(Path(arguments.config) if arguments.config else None, arguments.isolated)


def asked(arguments: argparse.Namespace) -> Asked:
    """What the command line says of the rules."""
    from ..selection import Asked

    return Asked(
        names(arguments.select),
        names(arguments.extend_select),
        names(arguments.ignore),
        arguments.preview,
    )
