"""How many diagnostics each rule has, as a table for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .diagnostic import Diagnostic
from .display import width
from .language import Words
from .reporters import Presentation
from .reporters.full import summary
from .source import Source

_HEAD = (Words("处", "count"), Words("文件", "files"), Words("规则", "rule"))


def table(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """A line for each rule that spoke, the most frequent first, and one that counts them all."""
    by_rule: dict[str, list[str]] = {}
    for diagnostic in diagnostics:
        by_rule.setdefault(diagnostic.rule, []).append(diagnostic.path)
    rows = [tuple(words[show.language] for words in _HEAD)]
    rows += [
        (str(len(paths)), str(len(set(paths))), rule)
        for rule, paths in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    columns = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join((*(_right(cell, columns[n]) for n, cell in enumerate(row[:2])), row[2]))
        for row in rows
    ]
    listed = "".join(f"{line}\n" for line in lines) + "\n" if diagnostics else ""
    return listed + summary(diagnostics, len(sources), show)


def _right(text: str, columns: int) -> str:
    return " " * (columns - width(text)) + text
