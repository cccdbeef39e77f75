"""What the domain keeps of each document between builds: plain data.

What there are thousands of is a named tuple, which is quick to make and to pack.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from ..diagnostic import Diagnostic, Severity
from ..duplicates.corpus import SpeechPrint
from ..facts import Facts
from ..layout import Layout
from ..source import Position, Span
from ..speech import Page
from ..suppress import Suppressions

_SHOWN = 8
COMPARE = "_compare"  # the folder of the pages that compare speeches
LISTS = "_lists"  # the folder of the pages of long lists


class Place(NamedTuple):
    """A piece of text on the page: its offsets, its line and the id to link to."""

    span: Span
    line: int
    anchor: str


class SectionRecord(NamedTuple):
    """A heading, or a point of an enumeration (level 5)."""

    anchor: str
    title: str
    level: int


class Keyword(NamedTuple):
    """A word that says what a speech is about, and the first place that has it."""

    word: str
    anchor: str


@dataclass(frozen=True, slots=True)
class PartRecord:
    """What one speaker said on one occasion: a whole speech, or a part of a spliced one."""

    anchor: str
    span: Span
    characters: int
    facts: Facts
    keywords: tuple[Keyword, ...]

    @property
    def shown_keywords(self) -> tuple[Keyword, ...]:
        """Those that stand on its card; the others are in the index of terms."""
        return self.keywords[:_SHOWN]


@dataclass(frozen=True, slots=True)
class SpeechRecord:
    """A speech of a document; its first part begins with its title."""

    anchor: str
    title: str
    span: Span
    sections: tuple[SectionRecord, ...]
    parts: tuple[PartRecord, ...]

    @property
    def characters(self) -> int:
        """The length without white space, in code points."""
        return sum(part.characters for part in self.parts)


class Laid(NamedTuple):
    """A page as it was read, and where its words go."""

    page: Page
    layout: Layout


class Located(NamedTuple):
    """A diagnostic and its line, which only the source could tell."""

    diagnostic: Diagnostic
    line: int


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document made from a speech file: its text's ``digest``, its diagnostics and what it
    says of them.
    """

    path: str
    digest: bytes
    title: str
    speeches: tuple[SpeechRecord, ...]
    places: tuple[Place, ...]
    prints: tuple[SpeechPrint, ...]
    diagnostics: tuple[Located, ...]
    suppressions: Suppressions
    key: bytes  # what the cache knows it by
    error: str = ""
    unread_years: str = ""  # what to say of years in its front matter that are none

    def place_at(self, offset: int) -> Place | None:
        """The piece of text that holds an offset, or the one before it."""
        index = bisect_right(self.places, offset, key=lambda p: p.span.start) - 1
        return self.places[max(index, 0)] if self.places else None

    def place_on(self, line: int) -> Place | None:
        """The first piece of text of a line."""
        return next((p for p in self.places if p.line == line), None)

    def speech_at(self, offset: int) -> SpeechRecord | None:
        """The speech that holds an offset; ``None`` in the lead-in."""
        return next((s for s in self.speeches if s.span.start <= offset < s.span.end), None)


@dataclass(frozen=True, slots=True)
class GroupedList:
    """A list of a document: the documents it names, what it groups by, whom it wants."""

    names: tuple[str, ...]
    by: str
    wanted: dict[str, str]


class Link(NamedTuple):
    """Words that lead to a place; without a document they are only words."""

    text: str
    docname: str = ""
    anchor: str = ""
    compare: str = ""  # the page that shows both places side by side


class Mark(NamedTuple):
    """A diagnostic as its page shows it. An ``echo`` stands at the other end of it."""

    anchor: str
    span: Span
    line: int
    rule: str
    family: str
    severity: str
    message: str
    links: tuple[Link, ...] = ()
    echo: bool = False
    missing: str = ""  # the ordinals that should stand before it
    gap: int | None = None  # where the remains of the missing item begin

    @property
    def is_fault(self) -> bool:
        """Whether something is wrong here; else it is only worth knowing."""
        return self.severity != Severity.INFO.value


class Side(NamedTuple):
    """Where a piece of text stands: the document, the id to link to, the line."""

    docname: str
    anchor: str
    line: int


class Shared(NamedTuple):
    """A piece of text that stands in two places, of which the later one is marked."""

    later: Side
    span: Span
    earlier: Side
    start: Position
    end: Position
    family: str

    @property
    def page(self) -> str:
        """The page that compares the two documents."""
        return compare_page(self.earlier.docname, self.later.docname)


class Lines(NamedTuple):
    """The places of a document as both files of a report's data list them."""

    json: bytes
    csv: bytes


class Reported(NamedTuple):
    """Such lines, and digests of the text and of what else they were made of."""

    text: bytes
    shown: str
    lines: Lines


def compare_page(first: str, second: str) -> str:
    """The name of the page that compares two documents, the same from either side."""
    one, other = sorted((first, second))
    return f"{COMPARE}/{one.replace('/', '~')}--{other.replace('/', '~')}"
