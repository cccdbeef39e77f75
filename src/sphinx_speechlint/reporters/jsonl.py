"""JSON lines: each diagnostic an object on a line of its own, as in the JSON contract."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ..diagnostic import Diagnostic
from ..source import Source
from . import Presentation
from .json import entry


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """A line for each diagnostic; nothing if there is none."""
    entries = (entry(d, sources[d.path], show) for d in diagnostics)
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
