"""Lists of speeches by place, level, year and topic, and the index of their terms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, starmap
from typing import NamedTuple

from docutils import nodes

from ..facts.place import LEVELS
from .entries import Entry
from .links import Links
from .pinyin import Pinyin
from .titles import short_titles
from .words import UNKNOWN

ORDERS = ("place", "level", "year", "topic", "term", "passage")
_TOPICS = 60  # more of them are no overview
_COMMON = 4  # of so many speeches, what more than half of them speak of is no topic


class Term(NamedTuple):
    """A word, and where it stands: the title of the speech, the document, the id."""

    word: str
    places: list[tuple[str, str, str]]


class Group(NamedTuple):
    """A heading, and the speeches or the terms that are listed below it."""

    title: str
    rows: Sequence[Entry | Term]

    @property
    def words(self) -> str:
        """The heading with how many speeches there are."""
        terms = any(isinstance(row, Term) for row in self.rows)
        return self.title if terms else f"{self.title}（{len(self.rows)}）"


def grouped(by: str, listed: Sequence[Entry], pinyin: Pinyin) -> list[Group]:
    """The groups of a list in the order in which they are read; what is unknown comes last."""
    if by == "topic":
        return _topics(listed, pinyin)
    if by == "term":
        return _letters(listed, pinyin)
    groups: dict[str, list[Entry]] = {}
    for entry in listed:
        groups.setdefault(getattr(entry, by), []).append(entry)
    ranks = {title: _rank(by, title, members[0], pinyin) for title, members in groups.items()}
    titles = sorted(groups, key=lambda title: (title == UNKNOWN, ranks[title]))
    return [Group(title, groups[title]) for title in titles]


def group_nodes(groups: Sequence[Group], links: Links) -> list[nodes.Element]:
    """A line of links to the headings, then each heading and its list."""
    if not groups:
        return [nodes.paragraph("", "没有。")]
    jumps = nodes.paragraph(classes=["speech-jumps"])
    made: list[nodes.Element] = []
    for number, group in enumerate(groups, 1):
        anchor = f"group-{number}"
        link = nodes.reference("", group.title, internal=True, refuri=f"#{anchor}")
        jumps += [link, nodes.Text(" ")]
        heading = nodes.rubric("", group.words, ids=[anchor], classes=["speech-group"])
        heading["heading-level"] = 2
        made += [heading, row_nodes(group.rows, links)]
    return [jumps, *made]


def row_nodes(rows: Sequence[Entry | Term], links: Links) -> nodes.Element:
    """A list of speeches with what is known of them, or of terms with where they stand."""
    terms = [row for row in rows if isinstance(row, Term)]
    if terms:
        return _terms(terms, links)
    return _list([row for row in rows if isinstance(row, Entry)], links)


def _letters(listed: Sequence[Entry], pinyin: Pinyin) -> list[Group]:
    """Every term with the speeches that hold it, by the letter that its pinyin begins with."""
    terms: dict[str, list[tuple[str, str, str]]] = {}
    titles = short_titles([entry.name for entry in listed])
    for entry, title in zip(listed, titles, strict=True):
        for keyword in entry.part.keywords:
            terms.setdefault(keyword.word, []).append((title, entry.docname, keyword.anchor))
    ordered = sorted(starmap(Term, terms.items()), key=lambda term: pinyin.order(term.word))
    letters = groupby(ordered, lambda term: _letter(pinyin.syllables(term.word)))
    return [Group(letter, list(found)) for letter, found in letters]


def _letter(syllables: Sequence[str]) -> str:
    first = syllables[0][:1].upper()
    return first if first.isascii() and first.isalpha() else "#"


def _rank(by: str, title: str, first: Entry, pinyin: Pinyin) -> object:
    if by == "place":
        return pinyin.order(title)
    if by == "level":
        return f"{LEVELS}{title}".index(title)  # those that an editor made up come last
    year = first.part.facts.year
    return (not year.exact, -year.year) if year else ()


def _topics(listed: Sequence[Entry], pinyin: Pinyin) -> list[Group]:
    """The keywords that several speeches share, but not most of them; the commonest first."""
    found: dict[str, list[Entry]] = {}
    for entry in listed:
        for keyword in entry.part.shown_keywords:
            found.setdefault(keyword.word, []).append(entry)
    most = len(listed) // 2 if len(listed) >= _COMMON else len(listed)
    shared = {word: members for word, members in found.items() if 2 <= len(members) <= most}
    words = sorted(shared, key=lambda word: (-len(shared[word]), pinyin.order(word)))
    return [Group(word, shared[word]) for word in words[:_TOPICS]]


def _list(entries: Sequence[Entry], links: Links) -> nodes.Element:
    listed = nodes.bullet_list(classes=["speech-list"])
    for entry in entries:
        item = nodes.paragraph("", "", links.to_speech(entry.docname, entry.speech, entry.number))
        item += nodes.Text(" ")
        item += nodes.inline("", entry_facts(entry), classes=["speech-facts"])
        listed += nodes.list_item("", item)
    return listed


def entry_facts(entry: Entry) -> str:
    """What a list says of a speech: the known of place, level and year, and its length."""
    level = "" if entry.place[-1] == entry.level else entry.level
    known = [fact for fact in (entry.place, level, entry.year) if fact and fact != UNKNOWN]
    length = [f"{entry.part.characters:,} 字"]
    return " · ".join([*known, *length, *(["拼接了另一篇"] if _is_spliced(entry) else [])])


def _is_spliced(entry: Entry) -> bool:
    return len(entry.speech.parts) > 1 and not entry.number


def _terms(terms: Sequence[Term], links: Links) -> nodes.Element:
    listed = nodes.definition_list(classes=["speech-terms"])
    for term in terms:
        where = nodes.paragraph()
        for place in term.places:
            where += [links.to(*place), nodes.Text(" ")]
        definition = nodes.definition("", where)
        listed += nodes.definition_list_item("", nodes.term("", term.word), definition)
    return listed
