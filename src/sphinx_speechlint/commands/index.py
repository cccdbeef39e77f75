"""``speechlint index``: the grammar of the commands that make, change and ask an index."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from ..arguments import Commands, Parser
from ..language import Words
from ..options import settings
from . import index_actions as actions

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
    _declare_build(inner)
    _declare_query(inner)
    summary = Words("加入文件；已有的换成新的", "add or replace files")
    more = _command(inner, "add", actions.add, summary)
    _index(more)
    _paths(more, "+")
    settings.add(more)
    less = _command(inner, "remove", actions.remove, Words("去掉文件", "remove files"))
    _index(less)
    _paths(less, "+")
    for name, run, summary in (
        ("info", actions.info, Words("显示索引里有什么", "show what an index holds")),
        ("verify", actions.verify, Words("检查索引是否完好", "check an index for damage")),
    ):
        _index(_command(inner, name, run, summary))
    summary = Words("并入别的索引，整理成少数几个分段", "take over other indexes, and tidy up")
    merge = _command(inner, "merge", actions.merge, summary)
    _index(merge)
    merge.add_argument(
        "others", nargs="*", metavar="OTHER", help=merge.say("别的索引", "other indexes")
    )


def _declare_build(inner: Commands) -> None:
    build = _command(inner, "build", actions.build, Words("建立索引", "make an index"))
    say = build.say
    _paths(build, "*")
    settings.add(build)
    build.add_argument(
        "-o",
        "--output",
        metavar="INDEX",
        required=True,
        help=say("写到这个文件夹，已有的索引会被替换", "the folder; an index there is replaced"),
    )
    build.add_argument(
        "--engine",
        choices=("local", "spark"),
        default="local",
        help=say(
            "在哪里计算：local（默认）或 spark；\n后者要装 sphinx-speechlint[spark] 和 Java",
            "where: local (default), or spark, which needs\nsphinx-speechlint[spark] and Java",
        ),
    )
    build.add_argument(
        "--master",
        metavar="URL",
        default="local[*]",
        help=say(
            "Spark 的主节点，默认 local[*]；文件和索引要放在各节点都能看到的地方",
            "Spark's master, default local[*]; files and index have to be\n"
            "where all nodes see them",
        ),
    )


def _declare_query(inner: Commands) -> None:
    summary = Words("文件里哪些段落索引里有；输出同 check", "which paragraphs it knows; as check")
    query = _command(inner, "query", actions.query, summary)
    _index(query)
    _paths(query, "+")
    settings.add(query)
    query.add_argument(
        "--format",
        choices=("full", "json"),
        default="full",
        help=query.say("输出格式：full（默认）或 json", "output format: full (default) or json"),
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
