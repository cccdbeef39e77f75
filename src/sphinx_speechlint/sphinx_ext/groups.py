"""Lists of speeches by place, level, year and topic, and the index of their terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from docutils import nodes

from ..facts.place import LEVELS
from .entries import UNKNOWN, Entry
from .links import Links
from .titles import short_titles

ORDERS = ("place", "level", "year", "topic", "term", "passage")
_TOPICS = 60  # more of them are no overview
_COMMON = 4  # of so many speeches, what more than half of them speak of is no topic


class Group(NamedTuple):
    """A heading and what is listed below it."""

    title: str
    entries: list[Entry]


def grouped(by: str, listed: Sequence[Entry]) -> list[Group]:
    """The groups of a list in the order in which they are read; what is unknown comes last."""
    if by == "topic":
        return _topics(listed)
    groups: dict[str, list[Entry]] = {}
    for entry in listed:
        groups.setdefault(getattr(entry, by), []).append(entry)
    made = [Group(title, members) for title, members in groups.items()]
    return sorted(made, key=lambda group: (group.title == UNKNOWN, _rank(by, group)))


def group_nodes(groups: Sequence[Group], links: Links) -> list[nodes.Element]:
    """Headings with lists below them."""
    made = _headed((g.title, f"{g.title}（{len(g.entries)}）", _list(g, links)) for g in groups)
    return made or [nodes.paragraph("", "没有。")]


def term_nodes(listed: Sequence[Entry], links: Links) -> list[nodes.Element]:
    """Every term with the speeches that hold it, under the letter that its pinyin begins with."""
    places: dict[str, list[nodes.TextElement]] = {}
    titles = short_titles([entry.speech.title for entry in listed])
    for entry, title in zip(listed, titles, strict=True):
        for keyword in entry.part.keywords:
            link = links.to(title, entry.docname, keyword.anchor)
            places.setdefault(keyword.word, []).append(link)
    letters = groupby(sorted(places, key=pinyin), _letter)
    made = _headed((x, x, _terms(list(words), places)) for x, words in letters)
    return made or [nodes.paragraph("", "没有。")]


def pinyin(text: str) -> tuple[tuple[str, ...], str]:
    """What to sort Chinese words by: their syllables, then the words themselves."""
    from pypinyin import lazy_pinyin  # its tables take a while to load

    return tuple(s.casefold() for s in lazy_pinyin(text)), text


def _letter(word: str) -> str:
    first = pinyin(word)[0][0][:1].upper()
    return first if first.isascii() and first.isalpha() else "#"


def _rank(by: str, group: Group) -> object:
    if by == "place":
        return pinyin(group.title)
    if by == "level":
        return LEVELS.find(group.title)
    year = group.entries[0].part.facts.year
    return (not year.exact, -year.year) if year else ()


def _topics(listed: Sequence[Entry]) -> list[Group]:
    """The keywords that several speeches share, but not most of them; the commonest first."""
    found: dict[str, list[Entry]] = {}
    for entry in listed:
        for keyword in entry.part.shown_keywords:
            found.setdefault(keyword.word, []).append(entry)
    most = len(listed) // 2 if len(listed) >= _COMMON else len(listed)
    groups = [Group(word, members) for word, members in found.items() if 2 <= len(members) <= most]
    groups.sort(key=lambda group: (-len(group.entries), pinyin(group.title)))
    return groups[:_TOPICS]


def _headed(parts: Iterable[tuple[str, str, nodes.Element]]) -> list[nodes.Element]:
    """A line of links to the headings, then each heading and its list."""
    jumps = nodes.paragraph(classes=["speech-jumps"])
    made: list[nodes.Element] = []
    for number, (short, title, listed) in enumerate(parts, 1):
        anchor = f"group-{number}"
        link = nodes.reference("", short, internal=True, refuri=f"#{anchor}")
        jumps += [link, nodes.Text(" ")]
        heading = nodes.rubric("", title, ids=[anchor], classes=["speech-group"])
        heading["heading-level"] = 2
        made += [heading, listed]
    return [jumps, *made] if made else []


def _list(group: Group, links: Links) -> nodes.Element:
    listed = nodes.bullet_list(classes=["speech-list"])
    for entry in group.entries:
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


def _terms(words: Sequence[str], places: dict[str, list[nodes.TextElement]]) -> nodes.Element:
    listed = nodes.definition_list(classes=["speech-terms"])
    for word in words:
        where = nodes.paragraph()
        for link in places[word]:
            where += [link, nodes.Text(" ")]
        definition = nodes.definition("", where)
        listed += nodes.definition_list_item("", nodes.term("", word), definition)
    return listed
