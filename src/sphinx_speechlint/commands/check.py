"""``speechlint check``: from paths to a report and an exit status."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..arguments import Commands, names
from ..console import DIAGNOSTICS, OK, complain, emit, read, wants_colour
from ..language import Words

_DESCRIPTION = Words(
    """\
检查讲话稿，逐处列出问题。

PATH 可以是文件或文件夹；文件夹取其中（含下级）全部 .txt 和 .md，隐藏的和
exclude 排除的除外；- 是标准输入。不写 PATH 时，检查 pyproject.toml 中
[tool.speechlint] 的 paths。""",
    """\
Check speeches and list what is wrong, place by place.

PATH is a file or a folder; of a folder all .txt and .md count (those in subfolders
too), without hidden and excluded ones; - is standard input. Without PATH the paths in
[tool.speechlint] of pyproject.toml are checked.""",
)
_EXAMPLES = Words(
    """\
例：
  speechlint check                              检查配置里的全部讲话
  speechlint check 稿件/ 附件.txt               检查一个文件夹和一个文件
  speechlint check --select placeholder 稿件/   只查占位符一类
  speechlint check --ignore numbering-gap,duplicate
  speechlint check --format json > 结果.json    供程序读取

退出状态：0 没有问题；1 有错误或警告（提示不算）；2 用法或输入有误。""",
    """\
examples:
  speechlint check                              all speeches of the configuration
  speechlint check drafts/ more.txt             a folder and a file
  speechlint check --select placeholder drafts/ only one family of rules
  speechlint check --ignore numbering-gap,duplicate
  speechlint check --format json > out.json     for programs

exit status: 0 nothing; 1 errors or warnings (not infos); 2 bad use or bad input.""",
)


def add(commands: Commands) -> None:
    """Declare the command."""
    check = commands.add(
        "check",
        run,
        summary=Words("检查讲话稿", "check speeches"),
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
    )
    say = check.say
    check.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=say("文件、文件夹，或 -（标准输入）", "file, folder, or - (standard input)"),
    )
    check.add_argument(
        "--format",
        choices=("full", "json"),
        default="full",
        help=say("输出格式：full（默认）或 json", "output format: full (default) or json"),
    )
    check.add_argument(
        "--select",
        action="append",
        metavar="NAME",
        help=say(
            "只用这些规则或类别（可重复，可用逗号隔开）；\n配置里的 select 和 ignore 不再起作用",
            "only these rules or families (repeatable, or separated by\n"
            "commas); sets aside select and ignore of the configuration",
        ),
    )
    check.add_argument(
        "--ignore",
        action="append",
        metavar="NAME",
        help=say(
            "不用这些规则或类别，配置里的 ignore 之外再加",
            "not these rules or families, besides those the configuration ignores",
        ),
    )
    check.add_argument(
        "--preview",
        action="store_true",
        help=say("也用试行的规则", "preview rules as well"),
    )


def run(arguments: argparse.Namespace) -> int:
    """Check and report."""
    from ..config import find_config
    from ..diagnostic import Severity
    from ..linter import lint_pages, load, select_rules
    from ..paths import collect
    from ..reporters import Presentation, full, json

    config = find_config(Path.cwd())
    select, ignore = names(arguments.select), names(arguments.ignore)
    if not select:
        select, ignore = config.select, (*config.ignore, *ignore)
    rules = select_rules(select, ignore, preview=arguments.preview or config.preview)
    paths, errors = collect(arguments.paths, config)
    pages, unread = load(paths, read)
    found = lint_pages(pages, rules, whole=not arguments.paths)
    sources = {page.source.path: page.source for page in pages}
    show = Presentation(arguments.language, wants_colour(), rules.catalogue)
    if arguments.format == "json":
        emit(json.report(found, sources, show), data=True)
    elif pages:
        emit(full.report(found, sources, show))
    if errors or unread:
        return complain([*errors, *unread], arguments.language)
    return DIAGNOSTICS if any(d.severity is not Severity.INFO for d in found) else OK
