"""The quality report: a table of speeches by families, charts, and every place with its context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import escape

from docutils import nodes

from ..diagnostic import Severity
from ..rule import FAMILIES
from .charts import Bar, bar_chart
from .links import Links
from .records import Mark, SpeechRecord
from .words import FAMILY_NAMES, SEVERITY_NAMES, printable

PARTS = ("summary", "filter", "table", "charts", "details", "data")
SCREEN_PARTS = ("filter", "charts")  # a book has no switches, and its readers no SVG in text
_NAMES = {**FAMILY_NAMES, "": "合计"}
_BARS = 20
_SHADES = 4
_AROUND = 16  # code points of context on either side
_LONGEST_QUOTE = 60
_DETAILS = 400  # places on one page; of more, the first of the worst speeches are listed


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

    @property
    def families(self) -> Counter[str]:
        """How many marks of each family."""
        return Counter(mark.family for mark in self.marks)

    @property
    def density(self) -> float:
        """Faults on a thousand characters."""
        return 1000 * len(self.faults) / max(self.speech.characters, 1)


def quality_nodes(
    rows: Sequence[Row],
    links: Links,
    texts: Mapping[str, str],
    parts: Sequence[str],
    limit: int = 0,
) -> list[nodes.Element]:
    """The parts of the report that are wanted, of the ``limit`` worst speeches (0: of all)."""
    if not rows:
        return [nodes.paragraph("", "没有讲话。")]
    every = rows
    rows = sorted(rows, key=lambda row: -len(row.faults))[: limit or None]
    total = sum((row.families for row in rows), Counter[str]())
    families = [f for f in FAMILIES if total[f]]
    report = nodes.container(classes=["speech-report"])
    if "summary" in parts:
        report += nodes.paragraph("", _summary(every), classes=["speech-total"])
    if {"summary", "table"} <= {*parts} and len(rows) < len(every):
        words = f"下面的筛选、表格和图只算问题最多的 {len(rows)} 篇。"
        report += nodes.paragraph("", words, classes=["speech-worst"])
    if total:
        detailed = _detailed(rows) if "details" in parts else []
        if "filter" in parts and len(families) > 1:
            report += _raw(_filter(total, families))
        if "table" in parts:
            report += _table(rows, families, links, {row.anchor for row in detailed})
        if "charts" in parts:
            report += _raw(_charts(rows, total, families))
        for row in detailed:
            report += _details(row, links, texts.get(row.docname, ""))
        left_out = sum(1 for row in every if row.marks) - len(detailed)
        if "details" in parts and left_out:
            report += nodes.paragraph("", f"其余 {left_out} 篇的问题见各篇页面和下面的数据。")
    return [report]


def _summary(rows: Sequence[Row]) -> str:
    marks = [m for row in rows for m in row.marks]
    counts = []
    for severity in Severity:
        count = sum(m.severity == severity.value for m in marks)
        if count:
            counts.append(f"{SEVERITY_NAMES[severity.value]} {count} 处")
    clean = sum(not row.faults for row in rows)
    return f"{len(rows)} 篇讲话：{'，'.join(counts) or '没有发现问题'}；{clean} 篇没有问题。"


def _detailed(rows: Sequence[Row]) -> list[Row]:
    """The worst speeches, as many as one page can list."""
    chosen: list[Row] = []
    room = _DETAILS
    for row in rows:
        room -= len(row.marks)
        if row.marks and (room >= 0 or not chosen):
            chosen.append(row)
    return chosen


def _filter(total: Counter[str], families: Sequence[str]) -> str:
    """Radio buttons that the style sheet listens to: no script, no server."""
    choices = [("all", f"全部 {total.total()}")]
    choices += [(f, f"{_NAMES.get(f, f)} {total[f]}") for f in families]
    buttons = "".join(
        f'<label><input type="radio" name="speech-family" value="{value}"'
        f"{' checked' if value == 'all' else ''}> {escape(words)}</label> "
        for value, words in choices
    )
    return f'<fieldset class="speech-filter"><legend>只看一类</legend>{buttons}</fieldset>'


def _table(
    rows: Sequence[Row], families: Sequence[str], links: Links, detailed: set[str]
) -> nodes.compound:
    """Numbers with a shade by how they compare in their column; each leads to its places."""
    wrong = {mark.family for row in rows for mark in row.faults}
    # The total counts what is wrong; what is only worth knowing stands after it.
    columns = sorted([*families, ""], key=lambda f: (f not in wrong, bool(f) and f not in wrong))
    group = nodes.tgroup(cols=len(columns) + 1)
    group += [nodes.colspec(colwidth=6 if n else 24) for n in range(len(columns) + 1)]
    heads = [_entry(nodes.Text(_NAMES.get(f, f)), _column(f)) for f in columns]
    group += nodes.thead("", nodes.row("", _entry(nodes.Text("讲话")), *heads))
    most = {f: max(row.families[f] for row in rows) for f in families}
    most[""] = max(len(row.faults) for row in rows)
    body = nodes.tbody()
    for row in rows:
        cells = [_count(row, f, most[f], links, detailed) for f in columns]
        speech = _entry(links.to_speech(row.docname, row.speech))
        body += nodes.row("", speech, *cells, classes=[f"has-{f}" for f in row.families])
    total = sum((row.families for row in rows), Counter[str]())
    total[""] = sum(len(row.faults) for row in rows)
    cells = [_entry(nodes.Text(str(total[f])), "speech-number", _column(f)) for f in columns]
    totals = [*(f"has-{f}" for f in families), "speech-totals"]
    body += nodes.row("", _entry(nodes.Text("合计")), *cells, classes=totals)
    group += body
    table = nodes.table("", group, classes=["speech-quality"])
    return nodes.compound("", table, classes=["speech-table"])


def _count(row: Row, family: str, most: int, links: Links, detailed: set[str]) -> nodes.entry:
    """A number that leads to the places it counts: below on this page, else in the speech."""
    marks = [m for m in row.marks if m.family == family] if family else list(row.faults)
    if not marks:
        return _entry(nodes.Text("0"), "speech-number", "speech-zero", _column(family))
    shade = f"speech-shade-{-(-len(marks) * _SHADES // most)}"
    words = str(len(marks))
    if row.anchor in detailed:
        anchor = f"{row.anchor}-{family}" if family else row.anchor
        link: nodes.TextElement = nodes.reference("", words, internal=True, refuri=f"#{anchor}")
    else:
        link = links.to(words, row.docname, marks[0].anchor)
    return _entry(link, "speech-number", shade, _column(family))


def _column(family: str) -> str:
    return f"speech-column-{family or 'all'}"


def _charts(rows: Sequence[Row], total: Counter[str], families: Sequence[str]) -> str:
    by_family = sorted(families, key=lambda f: -total[f])
    bars = [Bar(_NAMES.get(f, f), total[f], f"{total[f]} 处", f) for f in by_family]
    worst = sorted((row for row in rows if row.faults), key=lambda row: -row.density)[:_BARS]
    dense = [Bar(r.speech.title, r.density, f"{r.density:.1f} 处") for r in worst]
    return bar_chart("各类问题的数目", bars) + bar_chart("每千字的问题", dense)


def _details(row: Row, links: Links, text: str) -> nodes.container:
    """Every place of a speech, family by family."""
    present = [f for f in FAMILIES if row.families[f]]
    made = nodes.container(
        ids=[row.anchor], classes=["speech-details", *(f"has-{f}" for f in present)]
    )
    title = nodes.rubric("", "", links.to_speech(row.docname, row.speech))
    title["classes"] = ["speech-report-title"]
    title["heading-level"] = 2
    made += title
    for family in present:
        listed = nodes.bullet_list(
            ids=[f"{row.anchor}-{family}"],
            classes=["speech-diagnostics", f"speech-of-{family}"],
        )
        for mark in row.marks:
            if mark.family == family:
                listed += _place(row, mark, links, text)
        made += listed
    return made


def _place(row: Row, mark: Mark, links: Links, text: str) -> nodes.list_item:
    item = nodes.paragraph()
    item += links.to(f"第 {mark.line} 行", row.docname, mark.anchor)
    item += nodes.Text(" ")
    item += nodes.inline("", mark.message, classes=["speech-message"])
    item += nodes.Text(" ")
    page = links.domain.rules.get(mark.rule)
    item += links.to(mark.rule, page) if page else nodes.Text(mark.rule)
    made = nodes.list_item("", item, classes=[f"speech-{mark.family}", f"sev-{mark.severity}"])
    if text:
        made += _context(mark, text)
    return made


def _context(mark: Mark, text: str) -> nodes.paragraph:
    """The marked words between those around them on their line."""
    start, end = mark.span
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - _AROUND) : start]
    words = text[start:end]
    if "\n" in words or len(words) > _LONGEST_QUOTE:
        words = words.partition("\n")[0][:_LONGEST_QUOTE] + "……"
    after = text[end : end + _AROUND].partition("\n")[0]
    quote = nodes.paragraph(classes=["speech-context"])
    quote += nodes.Text(printable(before))
    quote += nodes.emphasis("", printable(words), classes=["speech-quoted"])
    quote += nodes.Text(printable(after))
    return quote


def _entry(node: nodes.Node, *classes: str) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", node), classes=list(classes))


def _raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")
