"""What the numbering rules share: each reports one way in which a series breaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from .diagnostic import Diagnostic, Severity
from .numerals import format_marker
from .rule import Rule, related_place
from .series import Break, Step, steps, tail
from .speech import Speech

_EXCERPT = 12  # characters of the unnumbered paragraph that a message quotes


class SeriesRule(Rule):
    """A rule for the ordinals that break their series in one way.

    Messages may use ``here``, ``before`` and ``missing`` (一、 or 一、—三、); the variant
    ``tail`` also ``tail``, the unnumbered paragraph that stands in the gap.
    """

    family = "numbering"
    severity = Severity.ERROR
    broken: ClassVar[Break]

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        """The ordinals of a speech that break their series so."""
        source = speech.source
        for step in steps(speech):
            if step.broken is not self.broken:
                continue
            args = {
                "here": source.slice(step.marker.span),
                "before": source.slice(step.before.span) if step.before else "",
                "missing": _missing(step),
            }
            left = tail(speech, step)
            if left is None:
                yield self.report(source.path, step.marker.span, args=args)
                continue
            place = related_place(source, left.span)
            args["tail"] = place.excerpt[:_EXCERPT] + "……"
            yield self.report(
                source.path, step.marker.span, key="tail", args=args, related=(place,)
            )


def _missing(step: Step) -> str:
    first = step.before.number + 1 if step.before else 1
    last = step.marker.number - 1
    if last < first:
        return ""
    text = format_marker(step.marker.style, first)
    return text if first == last else f"{text}—{format_marker(step.marker.style, last)}"
