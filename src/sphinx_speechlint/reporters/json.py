"""JSON: the contract for other programs, described by ``schema.json`` beside this file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from .. import __version__
from ..diagnostic import Diagnostic, Fix, Related, Severity
from ..language import Language
from ..source import Position, Source
from . import Presentation, by_family

CONTRACT = 1  # raised only when a program written for the contract could break

_Object = dict[str, object]


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """One JSON object and a line end; diagnostics stay in their order."""
    data: _Object = {
        "version": CONTRACT,
        "tool": {"name": "speechlint", "version": __version__},
        "summary": _summary(diagnostics, len(sources)),
        "diagnostics": [entry(d, sources[d.path], show) for d in diagnostics],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _summary(diagnostics: Sequence[Diagnostic], files: int) -> _Object:
    severities = Counter(d.severity for d in diagnostics)
    return {
        "files": files,
        "diagnostics": len(diagnostics),
        "families": by_family(diagnostics),
        "severities": {severity.value: severities[severity] for severity in Severity},
    }


def entry(diagnostic: Diagnostic, source: Source, show: Presentation) -> _Object:
    """One diagnostic as the contract has it."""
    return {
        "rule": diagnostic.rule,
        "family": diagnostic.family,
        "severity": diagnostic.severity.value,
        "path": diagnostic.path,
        "start": _place(source, diagnostic.span.start),
        "end": _place(source, diagnostic.span.end),
        "message": show.message(diagnostic),
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix, source, show.language),
        "related": [_related(r) for r in diagnostic.related],
    }


def _fix(fix: Fix, source: Source, language: Language) -> _Object:
    return {
        "title": fix.title[language],
        "safe": fix.safe,
        "edits": [
            {
                "start": _place(source, edit.span.start),
                "end": _place(source, edit.span.end),
                "replacement": edit.replacement,
            }
            for edit in fix.edits
        ],
    }


def _related(related: Related) -> _Object:
    return {
        "path": related.path,
        "start": _position(related.start),
        "end": _position(related.end),
        "message": related.excerpt,
    }


def _place(source: Source, offset: int) -> _Object:
    return _position(source.position(offset)) | {"offset": offset}


def _position(position: Position) -> _Object:
    return {"line": position.line, "column": position.column}
