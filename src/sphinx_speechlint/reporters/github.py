"""Annotations of GitHub Actions: a workflow command a line.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..diagnostic import Diagnostic, Severity
from ..display import visible
from ..source import Source
from . import Presentation, place

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """A workflow command for each diagnostic, and for each file that could not be read."""
    lines = [_command(d, sources[d.path], show) for d in diagnostics]
    lines += [f"::error title=speechlint::{_data(e.words[show.language])}" for e in show.unread]
    return "".join(line + "\n" for line in lines)


def _command(diagnostic: Diagnostic, source: Source, show: Presentation) -> str:
    start, end = source.position(diagnostic.span.start), source.position(diagnostic.span.end)
    fields = {"file": place(diagnostic.path), "line": start.line, "endLine": end.line}
    if start.line == end.line:  # columns of several lines are refused
        fields |= {"col": start.column, "endColumn": end.column}
    fields["title"] = f"speechlint {diagnostic.rule}"
    given = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items())
    return f"::{_COMMANDS[diagnostic.severity]} {given}::{_data(show.message(diagnostic))}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    """A property's value; of a path every character counts, so none is shown by its code."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C")
