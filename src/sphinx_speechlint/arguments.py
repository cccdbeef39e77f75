"""The command line's grammar and its help, in Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

from . import __version__

_ERRORS = (
    (r"unrecognized arguments: (.*)", "不认识的参数：{0}"),
    (r"the following arguments are required: (.*)", "缺少参数：{0}"),
    (r"argument (.*): invalid choice: '?(.*?)'? \(choose from (.*)\)", "{0} 不能是 {1}；可选：{2}"),
    (r"argument (.*): expected .*", "{0} 后面缺少值"),
    (r"argument (.*): ignored explicit argument '(.*)'", "{0} 不带值，却给了 {1}"),
)

_CHECK = """\
检查讲话稿，逐处列出问题。

PATH 可以是文件或文件夹；文件夹取其中（含下级）全部 .txt 和 .md，隐藏的和
exclude 排除的除外；- 是标准输入。不写 PATH 时，检查 pyproject.toml 中
[tool.speechlint] 的 paths。"""
_CHECK_EXAMPLES = """\
例：
  speechlint check                              检查配置里的全部讲话
  speechlint check 稿件/ 附件.txt               检查一个文件夹和一个文件
  speechlint check --select placeholder 稿件/   只查占位符一类
  speechlint check --ignore numbering-gap,duplicate
  speechlint check --format json > 结果.json    供程序读取

退出状态：0 没有问题；1 有错误或警告（提示不算）；2 用法或输入有误。"""
_RULES_EXAMPLES = """\
例：
  speechlint rules              全部规则
  speechlint rule masked-year   其中一条的说明和例子"""
_OUTLINE_EXAMPLES = """\
例：
  speechlint outline 讲话.txt
  speechlint outline 讲话.txt --format json"""
_SPLIT = """\
把一页里的多篇讲话拆开，一篇一个文件，字节原样不动；另写 provenance.toml，
记下来源页、行号、校验和与篇前导语，凭它可以拼回原页。"""
_SPLIT_EXAMPLES = """\
例：
  speechlint split page.txt -o speeches --stem zhengxie
      写出 speeches/zhengxie-01.txt、zhengxie-02.txt……和 provenance.toml"""


class _Formatter(argparse.RawTextHelpFormatter):
    def add_usage(
        self, usage: str | None, actions: object, groups: object, prefix: str | None = None
    ) -> None:
        prefix = "用法：" if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)  # type: ignore[arg-type]

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        if isinstance(action, argparse._SubParsersAction):
            return text.partition("\n")[2]  # the section's title says it already
        return text


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese and explains a mistake in one line."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
            **options,  # type: ignore[arg-type]
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        for pattern, words in _ERRORS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = words.format(*match.groups()).replace("'", "")
                break
        sys.stderr.write(f"speechlint: {message}；用法见 {self.prog} --help\n")
        raise SystemExit(2)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = _Parser(
        prog="speechlint",
        description="检查中文讲话稿：占位符、重复、编号、残缺等问题，逐处指到字。",
        epilog="每个命令的用法和例子：speechlint 命令 --help",
    )
    top.add_argument(
        "--version", action="version", version=f"speechlint {__version__}", help="显示版本"
    )
    commands = top.add_subparsers(
        dest="command", metavar="命令", title="命令", required=True, parser_class=_Parser
    )
    _add_check(commands)
    _add_rules(commands)
    _add_outline(commands)
    _add_split(commands)
    return top


def names(values: list[str] | None) -> tuple[str, ...]:
    """The names in the values of an option that may be repeated or list several."""
    parts = (part.strip() for value in values or () for part in re.split("[,，]", value))
    return tuple(part for part in parts if part)


_Commands = argparse._SubParsersAction


def _add_check(commands: _Commands[_Parser]) -> None:
    check = commands.add_parser(
        "check", help="检查讲话稿", description=_CHECK, epilog=_CHECK_EXAMPLES
    )
    check.add_argument("paths", nargs="*", metavar="PATH", help="文件、文件夹，或 -（标准输入）")
    check.add_argument(
        "--format", choices=("full", "json"), default="full", help="输出格式：full（默认）或 json"
    )
    check.add_argument(
        "--select",
        action="append",
        metavar="NAME",
        help="只用这些规则或类别（可重复，可用逗号隔开）；\n配置里的 select 和 ignore 不再起作用",
    )
    check.add_argument(
        "--ignore",
        action="append",
        metavar="NAME",
        help="不用这些规则或类别，配置里的 ignore 之外再加",
    )
    check.add_argument("--preview", action="store_true", help="也用试行的规则")


def _add_rules(commands: _Commands[_Parser]) -> None:
    commands.add_parser(
        "rules", help="列出全部规则", description="列出全部规则。", epilog=_RULES_EXAMPLES
    )
    rule = commands.add_parser(
        "rule",
        help="说明一条规则",
        description="说明一条规则：查什么、为什么、怎样改、选项和例子。",
        epilog=_RULES_EXAMPLES,
    )
    rule.add_argument("name", metavar="NAME", help="规则名称，如 masked-year")


def _add_outline(commands: _Commands[_Parser]) -> None:
    outline = commands.add_parser(
        "outline",
        help="显示一份文件的结构",
        description="显示一份文件的结构：导语、各篇讲话、标题、称呼、各级小标题及行号。",
        epilog=_OUTLINE_EXAMPLES,
    )
    outline.add_argument("file", metavar="FILE", help="文件")
    outline.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式：text（默认）或 json"
    )


def _add_split(commands: _Commands[_Parser]) -> None:
    split = commands.add_parser(
        "split", help="把一页拆成一篇一个文件", description=_SPLIT, epilog=_SPLIT_EXAMPLES
    )
    split.add_argument("page", metavar="PAGE", help="含多篇讲话的文件")
    split.add_argument("-o", "--output", metavar="DIR", required=True, help="写到这个文件夹")
    split.add_argument("--stem", required=True, help="文件名的前一部分：STEM-01.txt、STEM-02.txt……")
    split.add_argument("--force", action="store_true", help="覆盖已有的文件")
