"""``speechlint rules``: the table of all rules."""

from __future__ import annotations

import argparse

from ..arguments import Commands
from ..console import OK, emit
from ..language import Words
from ..options import settings

EXAMPLES = Words(
    """\
例：
  speechlint rules              全部规则
  speechlint rule masked-year   其中一条的说明和例子""",
    """\
examples:
  speechlint rules              all rules
  speechlint rule masked-year   one of them, explained, with examples""",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    rules = commands.add(
        "rules",
        run,
        summary=Words("列出全部规则", "list all rules"),
        description=Words(
            "列出全部规则，也有当前文件夹的配置里自己的规则。",
            "List all rules, those in the settings of this folder too.",
        ),
        epilog=EXAMPLES,
    )
    settings.add(rules)


def run(arguments: argparse.Namespace) -> int:
    """Print the table."""
    from ..rulebook import table
    from ..selection import catalogue_of

    rules = catalogue_of(settings.of(arguments).of("."))
    emit(table(rules, arguments.language))
    return OK
