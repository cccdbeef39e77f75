"""Which settings hold: ``--config``, ``--isolated``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..arguments import Parser

if TYPE_CHECKING:
    from ..config import Settings


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
        help=say(
            "不读任何配置，也不用别的包里的规则",
            "no settings from any file and no rules of other packages",
        ),
    )


def of(arguments: argparse.Namespace) -> Settings:
    """Where the settings of each file come from."""
    from ..config import Settings

    return Settings(Path(arguments.config) if arguments.config else None, arguments.isolated)
