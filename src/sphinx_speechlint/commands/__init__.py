"""The commands, a file each: ``add`` declares its arguments, ``run`` gives its exit status.

What a command needs is imported when it runs, so that ``--version`` and ``--help`` answer
at once.
"""

from __future__ import annotations

from ..arguments import Commands
from . import (
    baseline,
    check,
    completion,
    config,
    duplicates,
    index,
    outline,
    rule,
    rules,
    server,
    split,
)

_COMMANDS = (
    check,
    baseline,
    config,
    rules,
    rule,
    outline,
    split,
    duplicates,
    index,
    server,
    completion,
)


def add_all(commands: Commands) -> None:
    """Declare every command, in the order in which help lists them."""
    for command in _COMMANDS:
        command.add(commands)
