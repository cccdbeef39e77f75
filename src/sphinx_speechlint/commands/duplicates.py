"""``speechlint duplicates``: all copies of a corpus, and who has them of whom."""

from __future__ import annotations

import argparse

from ..arguments import Commands
from ..console import OK, complain, emit, read
from ..language import Words
from ..options import settings

_DESCRIPTION = Words(
    """\
列出讲话之间（和一篇之内）相同、近似的段落和沿用的字句：每组的各处、相似度、包含度，
逐词的不同；还有许多讲话都有的套语。PATH 的意思同 check。""",
    """\
List the paragraphs that speeches share: the same, similar, or in part, with how much they
are alike, what differs word by word, and the formulas that many have. PATH is as in check.""",
)
_EXAMPLES = Words(
    """\
例：
  speechlint duplicates 稿件/
  speechlint duplicates --format csv > 重复.csv
  speechlint duplicates --graph | dot -Tsvg > 谁用谁的.svg

[-…-] 是先出的一处有、后出的一处没有的词，{+…+} 反之。退出状态：0；用法或输入有误是 2。""",
    """\
examples:
  speechlint duplicates drafts/
  speechlint duplicates --format csv > copies.csv
  speechlint duplicates --graph | dot -Tsvg > graph.svg

[-…-] are words that the earlier place alone has, {+…+} those of the later one.
exit status: 0; 2 for bad use or bad input.""",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    duplicates = commands.add(
        "duplicates",
        run,
        summary=Words("列出重复、近似和沿用的段落", "list copies, near-copies and reused passages"),
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
    )
    say = duplicates.say
    duplicates.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=say("文件、文件夹，或 -（标准输入）", "file, folder, or - (standard input)"),
    )
    settings.add(duplicates)
    duplicates.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        default="text",
        help=say(
            "输出格式：text（默认）、json 或 csv", "output format: text (default), json or csv"
        ),
    )
    duplicates.add_argument(
        "--graph",
        action="store_true",
        help=say(
            "改为写出一张图（Graphviz）：哪篇有哪篇的文字",
            "write a graph instead (Graphviz): which speech has text of which",
        ),
    )


def run(arguments: argparse.Namespace) -> int:
    """List the copies."""
    from ..duplicates.corpus import corpus
    from ..duplicates.listing import make_listing
    from ..linter import load
    from ..listings import csv, graph, json, text
    from ..paths import collect
    from ..rules.near_duplicate_paragraph import NearDuplicateParagraph
    from ..rules.reused_passage import ReusedPassage
    from ..vetting import require_options

    given = settings.of(arguments)
    paths, errors = collect(arguments.paths, given)
    pages, unread = load(paths, read)
    config = given.of(".")
    require_options(config, {rule.name: rule for rule in (NearDuplicateParagraph, ReusedPassage)})
    options = {name: dict(values) for name, values in config.rules}
    near = NearDuplicateParagraph(options.get(NearDuplicateParagraph.name))
    reuse = ReusedPassage(options.get(ReusedPassage.name))
    share = near.option("formula-share")
    listing = make_listing(
        corpus(pages), near.option("min-length"), near.least(), share, reuse.limits()
    )
    if arguments.graph:
        emit(graph.report(listing, arguments.language), data=True)
    elif arguments.format == "json":
        emit(json.report(listing), data=True)
    elif arguments.format == "csv":
        emit(csv.report(listing), data=True)
    elif pages:
        emit(text.report(listing, len(pages), arguments.language))
    if errors or unread:
        return complain([*errors, *unread], arguments.language)
    return OK
