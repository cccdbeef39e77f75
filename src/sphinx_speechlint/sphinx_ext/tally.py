"""The table of speeches by families: numbers with shades, each a link to what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from docutils import nodes

from .card import part_marks
from .domain import SpeechDomain
from .links import Links
from .nodes import speech_head
from .records import Mark, SpeechRecord
from .words import FAMILY_NAMES

NAMES = {**FAMILY_NAMES, "": "合计"}
_SHADES = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A speech, its marks, and what to call it in ids."""

    docname: str
    speech: SpeechRecord
    marks: tuple[Mark, ...]

    @property
    def anchor(self) -> str:
        """The same whatever other speeches there are."""
        name = f"{self.docname}#{self.speech.anchor}".encode("utf-8", "surrogatepass")
        return f"report-{blake2b(name, digest_size=4).hexdigest()}"

    @property
    def faults(self) -> tuple[Mark, ...]:
        """The marks that say what is wrong."""
        return tuple(mark for mark in self.marks if mark.is_fault)

    def of(self, family: str) -> Sequence[Mark]:
        """The marks of a family; of none, all that say what is wrong."""
        return [m for m in self.marks if m.family == family] if family else self.faults

    @property
    def families(self) -> Counter[str]:
        """How many marks of each family."""
        return Counter(mark.family for mark in self.marks)

    @property
    def density(self) -> float:
        """Faults on a thousand characters."""
        return 1000 * len(self.faults) / max(self.speech.characters, 1)


def rows_of(
    domain: SpeechDomain, documents: Iterable[str], families: Sequence[str] = ()
) -> Iterator[Row]:
    """The speeches of some documents with their marks, or with those of some families."""
    for docname in documents:
        record = domain.documents.get(docname)
        marks = domain.marks.get(docname, ())
        for speech in record.speeches if record else ():
            own = (m for part in speech.parts for m in part_marks(marks, part))
            yield Row(
                docname, speech, tuple(m for m in own if not families or m.family in families)
            )


def table(
    rows: Sequence[Row], families: Sequence[str], links: Links, detailed: set[str]
) -> nodes.compound:
    """Numbers with a shade by how they compare in their column; each leads to its places."""
    wrong = {mark.family for row in rows for mark in row.faults}
    # The total counts what is wrong; what is only worth knowing stands after it.
    columns = sorted([*families, ""], key=lambda f: (f not in wrong, bool(f) and f not in wrong))
    group = nodes.tgroup(cols=len(columns) + 1)
    group += nodes.colspec(colwidth=24, stub=1)
    group += [nodes.colspec(colwidth=6) for _ in columns]
    heads = [_entry(nodes.Text(NAMES.get(f, f)), *has(f)) for f in columns]
    group += nodes.thead("", nodes.row("", _entry(nodes.Text("讲话")), *heads))
    most = {f: max(row.families[f] for row in rows) for f in families}
    most[""] = max(len(row.faults) for row in rows)
    body = nodes.tbody()
    for row in rows:
        cells = [_count(row, f, most[f], links, detailed) for f in columns]
        speech = _head(links.to_speech(row.docname, row.speech))
        body += nodes.row("", speech, *cells, classes=has(*row.families))
    cells = [_total(rows, f, links, detailed) for f in columns]
    totals = [*has(*families), "speech-totals"]
    body += nodes.row("", _head(nodes.Text("合计")), *cells, classes=totals)
    group += body
    made = nodes.table("", group, classes=["speech-quality"])
    return nodes.compound("", made, classes=["speech-table"])


def _count(row: Row, family: str, most: int, links: Links, detailed: set[str]) -> nodes.entry:
    """A number with the shade that it has in its column."""
    count = len(row.of(family))
    if not count:
        return _number(0, "", "speech-zero", *has(family))
    shade = f"speech-shade-{-(-count * _SHADES // most)}"
    return _number(count, places(row, family, links, detailed), shade, *has(family))


def _total(rows: Sequence[Row], family: str, links: Links, detailed: set[str]) -> nodes.entry:
    """The number of all places, which leads to those of the first speech that has some."""
    holders = [row for row in rows if row.of(family)]
    target = places(holders[0], family, links, detailed) if holders else ""
    return _number(sum(len(row.of(family)) for row in holders), target, *has(family))


def places(row: Row, family: str, links: Links, detailed: set[str]) -> str:
    """Where the marks of a family are: below on this page, else in the speech; maybe nowhere."""
    if row.anchor in detailed:
        return f"#{row.anchor}-{family}" if family else f"#{row.anchor}"
    return str(links.to("", row.docname, row.of(family)[0].anchor).get("refuri", ""))


def _number(count: int, target: str, *classes: str) -> nodes.entry:
    words = str(count)
    link = nodes.reference("", words, internal=True, refuri=target) if target else None
    return _entry(link or nodes.Text(words), "speech-number", *classes)


def has(*families: str) -> list[str]:
    """The classes by which the choice of a family hides what has nothing of it."""
    return [f"has-{family or 'all'}" for family in families] or ["has-none"]


def _head(node: nodes.Node) -> speech_head:
    return speech_head("", nodes.paragraph("", "", node))


def _entry(node: nodes.Node, *classes: str) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", node), classes=list(classes))
