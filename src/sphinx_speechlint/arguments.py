"""The grammar of the command line: a parser that speaks both languages."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

from . import __version__
from .language import LANGUAGES, Language, Words
from .source import InputError

# What argparse says of a mistake, and what we say.
_ERRORS = (
    (r"unrecognized arguments: (.*)", "不认识的参数：{0}"),
    (r"the following arguments are required: (.*)", "缺少参数：{0}"),
    (r"argument (.*): invalid choice: '?(.*?)'? \(choose from (.*)\)", "{0} 不能是 {1}；可选：{2}"),
    (r"argument (.*): expected .*", "{0} 后面缺少值"),
    (r"argument (.*): not allowed with argument (.*)", "{0} 不能与 {1} 同时使用"),
    (r"argument (.*): invalid whole_number value: '(.*)'", "{0} 应当是不小于 0 的整数，不是 {1}"),
    (r"argument (.*): invalid number_of_jobs value: '(.*)'", "{0} 应当是 auto 或正整数，不是 {1}"),
    (r"argument (.*): ignored explicit argument '(.*)'", "{0} 不带值，却给了 {1}"),
)


class _Formatter(argparse.RawTextHelpFormatter):
    usage = "usage: "

    def add_usage(
        self, usage: str | None, actions: object, groups: object, prefix: str | None = None
    ) -> None:
        prefix = self.usage if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)  # type: ignore[arg-type]

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        if isinstance(action, argparse._SubParsersAction):
            return text.partition("\n")[2]  # the section's title says it already
        return text


class _ChineseFormatter(_Formatter):
    usage = "用法："


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language and explains a mistake in one line."""

    def __init__(self, language: Language, **options: object) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=_ChineseFormatter if language == "zh" else _Formatter,
            **options,  # type: ignore[arg-type]
        )
        self.language: Language = language
        self._positionals.title = self.say("参数", "arguments")
        self._optionals.title = self.say("选项", "options")
        self.add_argument(
            "-h", "--help", action="help", help=self.say("显示这份说明", "show this help")
        )
        self.add_argument(
            "--language",
            choices=tuple(LANGUAGES),
            default=argparse.SUPPRESS,
            help=self.say("zh（默认）或 en", "zh or en"),
        )

    def say(self, zh: str, en: str) -> str:
        """The text in the user's language."""
        return Words(zh, en)[self.language]

    def error(self, message: str) -> NoReturn:
        """Write one line to standard error and leave with status 2."""
        if self.language == "zh":
            for pattern, words in _ERRORS:
                if match := re.fullmatch(pattern, message, re.DOTALL):
                    message = words.format(*match.groups()).replace("'", "")
                    break
        end = self.say(f"；用法见 {self.prog} --help", f"; see {self.prog} --help")
        sys.stderr.write(f"speechlint: {message}{end}\n")
        raise SystemExit(2)


class Commands:
    """Where commands add themselves."""

    def __init__(self, top: Parser) -> None:
        self.top = top
        self._commands = top.add_subparsers(
            dest="command",
            metavar=top.say("命令", "COMMAND"),
            title=top.say("命令", "commands"),
            required=True,
            parser_class=Parser,
        )

    def add(
        self,
        name: str,
        run: Callable[[argparse.Namespace], int],
        *,
        summary: Words,
        description: Words,
        epilog: Words,
    ) -> Parser:
        """A new command's parser: a line for the list, and what its own help says."""
        language = self.top.language
        command = self._commands.add_parser(
            name,
            language=language,
            help=summary[language],
            description=description[language],
            epilog=epilog[language],
        )
        command.set_defaults(run=run, language=language)
        return command


def parser(language: Language, add_commands: Callable[[Commands], None]) -> Parser:
    """The parser of the whole command line.

    The parsed arguments have ``run``, the command's function, and ``language``.
    """
    top = Parser(language, prog="speechlint")
    top.description = top.say(
        "检查中文讲话稿：占位符、重复、编号、残缺等问题，逐处指到字。",
        "Check Chinese speeches: placeholders, copies, numbering, cuts, each to the character.",
    )
    top.epilog = top.say(
        "每个命令的用法和例子：speechlint 命令 --help",
        "Use and examples of a command: speechlint COMMAND --help",
    )
    top.add_argument(
        "--version",
        action="version",
        version=f"speechlint {__version__}",
        help=top.say("显示版本", "show the version"),
    )
    add_commands(Commands(top))
    return top


def preferred(argv: Sequence[str], environ: Mapping[str, str]) -> Language | None:
    """The language that is asked for: by ``--language``, or by ``SPEECHLINT_LANGUAGE``.

    A wrong value of the option is left to the parser of the command line.

    :raises InputError: for a wrong value of the variable.
    """
    for index, argument in enumerate(argv):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--language":
            value = value if equals else "".join(argv[index + 1 : index + 2])
            if language := LANGUAGES.get(value):
                return language
    value = environ.get("SPEECHLINT_LANGUAGE", "")
    if value and value not in LANGUAGES:
        raise InputError(
            f"环境变量 SPEECHLINT_LANGUAGE 应当是 zh 或 en，不是 {value}",
            f"the variable SPEECHLINT_LANGUAGE should be zh or en, not {value}",
        )
    return LANGUAGES.get(value)


def of_locale(environ: Mapping[str, str]) -> Language:
    """English in an English locale, else Chinese; LC_ALL, LC_MESSAGES and LANG, as in POSIX."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    return "en" if re.match(r"en(?:[_.@-]|$)", locale, re.IGNORECASE) else "zh"


def names(values: list[str] | None) -> tuple[str, ...]:
    """The names in the values of an option that may be repeated or list several."""
    parts = (part.strip() for value in values or () for part in re.split("[,，]", value))
    return tuple(part for part in parts if part)


def whole_number(text: str) -> int:
    """The value of an option that counts.

    :raises ValueError: unless it is a number from 0 on.
    """
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def number_of_jobs(text: str) -> int | None:
    """A number of processes; ``None`` is ``auto``.

    :raises ValueError: unless it is that or a number from 1 on.
    """
    if text == "auto":
        return None
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
