"""Lists that are too long for one page: an overview, and pages for its groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from itertools import chain
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from .domain import speech_domain
from .entries import Entry, entries, matches
from .groups import Group, Term, entry_facts, grouped
from .links import Links
from .listed import ordered
from .outputs import is_page, uri
from .records import LISTS
from .row_html import row_html
from .words import printable

# Links on one page of lists: some 200 bytes each, so that none comes near 300 kB.
_LINKS = 800


class ListPage(NamedTuple):
    """A page that holds a group, or a piece of a large one."""

    name: str
    title: str
    rows: Sequence[Entry | Term]

    @property
    def shown(self) -> object:
        """All that its bytes depend on."""
        return self.title, [
            (row.docname, row.name, row.part.anchor, entry_facts(row))
            if isinstance(row, Entry)
            else row
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class SplitList:
    """A grouped list of a document; if it is long, with the pages of each group."""

    docname: str
    groups: Sequence[Group]
    pages: Sequence[Sequence[ListPage]]

    @classmethod
    def of(cls, env: BuildEnvironment, docname: str, number: int) -> SplitList:
        """The list with the speeches that it is of now; a build makes it once."""
        domain = speech_domain(env)
        made: dict[tuple[str, int], SplitList] = domain.made_lists
        if (docname, number) not in made:
            wanted = domain.grouped[docname][number]
            found = list(entries(domain, ordered(env, wanted.names)))
            if any(wanted.wanted.values()):
                found = [entry for entry in found if matches(entry, wanted.wanted)]
            groups = grouped(wanted.by, found, domain.pinyin)
            folder = f"{LISTS}/{docname.replace('/', '~')}"
            stem = f"{folder}/{wanted.by}{number or ''}"
            is_long = sum(_weight(row) for group in groups for row in group.rows) > _LINKS
            pages = [list(_pages(stem, group)) for group in groups] if is_long else []
            made[docname, number] = cls(docname, groups, pages)
        return made[docname, number]

    @property
    def shown(self) -> object:
        """What its document shows, if it is long: the groups, and how many pages each has."""
        return [(g.words, len(p)) for g, p in zip(self.groups, self.pages, strict=True)]

    def overview(self, links: Links) -> list[nodes.Node]:
        """A link to each group, and to the further pages of a large one."""
        listed = nodes.bullet_list(classes=["speech-list", "speech-groups"])
        for group, (first, *rest) in zip(self.groups, self.pages, strict=True):
            item = nodes.paragraph("", "", links.to(group.words, first.name))
            for number, page in enumerate(rest, 2):
                item += [nodes.Text(" "), links.to(f"第 {number} 页", page.name)]
            listed += nodes.list_item("", item)
        return [listed]


def split_lists(app: Sphinx) -> Iterator[SplitList]:
    """The long lists of a site."""
    if not is_page(app.builder):
        return
    for docname, lists in sorted(speech_domain(app.env).grouped.items()):
        for number in range(len(lists)):
            made = SplitList.of(app.env, docname, number)
            if made.pages:
                yield made


def collect_list_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Write the pages of groups that changed."""
    domain, builder = speech_domain(app.env), app.builder
    if not any(name.startswith(f"{LISTS}/") for name in domain.stale):
        return
    assert isinstance(builder, StandaloneHTMLBuilder)
    for split in split_lists(app):
        above = domain.env.titles[split.docname].astext()
        for page in chain.from_iterable(split.pages):
            if page.name not in domain.stale:
                continue
            back = escape(uri(builder, page.name, split.docname))
            parents = [{"link": back, "title": escape(above)}]
            listed = row_html(page.rows, Links(builder, domain, page.name))
            title = escape(printable(f"{above}：{page.title}"))
            top = f'<h1>{title}</h1><p><a href="{back}">{escape(above)}</a></p>'
            body = f"<section>{top}{listed}</section>"
            context = {"title": title, "body": body, "parents": parents, "meta": {}}
            yield page.name, context, "page.html"


def _pages(stem: str, group: Group) -> Iterator[ListPage]:
    """The pages of a group, with the same addresses whatever other groups there are."""
    slug = group.title.lower()
    if not (slug.isascii() and slug.isalnum()):
        slug = blake2b(slug.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    for number, rows in enumerate(_pieces(group.rows), 1):
        more = f"-{number}" if number > 1 else ""
        words = f"{group.words} 第 {number} 页" if more else group.words
        yield ListPage(f"{stem}-{slug}{more}", words, rows)


def _pieces(rows: Sequence[Entry | Term]) -> Iterator[list[Entry | Term]]:
    piece: list[Entry | Term] = []
    room = _LINKS
    for row in rows:
        if piece and room < _weight(row):
            yield piece
            piece, room = [], _LINKS
        piece.append(row)
        room -= _weight(row)
    yield piece


def _weight(row: Entry | Term) -> int:
    return len(row.places) if isinstance(row, Term) else 1
