"""``speechlint server``: what an editor starts."""

from __future__ import annotations

import argparse

from ..arguments import Commands
from ..console import OK
from ..language import Words
from ..source import InputError

_EPILOG = Words(
    "由编辑器启动。怎样在 VS Code、Neovim、Emacs 里设置，见文档“编辑器”一页。",
    "Editors start it. How to set up VS Code, Neovim and Emacs is in the documentation.",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    server = commands.add(
        "server",
        run,
        summary=Words("给编辑器用的语言服务器", "the language server, for editors"),
        description=Words(
            "语言服务器（LSP）：编辑器里边写边检查，改正，看规则的说明，在重复的段落之间跳转。",
            "The language server (LSP): checks while you type, fixes, shows the page of a rule,\n"
            "jumps between copies of a passage.",
        ),
        epilog=_EPILOG,
    )
    server.add_argument(
        "--stdio",
        action="store_true",
        help=server.say(
            "经标准输入输出；总是如此，有的编辑器会写上",
            "through its own streams; always so, but some editors say it",
        ),
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until the editor leaves."""
    try:
        from ..lsp import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        raise InputError(
            "语言服务器需要 pygls；请运行 pip install 'sphinx-speechlint[server]'",
            "the language server needs pygls; run pip install 'sphinx-speechlint[server]'",
        ) from error
    serve(arguments.language)
    return OK
