"""Pages that show two speeches side by side where they have the same or nearly the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..duplicates.differences import differences
from ..source import InputError, Source, Span
from .alignment import align
from .domain import speech_domain
from .outputs import is_page, uri
from .project import speech_project
from .records import Shared, Side
from .shared import pairs
from .titles import short_titles
from .words import FAMILY_NAMES, printable

_AROUND = 60  # code points of the paragraph that are shown around a shared passage


def comparison_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """A page for each pair that shares text, if it is new or changed."""
    if not is_page(app.builder):
        return
    domain = speech_domain(app.env)
    found = pairs(domain.shared)
    for name in domain.compared:
        if name not in domain.stale:
            continue
        pieces = found[name]
        title = _heading(app.env, pieces[0])
        body = "".join(_Page(app, name).body(pieces))
        body = f"<h1>{escape(title)}</h1>{_legend(body)}{body}"
        html = f'<section class="speech-compare">{body}</section>'
        yield name, {"title": title, "body": html, "parents": [], "meta": {}}, "page.html"


_ONLY, _REST = '<mark class="speech-only">', '<span class="speech-rest">'


class _Page:
    """One comparison, with the texts of both sides."""

    def __init__(self, app: Sphinx, name: str) -> None:
        self.name = name
        self._app = app
        self._sources: dict[str, Source] = {}

    def body(self, pieces: Sequence[Shared]) -> Iterator[str]:
        """Each shared piece: where it stands in both, then both texts.

        Its id is that of the mark on the later page, of which the first piece has it.
        """
        anchors: set[str] = set()
        for piece in sorted(pieces, key=lambda p: p.span):
            earlier, later = (self._source(s.docname) for s in (piece.earlier, piece.later))
            first = Span(earlier.offset(piece.start), earlier.offset(piece.end))
            sides = (piece.earlier, piece.later)
            heads = "".join(self._head(side) for side in sides)
            cells = "".join(
                f'<div class="speech-side" data-side="{label}">{html}</div>'
                for row in _rows(earlier.text, first, later.text, piece.span)
                for label, html in zip(self._labels(sides), row, strict=True)
            )
            family = escape(FAMILY_NAMES.get(piece.family, piece.family))
            anchor = piece.later.anchor
            named = f' id="{anchor}"' if anchor and anchor not in anchors else ""
            anchors.add(anchor)
            about = f'class="speech-pair" aria-label="{family}"'
            yield f"<section{named} {about}>{heads}{cells}</section>"

    def _labels(self, sides: Sequence[Side]) -> list[str]:
        """What tells the two texts apart where one stands below the other."""
        if len({side.docname for side in sides}) == 1:
            return [f"第 {side.line} 行" for side in sides]
        titles = [self._app.env.titles[side.docname].astext() for side in sides]
        return [escape(printable(title)) for title in short_titles(titles)]

    def _head(self, side: Side) -> str:
        target = escape(uri(self._app.builder, self.name, side.docname, side.anchor))
        title = escape(self._app.env.titles[side.docname].astext())
        return f'<h2 class="speech-where"><a href="{target}">{title} 第 {side.line} 行</a></h2>'

    def _source(self, docname: str) -> Source:
        if docname not in self._sources:
            try:
                self._sources[docname] = speech_project(self._app.env).read(docname)
            except InputError:  # gone since it was read: the next build will say so
                self._sources[docname] = Source(docname, "")
        return self._sources[docname]


def _rows(earlier: str, first: Span, later: str, second: Span) -> Iterator[tuple[str, str]]:
    """Paragraph beside paragraph; one that has no counterpart stands alone."""
    lines = [earlier[slice(*first)].split("\n"), later[slice(*second)].split("\n")]
    left, right = ([line for line in side if line.strip()] for side in lines)
    around = (_around(earlier, first), _around(later, second))
    aligned = list(align(left, right))
    for n, (one, other) in enumerate(aligned):
        ends = (n == 0, n == len(aligned) - 1)
        shown = _differing(one, other) if one and other else (_only(one), _only(other))
        yield _side(shown[0], around[0], ends), _side(shown[1], around[1], ends)


def _differing(one: str, other: str) -> tuple[str, str]:
    """Both texts with what only one of them has in bold."""
    if one == other:
        same = f"<span>{escape(printable(one))}</span>"
        return same, same
    left, right = "", ""
    for change in differences(one, other):
        if change.same:
            left += escape(printable(change.earlier))
            right += escape(printable(change.later))
        else:
            left += _only(change.earlier)
            right += _only(change.later)
    return left or escape(printable(one)), right or escape(printable(other))


def _only(text: str | None) -> str:
    return f"{_ONLY}{escape(printable(text))}</mark>" if text else ""


def _side(html: str, around: tuple[str, str], ends: tuple[bool, bool]) -> str:
    before = around[0] if ends[0] and html else ""
    after = around[1] if ends[1] and html else ""
    rest = [f"{_REST}{escape(printable(x))}</span>" for x in (before, after)]
    return f"<p>{rest[0] if before else ''}{html}{rest[1] if after else ''}</p>" if html else ""


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a piece in its paragraphs, cut short."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    before = text[start : span.start].lstrip()
    after = text[span.end : end if end >= 0 else len(text)].rstrip()
    if len(before) > _AROUND:
        before = "……" + before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND] + "……"
    return before, after


def _legend(body: str) -> str:
    """What the looks of the words below mean, of those that there are."""
    said = [f"{_ONLY}有底色的字</mark>两边不同" if _ONLY in body else "两边的文字完全相同"]
    if _REST in body:
        said.append(f"{_REST}灰色的字</span>在共有的文字之外")
    return f'<p class="speech-legend">{"，".join(said)}。</p>'


def _heading(env: BuildEnvironment, piece: Shared) -> str:
    titles = [env.titles[side.docname].astext() for side in (piece.earlier, piece.later)]
    if piece.earlier.docname == piece.later.docname:
        return printable(f"{titles[0]}：重复的文字")
    return printable(f"{titles[0]}与{short_titles(titles)[1]}：共有的文字")
