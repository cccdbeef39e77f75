"""``speechlint index``: make, change and ask an index of a corpus."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..arguments import Commands, Parser
from ..console import DIAGNOSTICS, OK, complain, emit, read, wants_colour
from ..language import Words

if TYPE_CHECKING:
    from ..source import InputError
    from ..speech import Page

_DESCRIPTION = Words(
    """\
索引记下一批讲话的每一段：归一后的指纹、路径、篇名、行号和段首的几个字。有了它，
新的稿件不必同全部旧稿重新比较，旧稿也不必在这台机器上。配置里的 index 指明
check 要用的索引。""",
    """\
An index holds the paragraphs of a corpus: fingerprints, path, speech, line, the first few
characters. With it new texts need not be compared with all old ones anew, and the old ones
need not be on this machine. The setting index names the one that check uses.""",
)
_EXAMPLES = Words(
    """\
例：
  speechlint index build 讲话/ -o 讲话.index
  speechlint index query 讲话.index 新稿.txt
  speechlint index add 讲话.index 新稿.txt""",
    """\
examples:
  speechlint index build speeches/ -o speeches.index
  speechlint index query speeches.index new.txt
  speechlint index add speeches.index new.txt""",
)
_NOTHING = Words("", "")


def add(commands: Commands) -> None:
    """Declare the command and its own commands."""
    index = commands.add(
        "index",
        _never,
        summary=Words("建立和查询讲话的索引", "make and ask an index of speeches"),
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
    )
    inner = Commands(index)
    build = _command(inner, "build", _build, Words("建立索引", "make an index"))
    _paths(build, "*")
    build.add_argument(
        "-o",
        "--output",
        metavar="INDEX",
        required=True,
        help=build.say(
            "写到这个文件夹，已有的索引会被替换", "the folder; an index there is replaced"
        ),
    )
    query = _command(
        inner,
        "query",
        _query,
        Words("文件里哪些段落索引里有；输出同 check", "which paragraphs it knows; output as check"),
    )
    _index(query)
    _paths(query, "+")
    query.add_argument(
        "--format",
        choices=("full", "json"),
        default="full",
        help=query.say("输出格式：full（默认）或 json", "output format: full (default) or json"),
    )
    add_ = _command(inner, "add", _add, Words("加入文件；已有的换成新的", "add or replace files"))
    _index(add_)
    _paths(add_, "+")
    remove = _command(inner, "remove", _remove, Words("去掉文件", "remove files"))
    _index(remove)
    _paths(remove, "+")
    _index(_command(inner, "info", _info, Words("显示索引里有什么", "show what an index holds")))
    _index(
        _command(inner, "verify", _verify, Words("检查索引是否完好", "check an index for damage"))
    )
    merge = _command(
        inner,
        "merge",
        _merge,
        Words("并入别的索引，整理成少数几个分段", "take over other indexes, and tidy up"),
    )
    _index(merge)
    merge.add_argument(
        "others", nargs="*", metavar="OTHER", help=merge.say("别的索引", "other indexes")
    )


def _command(
    inner: Commands, name: str, run: Callable[[argparse.Namespace], int], summary: Words
) -> Parser:
    return inner.add(name, run, summary=summary, description=summary, epilog=_NOTHING)


def _index(parser: Parser) -> None:
    parser.add_argument("index", metavar="INDEX", help=parser.say("索引的文件夹", "the index"))


def _paths(parser: Parser, count: str) -> None:
    words = parser.say("文件或文件夹，意思同 check", "files or folders, as in check")
    parser.add_argument("paths", nargs=count, metavar="PATH", help=words)


def _never(arguments: argparse.Namespace) -> int:
    raise AssertionError(arguments.command)  # the grammar demands one of the inner commands


def _build(arguments: argparse.Namespace) -> int:
    from ..duplicates.index.writer import build

    return _take(arguments, Path(arguments.output), build)


def _add(arguments: argparse.Namespace) -> int:
    from ..duplicates.index.writer import add

    return _take(arguments, Path(arguments.index), add)


def _take(arguments: argparse.Namespace, folder: Path, write: Callable[..., None]) -> int:
    """Read the files one by one into an index."""
    from ..config import Settings
    from ..linter import load
    from ..paths import collect

    paths, errors = collect(arguments.paths, Settings())
    unread: list[InputError] = []
    files = 0

    def show(paragraphs: int) -> None:
        nonlocal files
        files += 1
        if sys.stderr.isatty():
            bar = ("#" * (20 * files // len(paths))).ljust(20)
            sys.stderr.write(f"\r[{bar}] {files}/{len(paths)}  {paragraphs:,}")
            sys.stderr.write("\n" if files == len(paths) else "")

    def pages() -> Iterator[Page]:
        for path in paths:
            found, wrong = load([path], read)
            unread.extend(wrong)
            yield from found

    write(folder, pages(), show)
    _show(folder, arguments)
    if errors or unread:
        return complain([*errors, *unread], arguments.language)
    return OK


def _query(arguments: argparse.Namespace) -> int:
    from ..config import Settings
    from ..duplicates.index.named import NamedIndex
    from ..linter import check_paths
    from ..paths import collect
    from ..reporters import Presentation, reporter
    from ..rules import RULES
    from ..ruleset import RuleSet

    paths, errors = collect(arguments.paths, Settings())
    names = ("duplicate-paragraph", "near-duplicate-paragraph")
    rules = RuleSet(tuple(RULES[n]() for n in names), known=NamedIndex(Path(arguments.index)))
    checked = check_paths(paths, rules, read)
    show = Presentation(arguments.language, wants_colour(), rules.catalogue)
    emit(
        reporter(arguments.format)(checked.diagnostics, checked.sources, show),
        data=arguments.format == "json",
    )
    if errors or checked.unread:
        return complain([*errors, *checked.unread], arguments.language)
    return DIAGNOSTICS if checked.fails else OK


def _remove(arguments: argparse.Namespace) -> int:
    from ..duplicates.index.writer import remove

    if unknown := remove(Path(arguments.index), arguments.paths):
        return complain(unknown, arguments.language)
    return OK


def _merge(arguments: argparse.Namespace) -> int:
    from ..duplicates.index.writer import merge

    merge(Path(arguments.index), [Path(other) for other in arguments.others])
    _show(Path(arguments.index), arguments)
    return OK


def _info(arguments: argparse.Namespace) -> int:
    _show(Path(arguments.index), arguments)
    return OK


def _verify(arguments: argparse.Namespace) -> int:
    from ..duplicates.index.store import Index

    Index.open(Path(arguments.index)).verify()
    words = Words("索引完好", "the index is sound")
    emit(words[arguments.language] + "\n")
    return OK


def _show(folder: Path, arguments: argparse.Namespace) -> None:
    from ..duplicates.index.manifest import PARAMETERS
    from ..duplicates.index.store import Index

    opened = Index.open(folder)
    entries = opened.manifest.entries
    (documents, paragraphs), size = opened.counts(), opened.size()
    parameters = ", ".join(f"{key} {value}" for key, value in PARAMETERS.items())
    words = Words(
        f"{folder}：{documents} 篇讲话，{paragraphs} 段，{len(entries)} 个分段，{size} 字节\n"
        f"参数：{parameters}\n",
        f"{folder}: speeches {documents}, paragraphs {paragraphs}, segments {len(entries)}, "
        f"bytes {size}\nparameters: {parameters}\n",
    )
    emit(words[arguments.language])
