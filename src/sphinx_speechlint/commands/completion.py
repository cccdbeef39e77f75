"""``speechlint completion``: the script by which a shell completes this command."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ..arguments import Commands, Parser
from ..console import OK, emit
from ..language import Words

_SHELLS = ("bash", "zsh", "fish")
_EXAMPLES = Words(
    """\
例：
  speechlint completion bash > ~/.local/share/bash-completion/completions/speechlint
  speechlint completion zsh > ~/.zfunc/_speechlint      fpath 中要有 ~/.zfunc
  speechlint completion fish > ~/.config/fish/completions/speechlint.fish""",
    """\
examples:
  speechlint completion bash > ~/.local/share/bash-completion/completions/speechlint
  speechlint completion zsh > ~/.zfunc/_speechlint      with ~/.zfunc in fpath
  speechlint completion fish > ~/.config/fish/completions/speechlint.fish""",
)
# What stands for an argument's value says what can be completed there.
_FILES, _FOLDERS, _NAMES = {"FILE", "PATH", "PAGE"}, {"DIR", "INDEX"}, {"NAME"}


def add(commands: Commands) -> None:
    """Declare the command."""
    completion = commands.add(
        "completion",
        run,
        summary=Words("输出命令补全的脚本", "print the script that completes the command"),
        description=Words(
            "输出一个 shell 的补全脚本：按 Tab 键补全命令、选项、格式、规则和文件名。",
            "Print a shell's script that completes commands, options, formats, rules and files.",
        ),
        epilog=_EXAMPLES,
    )
    completion.add_argument(
        "shell",
        choices=_SHELLS,
        metavar="SHELL",
        help=completion.say("bash、zsh 或 fish", "bash, zsh or fish"),
    )
    completion.set_defaults(top=commands.top)


def run(arguments: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from ..rule import FAMILIES
    from ..rules import RULES

    for action in _actions(arguments.top):
        if action.choices is not None:
            continue
        if action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.metavar in _NAMES:
            action.choices = [*RULES] if action.dest == "name" else [*FAMILIES, *RULES]
    emit(shtab.complete(arguments.top, arguments.shell))
    return OK


def _actions(parser: Parser) -> Iterator[argparse.Action]:
    """The arguments of a parser and of all parsers below it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
        else:
            yield action
