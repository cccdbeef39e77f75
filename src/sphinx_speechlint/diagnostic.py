"""What a rule reports: data only. The words come from the rule's messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from .language import Words
from .source import Position, Span

_NOTHING: Mapping[str, str] = MappingProxyType({})


def plain(value: object) -> object:
    """A mapping that cannot be changed as one that msgspec knows how to write.

    :raises TypeError: for what is no mapping.
    """
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise TypeError(f"{type(value)} is no plain data")


class Severity(Enum):
    """``error``: deterministic; ``warning``: heuristic; ``info``: never in the exit status."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a span by other text."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A named set of edits; ``safe`` if it cannot change what the text says."""

    title: Words
    edits: tuple[Edit, ...]
    safe: bool


def deletions(spans: Iterable[Span]) -> tuple[Edit, ...]:
    """Edits that delete some spans; those that touch become one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(Edit(span, "") for span in joined)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a diagnostic; it may lie in a file that is not here."""

    path: str
    start: Position
    end: Position
    excerpt: str

    def __reduce__(self) -> tuple[type[Related], tuple[object, ...]]:
        """Pickled as a call: ten times as fast as a dataclass with slots, and there are many."""
        return Related, tuple(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: which rule, where (code-point offsets), and what the message needs.

    ``key`` names the variant of the rule's message; empty is the ordinary one.
    """

    rule: str
    family: str
    path: str
    span: Span
    severity: Severity
    key: str = ""
    args: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    fix: Fix | None = None
    related: tuple[Related, ...] = ()

    def __reduce__(self) -> tuple[type[Diagnostic], tuple[object, ...]]:
        """As that of :class:`Related`."""
        return Diagnostic, tuple(getattr(self, name) for name in self.__slots__)
