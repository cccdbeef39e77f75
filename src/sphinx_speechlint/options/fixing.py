"""What is done about the diagnostics: ``--fix``, ``--unsafe-fixes``, ``--diff``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import unified_diff
from typing import TYPE_CHECKING

from ..arguments import Parser
from ..console import emit, note
from ..display import visible
from ..language import Words, counted
from ..source import InputError, Source
from .inputs import stdin_path

if TYPE_CHECKING:
    from ..checked import Checked
    from ..fix import Check, Mended


def add(parser: Parser) -> None:
    """Declare the options."""
    say = parser.say
    parser.add_argument(
        "--fix",
        action="store_true",
        help=say(
            "改正能够可靠改正的地方，写回文件；- 则写到标准输出",
            "make the safe fixes and write the files; of -, to standard output",
        ),
    )
    parser.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help=say(
            "与 --fix 或 --diff 同用：也作未必可靠的改动，改后请核对",
            "with --fix or --diff: unsafe fixes too; look at the result",
        ),
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help=say(
            "只显示会怎样改，不写文件；有改动时退出状态是 1",
            "only show what would change and write nothing; then exit with 1",
        ),
    )


def fixed(checked: Checked, check: Check, arguments: argparse.Namespace) -> Checked:
    """What is left to say after the fixes were made and written.

    A file that could not be written is as it was, and so are its diagnostics; why, is in
    ``unread``. What was read from standard input goes to standard output.
    """
    from ..fix import encoded, mend, write

    mended = mend(checked.sources, checked.diagnostics, check, unsafe=arguments.unsafe_fixes)
    stdin = stdin_path(arguments)
    sources, failed = dict(mended.sources), list(mended.failed)
    for path in mended.counts:
        try:
            if path != stdin:
                write(checked.sources[path], sources[path])
            else:
                encoded(sources[path])
        except InputError as error:
            failed.append(error)
            sources[path] = checked.sources[path]
    if stdin in sources:
        emit(sources[stdin].to_bytes())
    left = mended.diagnostics
    if sources != mended.sources:
        left = check(list(sources.values()))
    done = [n for path, n in mended.counts.items() if sources[path] != checked.sources[path]]
    if done:
        note(
            Words(
                f"已改正 {sum(done)} 处（{len(done)} 个文件）",
                f"fixed {sum(done)} in {counted(len(done), 'file')}",
            ),
            language=arguments.language,
        )
    return replace(checked, diagnostics=left, sources=sources, unread=[*checked.unread, *failed])


def show_diff(checked: Checked, check: Check, arguments: argparse.Namespace) -> Mended:
    """Print what the fixes would change, and on standard error how much."""
    from ..fix import mend

    mended = mend(checked.sources, checked.diagnostics, check, unsafe=arguments.unsafe_fixes)
    pairs = ((checked.sources[path], mended.sources[path]) for path in mended.counts)
    emit("".join(line + "\n" for pair in pairs for line in _diff(*pair, arguments)))
    if count := sum(mended.counts.values()):
        note(
            Words(
                f"会改正 {count} 处（{len(mended.counts)} 个文件）；没有写入",
                f"would fix {count} in {counted(len(mended.counts), 'file')}; nothing written",
            ),
            language=arguments.language,
        )
    return mended


def _diff(before: Source, after: Source, arguments: argparse.Namespace) -> Iterator[str]:
    """A unified diff; signs without shape are shown by their codes, for the eye alone."""
    name = visible(before.path)
    lines = unified_diff(
        _lines(before, arguments), _lines(after, arguments), name, name, lineterm=""
    )
    for line in lines:
        yield from line.split("\n")


def _lines(source: Source, arguments: argparse.Namespace) -> Sequence[str]:
    lines = [visible(line) for line in source.text.split("\n")]
    last = lines.pop()
    if last:
        missing = Words("文件末尾没有换行", "No newline at end of file")[arguments.language]
        lines.append(f"{last}\n\\ {missing}")
    return lines
