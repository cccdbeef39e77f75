"""``speechlint outline``: the structure of a file."""

from __future__ import annotations

import argparse

from ..arguments import Commands
from ..console import OK, emit, read
from ..language import Words

_EXAMPLES = Words(
    """\
例：
  speechlint outline 讲话.txt
  speechlint outline 讲话.txt --format json""",
    """\
examples:
  speechlint outline speech.txt
  speechlint outline speech.txt --format json""",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    outline = commands.add(
        "outline",
        run,
        summary=Words("显示一份文件的结构", "show the structure of a file"),
        description=Words(
            "显示一份文件的结构：导语、各篇讲话、标题、称呼、各级小标题及行号。",
            "Show the structure of a file: lead-in, speeches, titles, salutations, headings,\n"
            "with their lines.",
        ),
        epilog=_EXAMPLES,
    )
    outline.add_argument("file", metavar="FILE", help=outline.say("文件", "the file"))
    outline.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help=outline.say("输出格式：text（默认）或 json", "output format: text (default) or json"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the outline."""
    from ..outline import as_json, as_text
    from ..parse import parse

    page = parse(read(arguments.file))
    if arguments.format == "json":
        emit(as_json(page), data=True)
    else:
        emit(as_text(page, arguments.language))
    return OK
