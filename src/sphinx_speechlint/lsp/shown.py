"""Diagnostics as an editor gets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types

from ..diagnostic import Diagnostic, Severity
from ..display import shorten, visible
from ..language import Language, Words
from ..source import InputError, Span
from .jumps import Find, related_place
from .readings import Reading

SOURCE = "speechlint"

Key = tuple[str, Span]

_LONGEST = 40
_KNOWN = Words("（已记在基线里）", " (known to the baseline)")
_HINT = types.DiagnosticSeverity.Hint
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


@dataclass(frozen=True, slots=True)
class Show:
    """Puts the diagnostics of one reading into words and the editor's terms."""

    reading: Reading
    language: Language
    related: bool  # whether the editor shows related places
    find: Find
    known: frozenset[Key] = frozenset()  # what a baseline knows: no more than a hint

    def message(self, diagnostic: Diagnostic) -> str:
        """A diagnostic in words, with no sign in it that could act."""
        rule = self.reading.rules.catalogue[diagnostic.rule]
        known = _KNOWN[self.language] if key(diagnostic) in self.known else ""
        return visible(rule.message(diagnostic, self.language)) + known

    def __call__(self, diagnostic: Diagnostic) -> types.Diagnostic:
        """A diagnostic as the protocol has it."""
        return types.Diagnostic(
            self.reading.document.range(diagnostic.span),
            self.message(diagnostic),
            _HINT if key(diagnostic) in self.known else _SEVERITIES[diagnostic.severity],
            diagnostic.rule,
            source=SOURCE,
            related_information=list(self._related(diagnostic)) if self.related else None,
        )

    def _related(self, diagnostic: Diagnostic) -> Iterator[types.DiagnosticRelatedInformation]:
        for related in diagnostic.related:
            if place := related_place(related, self.find):
                location = types.Location(place.document.uri, place.document.range(place.span))
                excerpt = shorten(visible(related.excerpt), _LONGEST)
                yield types.DiagnosticRelatedInformation(location, excerpt)


def key(diagnostic: Diagnostic) -> Key:
    """What tells the diagnostics of one document apart."""
    return diagnostic.rule, diagnostic.span


def complaint(error: InputError, language: Language) -> types.Diagnostic:
    """What is wrong with the settings or the front matter, at the top of the document."""
    top = types.Range(types.Position(0, 0), types.Position(1, 0))
    words = visible(error.words[language])
    return types.Diagnostic(top, words, types.DiagnosticSeverity.Error, source=SOURCE)
