"""A comment on a pull request: a table for each file, in which no text acts as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..diagnostic import Diagnostic
from ..display import visible
from ..language import Words
from ..source import Source
from . import SEVERITY_WORDS, Presentation, by_family, place

_LONGEST = 60_000  # GitHub refuses a comment of more than 65,536 characters
_MARKUP_RE = re.compile(r"[!-/:-@\[-`{-~]")
_HEADS = {
    "zh": "| 行 | 级别 | 规则 | 说明 |\n| ---: | --- | --- | --- |",
    "en": "| Line | Severity | Rule | Message |\n| ---: | --- | --- | --- |",
}


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """A heading that counts, then the tables; what would make it too long is only counted."""
    lines = [f"### speechlint: {_counts(diagnostics, len(sources))[show.language]}"]
    lines += [f"- {_plain(error.words[show.language])}" for error in show.unread]
    length, shown, path = sum(map(len, lines)), 0, ""
    for diagnostic in diagnostics:
        row = [] if diagnostic.path == path else list(_head(diagnostic.path, show))
        row.append(_row(diagnostic, sources[diagnostic.path], show))
        length += sum(len(line) + 1 for line in row)
        if length > _LONGEST:
            rest = len(diagnostics) - shown
            words = Words(f"还有 {rest} 处没有列出。", f"{rest} more are not listed.")
            lines += ["", words[show.language]]
            break
        lines += row
        shown, path = shown + 1, diagnostic.path
    return "\n".join(lines) + "\n"


def _counts(diagnostics: Sequence[Diagnostic], files: int) -> Words:
    if not diagnostics:
        return Words(f"没有发现问题（{files} 个文件）", f"nothing to report (files: {files})")
    parts = [f"{family} {count}" for family, count in by_family(diagnostics).items()]
    return Words(
        f"{len(diagnostics)} 处问题：{'、'.join(parts)}（{files} 个文件）",
        f"{len(diagnostics)}: {', '.join(parts)} (files: {files})",
    )


def _head(path: str, show: Presentation) -> Iterator[str]:
    yield from ("", f"**{_code(place(path))}**", "", _HEADS[show.language])


def _row(diagnostic: Diagnostic, source: Source, show: Presentation) -> str:
    line = source.position(diagnostic.span.start).line
    severity = SEVERITY_WORDS[diagnostic.severity][show.language]
    return f"| {line} | {severity} | {diagnostic.rule} | {_plain(show.message(diagnostic))} |"


def _code(text: str) -> str:
    """A text in a code span, between more back-ticks than it holds itself."""
    shown = visible(text)
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    return f"{fence} {shown} {fence}" if "`" in shown else f"`{shown}`"


def _plain(text: str) -> str:
    """A text of which every sign stands for itself.

    Signs become character references, which Markdown reads as text. A mention, a
    reference and a link are found in that text all the same, so that an empty comment
    cuts them.
    """
    return _MARKUP_RE.sub(
        lambda m: f"&#{ord(m[0])};" + "<!-- -->" * (m[0] in "@#:."), visible(text)
    )
