"""For people: the diagnostics of each file under its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ..diagnostic import Diagnostic
from ..display import visible
from ..source import Source
from . import Presentation
from .full import BOLD, headline, paint, summary


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """Each file with its diagnostics, a line each, and a line that counts them all."""
    groups = groupby(diagnostics, key=lambda d: d.path)
    parts = ["\n".join(_group(list(ds), sources[path], show)) + "\n\n" for path, ds in groups]
    return "".join(parts) + summary(diagnostics, len(sources), show)


def _group(diagnostics: Sequence[Diagnostic], source: Source, show: Presentation) -> Iterator[str]:
    yield paint(visible(source.path), BOLD, show)
    starts = [source.position(d.span.start) for d in diagnostics]
    places = [f"{start.line}:{start.column}" for start in starts]
    columns = max(map(len, places))
    for place, diagnostic in zip(places, diagnostics, strict=True):
        yield "  " + headline(diagnostic, place.rjust(columns), show)
