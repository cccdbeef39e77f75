"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ..diagnostic import Diagnostic, Severity
from ..display import visible
from ..identity import fingerprints
from ..source import Source
from . import Presentation, place

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """A JSON list; GitLab tells by the fingerprints which are new in a merge request."""
    places = {path: place(path) for path in sources}
    entries = []
    for diagnostic, fingerprint in zip(
        diagnostics, fingerprints(diagnostics, sources, places), strict=True
    ):
        source = sources[diagnostic.path]
        lines = {
            "begin": source.position(diagnostic.span.start).line,
            "end": source.position(diagnostic.span.end).line,
        }
        entries.append(
            {
                "description": visible(show.message(diagnostic)),
                "check_name": diagnostic.rule,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[diagnostic.severity],
                "location": {"path": places[diagnostic.path], "lines": lines},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
