"""Pages of the docs that show command lines: prose, the snapshots and the parsers' own words."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sphinx_speechlint.arguments import Parser, parser
from sphinx_speechlint.commands import add_all

from .snapshots import Case, cut

DOCS = Path(__file__).parents[1] / "docs"
_NOTE = "<!-- 由 make snapshots 写成；要改，改 {} 或 tests/cli/snapshots。 -->\n"
_PART_RE = re.compile(r"^\{\{ (\w+) ([a-z./ -]+?)(?: (\d+))? \}\}\n", re.MULTILINE)
_WRAP_RE = re.compile(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])")
_ENTRY_RE = re.compile(r"\n {2}(\S+) +")


def pages(cases: Mapping[str, Case]) -> Iterator[tuple[Path, str]]:
    """Each page that is made of a ``.md.in`` beside it, and its text."""

    def part(match: re.Match[str]) -> str:
        kind, name, lines = match.groups()
        if kind == "options":
            return "".join(_options(name.split()))
        if kind == "file":
            return f"```yaml\n{(DOCS.parent / name).read_text(encoding='utf-8')}```\n"
        if kind == "rendered":
            return re.sub("^#+ (.*)", r"**\1**", str(cases[name].made["out"]))
        return _session(cases[name], int(lines) if lines else None)

    for prose in sorted(DOCS.glob("*.md.in")):
        text = _PART_RE.sub(part, prose.read_text(encoding="utf-8"))
        yield prose.with_suffix(""), _NOTE.format(prose.name) + text


def parsers() -> dict[tuple[str, ...], Parser]:
    """The parser of every command by its words, and of all of them by none."""
    return dict(_parsers((), parser("zh", add_all)))


def _parsers(words: tuple[str, ...], one: Parser) -> Iterator[tuple[tuple[str, ...], Parser]]:
    yield words, one
    for action in one._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from _parsers((*words, name), inner)


def _session(case: Case, lines: int | None) -> str:
    """A case as a console shows it."""
    out = cut(case.made.get("out", ""), lines)
    fence = "`" * 4 if "```" in out else "`" * 3
    return f"{fence}console\n$ {case.run}\n{out}{case.made.get('err', '')}{fence}\n"


def _options(words: list[str]) -> Iterator[str]:
    """A table of the arguments of a command."""
    yield "| 参数 | 作用 |\n| --- | --- |\n"
    for action in parsers()[tuple(words)]._actions:
        if action.help and action.help != argparse.SUPPRESS:
            yield f"| {_name(action)} | {_help(action.help)} |\n"


def _name(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"`{action.metavar or action.dest}`"
    value = ""
    if action.nargs != 0:
        choices = f"{{{','.join(map(str, action.choices))}}}" if action.choices else ""
        value = f" {action.metavar or choices or action.dest.upper()}"
    return "、".join(f"`{option}{value}`" for option in action.option_strings)


def _help(text: str) -> str:
    """A help text on one line; a list in it goes on lines of its own."""
    lines = _ENTRY_RE.sub(r"<br/>`\1` ", text)
    lines = _WRAP_RE.sub("", lines).replace("\n", " ")  # Chinese is wrapped without a space
    return lines.replace("|", "\\|").replace("%%", "%")
