"""Which speeches share text: every shared piece, the pairs that have some, and their matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from docutils import nodes

from .domain import SpeechDomain
from .links import Links
from .outputs import is_book
from .records import Shared
from .titles import label, short_titles

_LARGEST = 40  # a matrix of more speeches is no overview: the list below it has them all
_CELL, _LETTER = 34, 14  # pixels
_LONGEST = 12  # characters of a title beside the matrix


def pairs(found: Iterable[Shared]) -> dict[str, list[Shared]]:
    """The shared pieces by the page that compares them, the most text first."""
    made: dict[str, list[Shared]] = {}
    for piece in found:
        made.setdefault(piece.page, []).append(piece)
    return dict(sorted(made.items(), key=lambda item: (-_length(item[1]), item[0])))


def shared_nodes(domain: SpeechDomain, documents: Sequence[str], links: Links) -> list[nodes.Node]:
    """The matrix and the list of the pairs among some documents."""
    listed = set(documents)
    found = pairs(s for s in domain.shared if {s.earlier.docname, s.later.docname} <= listed)
    if not found:
        return [nodes.paragraph("", "没有两处相同或相近的文字。")]
    sides = [side for pieces in found.values() for side in (pieces[0].earlier, pieces[0].later)]
    both = {side.docname for side in sides}
    involved = [d for d in documents if d in both]
    titles = dict(zip(involved, short_titles([links.title(d) for d in involved]), strict=True))
    made: list[nodes.Node] = []
    if 1 < len(involved) <= _LARGEST and not is_book(links.builder):
        legend = "一行一列都是一篇讲话，格中的数目是两篇有几处文字相同或相近，点它看并排的对照。"
        made.append(nodes.paragraph("", legend))
        made.append(nodes.raw("", _matrix(involved, titles, found, links), format="html"))
    items = nodes.bullet_list(classes=["speech-list"])
    compared = frozenset(domain.compared)  # none in a book: there all pairs are only named
    shown = {page: ps for page, ps in found.items() if not compared or page in compared}
    for page, pieces in shown.items():
        names = _names(pieces[0], titles)
        link = links.to(names, page) if compared else nodes.inline("", names)
        item = nodes.paragraph("", "", link)
        item += nodes.Text(" ")
        words = f"{len(pieces)} 处 · {_length(pieces):,} 字"
        item += nodes.inline("", words, classes=["speech-facts"])
        items += nodes.list_item("", item)
    if rest := len(found) - len(shown):
        made.append(nodes.paragraph("", f"另有 {rest} 对，文字较少，见各篇的标记。"))
    return [*made, items]


def _names(piece: Shared, titles: Mapping[str, str]) -> str:
    one, other = titles[piece.earlier.docname], titles[piece.later.docname]
    return f"{one}之内" if piece.earlier.docname == piece.later.docname else f"{one}与{other}"


def _length(pieces: Iterable[Shared]) -> int:
    return sum(piece.span.end - piece.span.start for piece in pieces)


def _matrix(
    involved: Sequence[str],
    titles: Mapping[str, str],
    found: Mapping[str, Sequence[Shared]],
    links: Links,
) -> str:
    """A square for each pair with the number of pieces in it, and a link to the comparison.

    Below the diagonal only: each pair stands there once, and a column's name above its top.
    """
    labels = [label(titles[name], _LONGEST) for name in involved]
    edge = max(map(len, labels)) * _LETTER + 16
    parts = []
    for n, words in enumerate(map(escape, labels)):
        start = edge + n * _CELL
        middle = start + _CELL // 2
        parts.append(
            f'<text x="{edge - 8}" y="{middle}" text-anchor="end"'
            f' dominant-baseline="central">{words}</text>'
            f'<text x="{middle}" y="{start - 8}" text-anchor="end" class="speech-upright"'
            f' dominant-baseline="central">{words}</text>'
        )
    most = max(map(len, found.values()))
    for page, pieces in found.items():
        ends = (involved.index(s.docname) for s in (pieces[0].earlier, pieces[0].later))
        x, y = (edge + n * _CELL for n in sorted(ends))
        names = escape(f"{_names(pieces[0], titles)}：{len(pieces)} 处")
        cell = (
            f'<rect x="{x + 1}" y="{y + 1}" width="{_CELL - 2}" height="{_CELL - 2}"'
            f' fill-opacity="{0.08 + 0.32 * len(pieces) / most:.2f}"/>'
            f'<text x="{x + _CELL // 2}" y="{y + _CELL // 2}" text-anchor="middle"'
            f' dominant-baseline="central">{len(pieces)}</text>'
        )
        target = links.to("", page).get("refuri", "") if page in links.domain.compared else ""
        href = f' href="{escape(target)}"' if target else ""
        parts.append(f'<a{href} aria-label="{names}"><title>{names}</title>{cell}</a>')
    size = edge + len(involved) * _CELL
    grid = "".join(
        f'<path d="M{edge} {at}H{min(at + _CELL, size)}M{at} {max(at - _CELL, edge)}V{size}"/>'
        for at in range(edge, size + 1, _CELL)
    )
    return (
        '<div class="speech-matrix" role="region" tabindex="0" aria-label="相同文字的对照表">'
        f'<svg width="{size}" height="{size + 1}" role="group" aria-label="行列都是讲话，'
        f'格中是两篇共有的处数"><g class="speech-grid">{grid}</g>{"".join(parts)}</svg></div>'
    )
