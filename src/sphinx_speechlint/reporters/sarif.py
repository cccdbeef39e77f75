"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from .. import __version__
from ..diagnostic import Diagnostic, Fix, Related, Severity
from ..display import visible
from ..identity import fingerprints
from ..rule import BaseRule
from ..source import Position, Source
from . import Presentation, place

_Object = dict[str, object]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
_BRACE_RE = re.compile(r"[{}]")
_LINK_RE = re.compile(r"\[(?=[^\]]*\]\()")


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """A log with one run: the rules that spoke, the files that were read, the results."""
    places = {path: place(path) for path in sources}
    names = sorted({d.rule for d in diagnostics})
    prints = fingerprints(diagnostics, sources, places)
    run = {
        "tool": {
            "driver": {
                "name": "speechlint",
                "version": __version__,
                "rules": [_rule(show.rules[name]) for name in names],
            }
        },
        "language": _LANGUAGES[show.language],
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(show)],
        "artifacts": [
            {"location": {"uri": _uri(places[path])}, "encoding": source.encoding}
            for path, source in sources.items()
        ],
        "results": [
            _result(d, sources[d.path], show, names.index(d.rule), fingerprint)
            for d, fingerprint in zip(diagnostics, prints, strict=True)
        ],
    }
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: type[BaseRule]) -> _Object:
    return {
        "id": rule.name,
        "shortDescription": _message(rule.title()),
        "help": {"text": rule.documentation()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _invocation(show: Presentation) -> _Object:
    """Whether all files could be read, and what was wrong with the others."""
    notes = [
        {"level": "error", "message": _message(error.words[show.language])} for error in show.unread
    ]
    done: _Object = {"executionSuccessful": not notes}
    return done | ({"toolExecutionNotifications": notes} if notes else {})


def _result(
    diagnostic: Diagnostic, source: Source, show: Presentation, rule: int, fingerprint: str
) -> _Object:
    start, end = source.position(diagnostic.span.start), source.position(diagnostic.span.end)
    result: _Object = {
        "ruleId": diagnostic.rule,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(show.message(diagnostic)),
        "locations": [_location(diagnostic.path, start, end)],
        "partialFingerprints": {"speechlint/v1": fingerprint},
    }
    if diagnostic.related:
        result["relatedLocations"] = list(_related(diagnostic.related))
    if diagnostic.fix and diagnostic.fix.edits:
        result["fixes"] = [_fix(diagnostic.fix, source, show)]
    return result


def _location(path: str, start: Position, end: Position) -> _Object:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(place(path))},
            "region": _region(start, end),
        }
    }


def _related(related: Iterable[Related]) -> Iterable[_Object]:
    for number, other in enumerate(related):
        location = _location(other.path, other.start, other.end)
        yield {"id": number, **location, "message": _message(other.excerpt)}


def _fix(fix: Fix, source: Source, show: Presentation) -> _Object:
    replacements = [
        {
            "deletedRegion": _region(*map(source.position, edit.span)),
            "insertedContent": {"text": edit.replacement},
        }
        for edit in fix.edits
    ]
    change = {
        "artifactLocation": {"uri": _uri(place(source.path))},
        "replacements": replacements,
    }
    return {
        "description": _message(fix.title[show.language]),
        "artifactChanges": [change],
        "properties": {"safe": fix.safe},
    }


def _region(start: Position, end: Position) -> _Object:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _uri(place: str) -> str:
    """A path as a reference: relative, or with ``file:`` if it is absolute."""
    path = PurePath(place)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(place))


def _message(text: str) -> _Object:
    """A message in which braces are no placeholder (§3.11.5) and brackets no link (§3.11.6)."""
    escaped = _BRACE_RE.sub(lambda match: match[0] * 2, visible(text))
    return {"text": _LINK_RE.sub(r"\\[", escaped)}
