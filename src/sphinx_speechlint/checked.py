"""What a run of the linter found: the data that filters change and reporters show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .diagnostic import Diagnostic, Severity
from .source import InputError, Source


@dataclass(frozen=True, slots=True)
class Checked:
    """The diagnostics in order, the sources that were read, and why others were not."""

    diagnostics: Sequence[Diagnostic]
    sources: Mapping[str, Source]
    unread: Sequence[InputError] = ()

    @property
    def fails(self) -> bool:
        """Whether there is more than information."""
        return any(d.severity is not Severity.INFO for d in self.diagnostics)
