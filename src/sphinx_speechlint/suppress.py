"""Suppression: the diagnostics that a file asks not to hear of. It knows no rule."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .diagnostic import Diagnostic
from .directives import Directive, Fault, Target, Verb
from .language import Words
from .source import Source, Span
from .speech import Page


@dataclass(frozen=True, slots=True)
class Suppression:
    """One target of a directive: of a rule or family, the diagnostics that begin in ``extent``.

    ``places`` are the spans of the exact text, if one is given: the diagnostic must lie in
    one of them. ``written`` is the target as it stands in the file, ``line`` counts from 1,
    ``cuts`` are what to delete to be rid of it.
    """

    name: str
    written: str
    span: Span
    line: int
    extent: Span
    places: tuple[Span, ...] | None
    cuts: tuple[Span, ...]

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is meant."""
        return (
            self.name in (diagnostic.rule, diagnostic.family)
            and self.extent.start <= diagnostic.span.start <= self.extent.end
            and (self.places is None or self._is_inside(diagnostic.span))
        )

    def _is_inside(self, span: Span) -> bool:
        places = self.places or ()
        last = bisect_right(places, span.start, key=lambda place: place.start) - 1
        return last >= 0 and span.end <= places[last].end


@dataclass(frozen=True, slots=True)
class Suppressions:
    """All that a page says to the linter; ``spans`` are the directives themselves."""

    given: tuple[Suppression, ...] = ()
    faults: tuple[Fault, ...] = ()
    spans: tuple[Span, ...] = ()

    def is_directive(self, offset: int) -> bool:
        """Whether an offset lies in a directive, and so not in the speech."""
        return any(span.start <= offset < span.end for span in self.spans)

    def line(self, span: Span) -> int:
        """The line, from 1, of what a diagnostic about a directive points at."""
        lines = {x.span: x.line for x in self.given} | {x.span: x.line for x in self.faults}
        return lines.get(span, 1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page's suppressions.

    ``unused`` suppressed nothing though all they could mean was looked for; ``unknown`` name
    nothing there is, each with the end of the complaint.
    """

    path: str
    faults: tuple[Fault, ...]
    unused: tuple[Suppression, ...]
    unknown: tuple[tuple[Suppression, Words], ...]


def suppressions(page: Page) -> Suppressions:
    """The suppressions of a page, in order, and what is wrong with its directives.

    ``ignore-next`` means the block after it; ranges nest like brackets, and one that is
    never closed suppresses nothing.
    """
    if not page.directives:
        return Suppressions()
    given: list[Suppression] = []
    faults = [fault for directive in page.directives for fault in directive.faults]
    blocks = [block.span.start for block in page.blocks()]
    opened: list[Directive] = []
    for directive in page.directives:
        if directive.verb is Verb.FILE:
            given += _suppressions(page.source, [directive], Span(0, len(page.source.text)))
        elif directive.verb is Verb.NEXT:
            index = bisect_right(blocks, directive.span.start)
            if index < len(blocks):
                line = page.source.line_span(page.source.position(blocks[index]).line)
                given += _suppressions(page.source, [directive], line)
            elif directive.targets:
                faults.append(_fault(page.source, directive, "nothing-next"))
        elif directive.verb is Verb.START:
            opened.append(directive)
        elif opened:
            start = opened.pop()
            extent = Span(start.span.end, directive.span.start)
            given += _suppressions(page.source, [start, directive], extent)
        else:
            faults.append(_fault(page.source, directive, "unopened"))
    faults += [_fault(page.source, directive, "unclosed") for directive in opened]
    return Suppressions(
        tuple(sorted(given, key=lambda s: s.span)),
        tuple(sorted(faults, key=lambda f: f.span)),
        tuple(directive.span for directive in page.directives),
    )


def sift(
    diagnostics: Iterable[Diagnostic], given: Iterable[Suppression]
) -> tuple[list[Diagnostic], list[Suppression]]:
    """The diagnostics that nothing suppresses, and the suppressions that suppressed nothing."""
    by_name: dict[str, list[Suppression]] = {}
    for suppression in given:
        by_name.setdefault(suppression.name, []).append(suppression)
    kept: list[Diagnostic] = []
    used: set[int] = set()
    for diagnostic in diagnostics:
        covering = [s for s in _named(by_name, diagnostic) if s.covers(diagnostic)]
        used.update(map(id, covering))
        if not covering:
            kept.append(diagnostic)
    return kept, [s for found in by_name.values() for s in found if id(s) not in used]


def spoken_text(page: Page) -> str:
    """The text of a page without its directives."""
    parts, at = [], 0
    for directive in page.directives:
        parts.append(page.source.text[at : directive.cut.start])
        at = max(at, directive.cut.end)
    return "".join([*parts, page.source.text[at:]])


def _suppressions(
    source: Source, directives: list[Directive], extent: Span
) -> Iterator[Suppression]:
    """One for each target of the first directive; the others stand and fall with it."""
    targets = directives[0].targets
    for target in targets:
        cuts = (target.cut,) if len(targets) > 1 else tuple(d.cut for d in directives)
        written, line = source.slice(target.span), source.position(target.span.start).line
        places = _places(source, target, extent)
        yield Suppression(target.name, written, target.span, line, extent, places, cuts)


def _places(source: Source, target: Target, extent: Span) -> tuple[Span, ...] | None:
    """Where a target's text stands in an extent; ``None`` if it names none."""
    if target.text is None:
        return None
    found, text = list[Span](), target.text
    at = source.text.find(text, *extent)
    while at >= 0:
        found.append(Span(at, at + len(text)))
        at = source.text.find(text, at + 1, extent.end)
    return tuple(found)


def _named(
    by_name: Mapping[str, list[Suppression]], diagnostic: Diagnostic
) -> Iterator[Suppression]:
    yield from by_name.get(diagnostic.rule, ())
    yield from by_name.get(diagnostic.family, ())


def _fault(source: Source, directive: Directive, key: str) -> Fault:
    return Fault(directive.span, source.position(directive.span.start).line, key)
