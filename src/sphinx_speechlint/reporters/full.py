"""For people: each diagnostic with the words around it and carets under its characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..diagnostic import Diagnostic, Related, Severity
from ..display import shorten, visible, width
from ..rule import FAMILIES
from ..rules import message
from ..source import Source, Span
from . import Reporter

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}

_CONTEXT = 20  # characters shown on either side of a span
_LONGEST = 40  # characters shown of a span; paragraphs reach more than a thousand
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM = "1", "2"


def make(colour: bool) -> Reporter:
    """The reporter, with or without terminal colours."""

    def report(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source]) -> str:
        parts = ["\n".join(_lines(d, sources[d.path], colour)) + "\n\n" for d in diagnostics]
        return "".join(parts) + _summary(diagnostics, len(sources)) + "\n"

    return report


def _lines(diagnostic: Diagnostic, source: Source, colour: bool) -> Iterator[str]:
    start = source.position(diagnostic.span.start)
    place = f"{visible(diagnostic.path)}:{start.line}:{start.column}:"
    severity = SEVERITIES[diagnostic.severity]
    tint = _COLOURS[diagnostic.severity]
    words = visible(message(diagnostic))
    yield " ".join(
        (_paint(place, _BOLD, colour), _paint(severity, tint, colour), diagnostic.rule, words)
    )
    text, before, marked = _window(source, diagnostic.span)
    gutter = " " * len(str(start.line))
    yield f"  {_paint(f'{start.line} |', _DIM, colour)} {text}"
    carets = _paint("^" * marked, tint, colour)
    yield f"  {_paint(f'{gutter} |', _DIM, colour)} {' ' * before}{carets}"
    for related in diagnostic.related:
        yield f"  {_paint(f'{gutter} =', _DIM, colour)} {_related(related)}"


def _window(source: Source, span: Span) -> tuple[str, int, int]:
    """The visible text around a span, the columns before its carets, and their number."""
    line = source.line_span(source.position(span.start).line)
    end = min(span.end, line.end, span.start + _LONGEST)
    start = max(line.start, span.start - _CONTEXT)
    stop = min(line.end, end + _CONTEXT) if end == span.end else end
    left = ("…" if start > line.start else "") + visible(source.text[start : span.start])
    middle = visible(source.text[span.start : end])
    right = visible(source.text[end:stop])
    cut = "…" if stop < line.end or end < span.end else ""
    return left + middle + right + cut, width(left), max(1, width(middle))


def _related(related: Related) -> str:
    place = f"{visible(related.path)}:{related.start.line}:{related.start.column}"
    return f"另见 {place}：{shorten(visible(related.excerpt), _LONGEST)}"


def _summary(diagnostics: Sequence[Diagnostic], files: int) -> str:
    if not diagnostics:
        return f"没有发现问题（{files} 个文件）"
    counts = Counter(d.family for d in diagnostics)
    order = [f for f in FAMILIES if f in counts] + sorted(counts.keys() - set(FAMILIES))
    listed = "、".join(f"{family} {counts[family]}" for family in order)
    return f"{len(diagnostics)} 处问题：{listed}（{files} 个文件）"


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
