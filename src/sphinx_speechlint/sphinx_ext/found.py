"""The diagnostics of a build: of each document, as its page marks them, and what is shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..diagnostic import Diagnostic, Related
from ..reporters import Presentation
from ..ruleset import Rules
from ..source import InputError, Span
from .called import called
from .domain import SpeechDomain
from .project import SpeechProject
from .records import DocumentRecord, Link, Located, Mark, Shared, Side, compare_page
from .words import printable

Key = tuple[str, str, Span]  # what tells one diagnostic of a build from another


def key_of(diagnostic: Diagnostic) -> Key:
    """What tells a diagnostic of a build from another."""
    return diagnostic.rule, diagnostic.path, diagnostic.span


@dataclass(frozen=True, slots=True)
class Found:
    """The documents of this build and the diagnostics of each, in reading order."""

    records: Mapping[str, DocumentRecord]
    documents: Mapping[str, str]  # the document of each file
    located: Mapping[str, list[Located]]
    across: frozenset[Key]  # the ones that compare speeches
    show: Presentation
    domain: SpeechDomain

    @classmethod
    def of(cls, project: SpeechProject, domain: SpeechDomain) -> Found:
        """What the documents say by themselves and together, less what they suppress."""
        records = {d: domain.documents[d] for d in project.speeches if d in domain.documents}
        documents = {record.path: docname for docname, record in records.items()}
        located = {docname: list(record.diagnostics) for docname, record in records.items()}
        keys = {record.path: record.key for record in records.values()}
        prints = (p for record in records.values() for p in record.prints)
        rules = project.rules()
        across: Sequence[Diagnostic] = ()
        try:
            across = project.examining().compare(keys, prints)
        except InputError as problem:  # a rule of another package failed
            project.errors.append(str(problem))
        for diagnostic in across:
            docname = documents[diagnostic.path]
            place = records[docname].place_at(diagnostic.span.start)
            located[docname].append(Located(diagnostic, place.line if place else 1))
        for docname, found in located.items():
            located[docname] = _unsuppressed(rules, records[docname], found)
        show = Presentation(rules=rules.catalogue)
        return cls(records, documents, located, frozenset(map(key_of, across)), show, domain)

    def marks(self) -> dict[str, tuple[Mark, ...]]:
        """What each page shows: its diagnostics, and where its text stands again."""
        marks: dict[str, list[Mark]] = {}
        echoes: dict[str, list[Mark]] = {docname: [] for docname in self.records}
        for docname, located in self.located.items():
            told = self.records[docname].suppressions
            shown = [x for x in located if not told.is_directive(x.diagnostic.span.start)]
            marks[docname] = [self._mark(n, x) for n, x in enumerate(shown, 1)]
            for mark, x in zip(marks[docname], shown, strict=True):
                if key_of(x.diagnostic) in self.across:
                    for related in x.diagnostic.related:
                        other = self.documents.get(related.path, "")
                        if other and (echo := self._echo(docname, mark, related, other)):
                            echoes[other].append(echo)
        for docname, found in echoes.items():
            found.sort(key=lambda m: (m.span, m.links[0].docname, m.anchor))
            marks[docname] += [
                echo._replace(anchor=f"speech-echo-{n}") for n, echo in enumerate(found, 1)
            ]
        return {docname: tuple(sorted(ms, key=_order)) for docname, ms in marks.items()}

    def shared(self, marks: Mapping[str, Sequence[Mark]]) -> list[Shared]:
        """The pieces of text that the diagnostics found in two places of the site."""
        made: list[Shared] = []
        for docname, located in self.located.items():
            anchors = {(m.rule, m.span): m.anchor for m in marks[docname] if not m.echo}
            for x in located:
                if key_of(x.diagnostic) in self.across:
                    anchor = anchors.get((x.diagnostic.rule, x.diagnostic.span), "")
                    later = Side(docname, anchor, x.line)
                    made += self._pieces(later, x.diagnostic)
        return made

    def _pieces(self, later: Side, diagnostic: Diagnostic) -> Iterator[Shared]:
        for related in diagnostic.related:
            link = self._link(related)
            if link.docname:
                earlier = Side(link.docname, link.anchor, related.start.line)
                ends = related.start, related.end
                yield Shared(later, diagnostic.span, earlier, *ends, diagnostic.family)

    def _mark(self, number: int, located: Located) -> Mark:
        diagnostic = located.diagnostic
        links = tuple(self._link(related) for related in diagnostic.related)
        if key_of(diagnostic) in self.across:
            here = self.documents[diagnostic.path]
            links = tuple(
                x._replace(compare=compare_page(x.docname, here)) if x.docname else x for x in links
            )
        return Mark(
            f"speech-mark-{number}",
            diagnostic.span,
            located.line,
            diagnostic.rule,
            diagnostic.family,
            diagnostic.severity.value,
            printable(self.show.message(self._for_readers(diagnostic))),
            links,
            missing=diagnostic.args.get("missing", ""),
            gap=self._gap(diagnostic),
        )

    def _for_readers(self, diagnostic: Diagnostic) -> Diagnostic:
        """The diagnostic with what a speech is called for the path of its file."""
        where = diagnostic.args.get("where", "")
        for related in diagnostic.related:
            if docname := self.documents.get(related.path, ""):
                place = self.records[docname].place_on(related.start.line)
                name = self._name(docname, place.span.start if place else 0)
                where = where.replace(f" {related.path} ", f"《{name}》")
        return (
            replace(diagnostic, args={**diagnostic.args, "where": where}) if where else diagnostic
        )

    def _gap(self, diagnostic: Diagnostic) -> int | None:
        """The offset of the paragraph that may be what is left of a missing item."""
        if "missing" not in diagnostic.args or not diagnostic.related:
            return None
        record = self.records[self.documents[diagnostic.path]]
        place = record.place_on(diagnostic.related[0].start.line)
        return place.span.start if place else None

    def _link(self, related: Related) -> Link:
        """Where a related place is published; a file that is not is named only."""
        docname = self.documents.get(related.path, "")
        place = self.records[docname].place_on(related.start.line) if docname else None
        if place is None:
            return Link(f"{related.path}:{related.start.line}")
        return Link(self._words(docname, place.span.start, place.line), docname, place.anchor)

    def _words(self, docname: str, offset: int, line: int) -> str:
        return printable(f"《{self._name(docname, offset)}》第 {line} 行")

    def _name(self, docname: str, offset: int) -> str:
        record = self.records[docname]
        speech = record.speech_at(offset)
        return called(self.domain, docname, speech) if speech else record.title

    def _echo(self, docname: str, mark: Mark, related: Related, other: str) -> Mark | None:
        """The mark at the other end: this text stands there again."""
        record = self.records[other]
        first, last = record.place_on(related.start.line), record.place_on(related.end.line)
        if first is None:
            return None
        end = max(first.span.end, last.span.end if last else 0)
        here = Link(self._words(docname, mark.span.start, mark.line), docname, mark.anchor)
        here = here._replace(compare=compare_page(docname, other))
        return mark._replace(
            span=Span(first.span.start, end),
            line=first.line,
            message="这里的文字在别处又出现：",
            links=(here,),
            echo=True,
        )


def _unsuppressed(rules: Rules, record: DocumentRecord, found: Sequence[Located]) -> list[Located]:
    """What a document lets be said of it, in order, with what is wrong with its directives."""
    lines = {key_of(x.diagnostic): x.line for x in found}
    told = record.suppressions
    kept = rules.unsuppressed(record.path, (x.diagnostic for x in found), told, whole=True)
    return [Located(d, lines.get(key_of(d)) or told.line(d.span)) for d in kept]


def _order(mark: Mark) -> tuple[Span, bool, str, str]:
    return mark.span, mark.echo, mark.rule, mark.anchor
