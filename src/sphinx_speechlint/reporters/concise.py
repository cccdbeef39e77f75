"""For people: each diagnostic on a line that editors and grep understand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..diagnostic import Diagnostic
from ..display import visible
from ..source import Source
from . import Presentation
from .full import headline, summary


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """A line for each diagnostic, and one that counts them."""
    lines = []
    for diagnostic in diagnostics:
        start = sources[diagnostic.path].position(diagnostic.span.start)
        place = f"{visible(diagnostic.path)}:{start.line}:{start.column}:"
        lines.append(headline(diagnostic, place, show) + "\n")
    return "".join(lines) + summary(diagnostics, len(sources), show)
