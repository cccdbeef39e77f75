"""``speechlint split``: a page of many speeches, one file each."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..arguments import Commands
from ..console import OK, emit
from ..language import Words

_DESCRIPTION = Words(
    """\
把一页里的多篇讲话拆开，一篇一个文件，字节原样不动；另写 provenance.toml，
记下来源页、行号、校验和与篇前导语，凭它可以拼回原页。""",
    """\
Cut a page of many speeches into a file each, byte for byte as they are; provenance.toml
keeps the page, lines, checksums and the lead-in, so that the page can be put together
again.""",
)
_EXAMPLES = Words(
    """\
例：
  speechlint split page.txt -o speeches --stem zhengxie
      写出 speeches/zhengxie-01.txt、zhengxie-02.txt……和 provenance.toml""",
    """\
example:
  speechlint split page.txt -o speeches --stem zhengxie
      writes speeches/zhengxie-01.txt, zhengxie-02.txt … and provenance.toml""",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    split = commands.add(
        "split",
        run,
        summary=Words("把一页拆成一篇一个文件", "cut a page into a file for each speech"),
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
    )
    say = split.say
    split.add_argument(
        "page", metavar="PAGE", help=say("含多篇讲话的文件", "a file with several speeches")
    )
    split.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        required=True,
        help=say("写到这个文件夹", "write into this folder"),
    )
    split.add_argument(
        "--stem",
        required=True,
        help=say(
            "文件名的前一部分：STEM-01.txt、STEM-02.txt……",
            "the beginning of the file names: STEM-01.txt, STEM-02.txt …",
        ),
    )
    split.add_argument(
        "--force", action="store_true", help=say("覆盖已有的文件", "overwrite existing files")
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the files and print their paths."""
    from ..split import split

    written = split(Path(arguments.page), Path(arguments.output), arguments.stem, arguments.force)
    emit("".join(f"{path}\n" for path in written))
    return OK
