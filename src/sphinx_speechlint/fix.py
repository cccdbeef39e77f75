"""Fixes: which of them fit together, the text after them, and the file. It knows no rule."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .diagnostic import Diagnostic, Edit, Fix
from .parse import parse
from .source import InputError, Source, Span
from .writing import write_file

PASSES = 10  # a fix may make room for another; more rounds than this is going in circles

Check = Callable[[Sequence[Source]], Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Mended:
    """The sources after their fixes and what there is still to say of them.

    ``counts`` are the fixes of each path that changed; ``failed`` says of which paths the
    fixes do not come to an end, and so were not made.
    """

    sources: Mapping[str, Source]
    diagnostics: Sequence[Diagnostic]
    counts: Mapping[str, int]
    failed: tuple[InputError, ...] = ()


def mend(
    sources: Mapping[str, Source],
    diagnostics: Sequence[Diagnostic],
    check: Check,
    *,
    unsafe: bool = False,
) -> Mended:
    """Make the fixes of all sources, and check and fix again until nothing is left to fix.

    ``check`` gives the diagnostics of the sources in their order; a fix that is not
    ``safe`` is made only with ``unsafe``.
    """
    now, counts = dict(sources), Counter[str]()
    stuck: set[str] = set()
    for _ in range(PASSES):
        changed = False
        for path, fixes in fitting(diagnostics, unsafe=unsafe).items():
            after = apply(now[path], [edit for fix in fixes for edit in fix.edits])
            if path in stuck or after.text == now[path].text or not _is_readable(after):
                stuck.add(path)
                continue
            now[path], changed = after, True
            counts[path] += len(fixes)
        if not changed:
            return Mended(now, diagnostics, counts)
        diagnostics = check(list(now.values()))
    circling = sorted(fitting(diagnostics, unsafe=unsafe).keys() - stuck)
    for path in circling:
        now[path] = sources[path]
        del counts[path]
    if circling:
        diagnostics = check(list(now.values()))
    return Mended(now, diagnostics, counts, tuple(map(_circles, circling)))


def fitting(diagnostics: Iterable[Diagnostic], *, unsafe: bool = False) -> dict[str, list[Fix]]:
    """The fixes of each path that can be made at once: where two touch, the first one."""
    chosen: dict[str, list[Fix]] = {}
    taken: dict[str, list[Span]] = {}
    wanted = ((d, d.fix) for d in diagnostics if d.fix and (d.fix.safe or unsafe))
    for diagnostic, fix in sorted(wanted, key=lambda found: _order(*found)):
        spans = sorted(edit.span for edit in fix.edits)
        others = taken.setdefault(diagnostic.path, [])
        alone = not any(_clash(a, b) for a, b in pairwise(spans))
        if spans and alone and not any(_is_taken(span, others) for span in spans):
            for span in spans:
                insort(others, span)
            chosen.setdefault(diagnostic.path, []).append(fix)
    return chosen


def apply(source: Source, edits: Iterable[Edit]) -> Source:
    """The source with edits made that do not touch each other; other lines keep their ends.

    A line end that an edit puts in is written as the one it replaces or as the first.
    """
    default = source.newlines[0] if source.newlines else "\n"
    missing = source.text.count("\n") - len(source.newlines)
    old = [*source.newlines, *[default] * missing]
    parts: list[str] = []
    ends: list[str] = []
    at = line = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        kept = source.text[at : edit.span.start]
        lines = kept.count("\n")
        gone = old[line + lines : line + lines + source.slice(edit.span).count("\n")]
        new = edit.replacement.count("\n")
        ends += old[line : line + lines]
        ends += [*gone[:new], *[default] * (new - len(gone))]
        parts += [kept, edit.replacement]
        at, line = edit.span.end, line + lines + len(gone)
    text = "".join([*parts, source.text[at:]])
    return replace(source, text=text, newlines=(*ends, *old[line:]))


def write(before: Source, after: Source) -> None:
    """Write a fixed source to its file, if that still is what was read.

    :raises InputError: if it is not, if it cannot be written, or if the text cannot be
        stored in the file's encoding so that it is read the same; then the file is as it was.
    """
    write_file(after.path, encoded(after), before=before.to_bytes())


def encoded(source: Source) -> bytes:
    """The bytes of a fixed source.

    :raises InputError: if they cannot hold the text, or would be read as another.
    """
    try:
        data = source.to_bytes()
        same = Source.from_bytes(data, source.path).text == source.text
    except (UnicodeEncodeError, InputError):
        same = False
    if not same:
        raise InputError(
            f"{source.path}：改正后的文字无法用 {source.encoding} 存回，没有写入；"
            "请先把文件转换为 UTF-8",
            f"{source.path}: the fixed text cannot be stored as {source.encoding}, and the file was"
            " left alone; convert it to UTF-8 first",
        )
    return data


def _order(diagnostic: Diagnostic, fix: Fix) -> tuple[str, int, bool, str]:
    start = min((edit.span.start for edit in fix.edits), default=0)
    return diagnostic.path, start, not fix.safe, diagnostic.rule


def _is_taken(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span clashes with one of some sorted ones that do not clash themselves."""
    place = bisect_left(others, span)
    return any(_clash(span, other) for other in others[max(0, place - 1) : place + 1])


def _clash(one: Span, other: Span) -> bool:
    """Whether two edits change a common character or begin at one place."""
    return one.start == other.start or one.overlaps(other)


def _is_readable(source: Source) -> bool:
    """Whether the text still is a page: what a fix leaves at the top may look like front matter."""
    try:
        parse(source)
    except InputError:
        return False
    return True


def _circles(path: str) -> InputError:
    return InputError(
        f"{path}：改正了 {PASSES} 遍仍有新的改动，没有写入；请手工修改",
        f"{path}: still changing after {PASSES} rounds of fixes, and left alone; mend it by hand",
    )
