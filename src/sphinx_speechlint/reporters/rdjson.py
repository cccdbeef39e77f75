"""The format of reviewdog: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from .. import __version__
from ..diagnostic import Diagnostic, Fix
from ..source import Source, Span
from . import Presentation, place

_Object = dict[str, object]


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """One JSON object; its columns count bytes of UTF-8, as the format wants."""
    data = {
        "source": {"name": f"speechlint {__version__}"},
        "diagnostics": [_diagnostic(d, sources[d.path], show) for d in diagnostics],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic, source: Source, show: Presentation) -> _Object:
    entry: _Object = {
        "message": show.message(diagnostic),
        "location": {"path": place(diagnostic.path), "range": _range(source, diagnostic.span)},
        "severity": diagnostic.severity.value.upper(),
        "code": {"value": diagnostic.rule},
    }
    if diagnostic.fix and (suggestion := _suggestion(source, diagnostic.fix)):
        entry["suggestions"] = [suggestion]
    return entry


def _suggestion(source: Source, fix: Fix) -> _Object | None:
    """The fix as one replacement: several suggestions would be so many choices."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    if not edits:
        return None
    whole = Span(edits[0].span.start, max(edit.span.end for edit in edits))
    text, done = "", whole.start
    for edit in edits:
        text += source.text[done : edit.span.start] + edit.replacement
        done = edit.span.end
    return {"range": _range(source, whole), "text": text}


def _range(source: Source, span: Span) -> _Object:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, offset: int) -> _Object:
    position = source.position(offset)
    before = source.text[source.line_span(position.line).start : offset]
    column = len(before.encode("utf-8", "surrogatepass")) + 1
    return {"line": position.line, "column": column}
