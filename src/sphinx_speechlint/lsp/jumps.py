"""From one copy of a passage to the others, and from any diagnostic to what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ..diagnostic import Diagnostic, Related
from ..source import Span
from .documents import Document

Find = Callable[[str], Document | None]  # a document by the name that diagnostics have for it


class Place(NamedTuple):
    """A span of a document."""

    document: Document
    span: Span

    def holds(self, name: str, offset: int) -> bool:
        """Whether it has this offset of the document of this name; its end counts."""
        return self.document.source.path == name and self.span.start <= offset <= self.span.end


def related_place(related: Related, find: Find) -> Place | None:
    """Where a related place is; ``None`` if its file is not here."""
    document = find(related.path)
    if document is None:
        return None
    span = Span(document.source.offset(related.start), document.source.offset(related.end))
    return Place(document, span)


def together(name: str, offset: int, found: Iterable[Diagnostic], find: Find) -> Iterator[Place]:
    """The places that belong to the one at an offset of a document, itself among them.

    ``found`` are the diagnostics of all documents: a place may be a diagnostic's own or one
    that a diagnostic elsewhere speaks of.
    """
    seen = set[tuple[str, Span]]()
    for diagnostic in found:
        own = find(diagnostic.path)
        if own is None or not diagnostic.related:
            continue
        places = [Place(own, diagnostic.span)]
        places += filter(None, (related_place(related, find) for related in diagnostic.related))
        if any(place.holds(name, offset) for place in places):
            for place in places:
                key = (place.document.uri, place.span)
                if key not in seen:
                    seen.add(key)
                    yield place
