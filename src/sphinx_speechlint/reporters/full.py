"""For people: each diagnostic with the words around it and carets under its characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..diagnostic import Diagnostic, Related, Severity
from ..display import shorten, visible, width
from ..language import Words, counted
from ..source import Source, Span
from . import SEVERITY_WORDS, Presentation, by_family

_CONTEXT = 20  # characters shown on either side of a span
_LONGEST = 40  # characters shown of a span; paragraphs reach more than a thousand
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
BOLD, _DIM = "1", "2"


def report(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], show: Presentation
) -> str:
    """Every diagnostic in its place, and a line that counts them."""
    parts = ["\n".join(_lines(d, sources[d.path], show)) + "\n\n" for d in diagnostics]
    return "".join(parts) + summary(diagnostics, len(sources), show)


def headline(diagnostic: Diagnostic, place: str, show: Presentation) -> str:
    """One line: place, severity, rule, message."""
    severity = SEVERITY_WORDS[diagnostic.severity][show.language]
    return " ".join(
        (
            paint(place, BOLD, show),
            paint(severity, _COLOURS[diagnostic.severity], show),
            diagnostic.rule + (" [*]" if diagnostic.fix and diagnostic.fix.safe else ""),
            visible(show.message(diagnostic)),
        )
    )


def summary(diagnostics: Sequence[Diagnostic], files: int, show: Presentation) -> str:
    """How many there are, and how many can be fixed; nothing if it is to be quiet."""
    if show.quiet:
        return ""
    lines = (_counts(diagnostics, files), _fixable(diagnostics))
    return "".join(line[show.language] + "\n" for line in lines if line)


def paint(text: str, code: str, show: Presentation) -> str:
    """A text in a colour, if there is to be any."""
    return f"\x1b[{code}m{text}\x1b[0m" if show.colour else text


def _lines(diagnostic: Diagnostic, source: Source, show: Presentation) -> Iterator[str]:
    start = source.position(diagnostic.span.start)
    place = f"{visible(diagnostic.path)}:{start.line}:{start.column}:"
    yield headline(diagnostic, place, show)
    text, before, marked = _window(source, diagnostic.span)
    gutter = " " * len(str(start.line))
    yield f"  {paint(f'{start.line} |', _DIM, show)} {text}"
    carets = paint("^" * marked, _COLOURS[diagnostic.severity], show)
    yield f"  {paint(f'{gutter} |', _DIM, show)} {' ' * before}{carets}"
    for related in diagnostic.related:
        yield f"  {paint(f'{gutter} =', _DIM, show)} {_related(related)[show.language]}"


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


def _related(related: Related) -> Words:
    place = f"{visible(related.path)}:{related.start.line}:{related.start.column}"
    excerpt = shorten(visible(related.excerpt), _LONGEST)
    return Words(f"另见 {place}：{excerpt}", f"see also {place}: {excerpt}")


def _counts(diagnostics: Sequence[Diagnostic], files: int) -> Words:
    where = counted(files, "file")
    if not diagnostics:
        return Words(f"没有发现问题（{files} 个文件）", f"nothing to report ({where})")
    parts = [f"{family} {count}" for family, count in by_family(diagnostics).items()]
    number = len(diagnostics)
    return Words(
        f"{number} 处问题：{'、'.join(parts)}（{files} 个文件）",
        f"{counted(number, 'diagnostic')}: {', '.join(parts)} ({where})",
    )


def _fixable(diagnostics: Sequence[Diagnostic]) -> Words | None:
    """How many of them have a fix; those with a safe one are marked ``[*]``."""
    fixes = [d.fix for d in diagnostics if d.fix]
    safe = sum(fix.safe for fix in fixes)
    if not fixes:
        return None
    if safe == len(fixes):
        return Words(f"[*] {safe} 处可用 --fix 改正", f"[*] {safe} fixable with --fix")
    more = len(fixes) - safe
    if not safe:
        return Words(
            f"{more} 处可用 --fix --unsafe-fixes 改正，改后请核对",
            f"{more} fixable with --fix --unsafe-fixes; look at the result",
        )
    return Words(
        f"[*] {safe} 处可用 --fix 改正；加 --unsafe-fixes 还有 {more} 处，改后请核对",
        f"[*] {safe} fixable with --fix, {more} more with --unsafe-fixes; look at the result",
    )
