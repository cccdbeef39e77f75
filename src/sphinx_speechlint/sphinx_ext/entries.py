"""The speeches as lists show them: one entry for each speech and each part of a spliced one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .called import called
from .card import part_marks, year_words
from .domain import SpeechDomain
from .records import Mark, PartRecord, SpeechRecord
from .words import UNKNOWN


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a speech, with its marks."""

    docname: str
    speech: SpeechRecord
    number: int
    around: Sequence[Mark]  # of the whole document
    name: str

    @property
    def part(self) -> PartRecord:
        """What is known of it."""
        return self.speech.parts[self.number]

    @property
    def marks(self) -> list[Mark]:
        """The marks of its part."""
        return part_marks(self.around, self.part)

    @property
    def faults(self) -> int:
        """How many places are wrong."""
        return sum(mark.is_fault for mark in self.marks)

    @property
    def place(self) -> str:
        """Its place, or that it is not known."""
        return self.part.facts.place.value if self.part.facts.place else UNKNOWN

    @property
    def level(self) -> str:
        """Its level: 省, 市, 县 or 区."""
        return self.part.facts.level.value if self.part.facts.level else UNKNOWN

    @property
    def year(self) -> str:
        """Its year in words."""
        return year_words(self.part.facts) or UNKNOWN


def entries(domain: SpeechDomain, documents: Iterable[str]) -> Iterator[Entry]:
    """The entries of some documents, in their order."""
    for docname in documents:
        record = domain.documents.get(docname)
        for speech in record.speeches if record else ():
            marks = domain.marks.get(docname, ())
            for number in range(len(speech.parts)):
                yield Entry(docname, speech, number, marks, called(domain, docname, speech, number))


def matches(entry: Entry, wanted: Mapping[str, str]) -> bool:
    """Whether an entry has the place, level and year that are wanted; empty is any."""
    year = entry.part.facts.year
    return all(
        not value
        or value == known
        or (name == "place" and known.startswith(value))
        or (name == "year" and year is not None and value == str(year.year))
        for name, value in wanted.items()
        for known in (getattr(entry, name),)
    )
