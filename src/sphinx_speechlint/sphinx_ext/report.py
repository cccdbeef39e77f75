"""The lists and tables of speeches, made when every diagnostic is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from ..diagnostic import Severity
from ..rule import FAMILIES
from .anchors import LONE_SPEECH
from .domain import SpeechDomain, speech_domain
from .marks import uri
from .nodes import speech_summary
from .project import speech_project
from .records import Mark, SpeechRecord
from .words import FAMILY_NAMES, SEVERITY_NAMES


def fill_summaries(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace the placeholders of a doctree."""
    for node in list(doctree.findall(speech_summary)):
        writer = _Writer(app.builder, speech_domain(app.env), docname)
        if node["kind"] == "list":
            made = [writer.listing(node["names"])]
        else:
            prefix = node["prefix"]
            order = speech_project(app.env).speeches
            made = writer.quality([d for d in order if d.startswith(prefix)])
        node.replace_self(made)


@dataclass(frozen=True, slots=True)
class _Row:
    docname: str
    speech: SpeechRecord
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Writer:
    builder: Builder
    domain: SpeechDomain
    here: str

    def listing(self, names: Sequence[str]) -> nodes.Element:
        """A link to each document, with what is in it."""
        listed = nodes.bullet_list(classes=["speech-list"])
        for name in names:
            item = nodes.paragraph("", "", self._link(self._title(name), name))
            documents = self._below(name)
            records = [self.domain.documents[d] for d in documents]
            facts = []
            if name not in self.domain.documents:
                facts.append(f"{sum(len(r.speeches) for r in records)} 篇")
            facts.append(f"{sum(s.characters for r in records for s in r.speeches):,} 字")
            count = sum(len(_own(self.domain.marks.get(d, ()))) for d in documents)
            item += nodes.Text(" ")
            item += nodes.inline("", " · ".join(facts), classes=["speech-facts"])
            item += nodes.Text(" ")
            clean = "speech-clean" if not count else "speech-faulty"
            words = f"{count} 处问题" if count else "没有问题"
            item += nodes.inline("", words, classes=["speech-count", clean])
            listed += nodes.list_item("", item)
        return listed

    def quality(self, documents: Sequence[str]) -> list[nodes.Element]:
        """The table of speeches by families, then every diagnostic of each speech."""
        rows = list(self._rows(documents))
        marks = [(row.docname, m) for row in rows for m in row.marks]
        if not rows:
            return [nodes.paragraph("", "没有讲话。")]
        families = [f for f in FAMILIES if any(m.family == f for _, m in marks)]
        made: list[nodes.Element] = [nodes.paragraph("", _summary(rows), classes=["speech-total"])]
        if marks:
            made.append(self._table(rows, families))
            made += [part for row in rows if row.marks for part in self._details(row)]
        return made

    def _rows(self, documents: Iterable[str]) -> Iterator[_Row]:
        for docname in documents:
            record = self.domain.documents.get(docname)
            if record is None:
                continue
            marks = _own(self.domain.marks.get(docname, ()))
            for n, speech in enumerate(record.speeches):
                start = 0 if n == 0 else speech.span.start  # the lead-in counts with the first
                end = record.speeches[n + 1].span.start if n + 1 < len(record.speeches) else None
                inside = (
                    m
                    for m in marks
                    if start <= m.span.start and (end is None or m.span.start < end)
                )
                yield _Row(docname, speech, tuple(inside))

    def _table(self, rows: Sequence[_Row], families: Sequence[str]) -> nodes.compound:
        head = ["讲话", *(FAMILY_NAMES.get(f, f) for f in families), "合计"]
        group = nodes.tgroup(cols=len(head))
        for n in range(len(head)):
            group += nodes.colspec(colwidth=24 if n == 0 else 6)
        header = nodes.row("", *(_entry(nodes.Text(words)) for words in head))
        group += nodes.thead("", header)
        body = nodes.tbody()
        for row in rows:
            cells = [_entry(self._speech_link(row))]
            placed = [(row.docname, m) for m in row.marks]
            cells += [self._count([x for x in placed if x[1].family == f]) for f in families]
            body += nodes.row("", *cells, self._count(placed))
        placed = [(row.docname, m) for row in rows for m in row.marks]
        cells = [_entry(nodes.Text("合计"))]
        cells += [self._count([x for x in placed if x[1].family == f]) for f in families]
        body += nodes.row("", *cells, self._count(placed), classes=["speech-totals"])
        group += body
        table = nodes.table("", group, classes=["speech-quality"])
        return nodes.compound("", table, classes=["speech-table"])

    def _count(self, placed: Sequence[tuple[str, Mark]]) -> nodes.entry:
        """A number that leads to the first of the places it counts."""
        if not placed:
            return _entry(nodes.Text("0"), "speech-number", "speech-zero")
        docname, mark = placed[0]
        return _entry(self._link(str(len(placed)), docname, mark.anchor), "speech-number")

    def _details(self, row: _Row) -> list[nodes.Element]:
        rubric = nodes.rubric("", "", self._speech_link(row), classes=["speech-report-title"])
        listed = nodes.bullet_list(classes=["speech-diagnostics"])
        for mark in row.marks:
            item = nodes.paragraph()
            item += self._link(f"第 {mark.line} 行", row.docname, mark.anchor)
            item += nodes.Text(" ")
            item += nodes.inline("", mark.message, classes=["speech-message"])
            item += nodes.Text(" ")
            page = self.domain.rules.get(mark.rule)
            item += self._link(mark.rule, page) if page else nodes.Text(mark.rule)
            classes = [f"speech-{mark.family}", f"sev-{mark.severity}"]
            listed += nodes.list_item("", item, classes=classes)
        return [rubric, listed]

    def _speech_link(self, row: _Row) -> nodes.TextElement:
        anchor = "" if row.speech.anchor == LONE_SPEECH else row.speech.anchor
        return self._link(row.speech.title, row.docname, anchor)

    def _link(self, words: str, docname: str, anchor: str = "") -> nodes.TextElement:
        target = uri(self.builder, self.here, docname, anchor)
        if not target:
            return nodes.inline("", words)
        return nodes.reference("", words, internal=True, refuri=target)

    def _title(self, docname: str) -> str:
        title = self.domain.env.titles.get(docname)
        return title.astext() if title else docname

    def _below(self, docname: str) -> list[str]:
        """The speech documents of a list, through the lists that it names."""
        found, waiting = dict[str, None](), [docname]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = None
                waiting += self.domain.lists.get(name, [])
        return [name for name in found if name in self.domain.documents]


def _own(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(m for m in marks if not m.echo)


def _summary(rows: Sequence[_Row]) -> str:
    marks = [m for row in rows for m in row.marks]
    counts = []
    for severity in Severity:
        count = sum(m.severity == severity.value for m in marks)
        if count:
            counts.append(f"{SEVERITY_NAMES[severity.value]} {count} 处")
    clean = sum(not row.marks for row in rows)
    return f"{len(rows)} 篇讲话：{'，'.join(counts) or '没有发现问题'}；{clean} 篇没有问题。"


def _entry(node: nodes.Node, *classes: str) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", node), classes=list(classes))
