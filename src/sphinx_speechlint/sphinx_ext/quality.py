"""The quality report: a table of speeches by families, charts, and every place with its context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

from docutils import nodes

from ..diagnostic import Severity
from ..rule import FAMILIES
from .called import called
from .charts import Bar, bar_chart
from .links import Links
from .outputs import is_page
from .records import Mark
from .tally import NAMES, Row, has, places, table
from .words import SEVERITY_NAMES, printable

PARTS = ("summary", "filter", "table", "charts", "details", "data")
SCREEN_PARTS = ("filter", "charts")  # a book has no switches, and its readers no SVG in text
_BARS = 20
_AROUND = 16  # code points of context on either side
_LONGEST_QUOTE = 60
_DETAILS = 400  # places on one page; of more, the first of the worst speeches are listed


def quality_nodes(
    rows: Sequence[Row],
    links: Links,
    text_of: Callable[[str], str],
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
        listed = {row.anchor for row in detailed}
        if "filter" in parts and len(families) > 1:
            report += _raw(_filter(total, families))
        if "table" in parts:
            report += table(rows, families, links, listed)
        if "charts" in parts:
            report += _raw(_charts(rows, total, families, links, listed))
        for row in detailed:
            report += _details(row, links, text_of(row.docname))
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
    choices += [(f, f"{NAMES.get(f, f)} {total[f]}") for f in families]
    buttons = "".join(
        f'<label><input type="radio" name="speech-family" value="{value}"'
        f"{' checked' if value == 'all' else ''}> {escape(words)}</label> "
        for value, words in choices
    )
    return f'<fieldset class="speech-filter"><legend>只看一类</legend>{buttons}</fieldset>'


def _charts(
    rows: Sequence[Row],
    total: Counter[str],
    families: Sequence[str],
    links: Links,
    listed: set[str],
) -> str:
    def target(row: Row, family: str = "") -> str:
        # On a single page ids are made unique later, and not in what is HTML already.
        return places(row, family, links, listed) if is_page(links.builder) else ""

    by_family = sorted(families, key=lambda f: -total[f])
    holders = {f: next(row for row in rows if row.of(f)) for f in families}
    bars = [
        Bar(NAMES.get(f, f), total[f], f"{total[f]} 处", f, target(holders[f], f))
        for f in by_family
    ]
    worst = sorted((row for row in rows if row.faults), key=lambda row: -row.density)[:_BARS]
    dense = [
        Bar(
            called(links.domain, row.docname, row.speech),
            row.density,
            f"{row.density:.1f} 处",
            href=target(row),
        )
        for row in worst
    ]
    return bar_chart("各类问题的数目", bars) + bar_chart("每千字的问题", dense)


def _details(row: Row, links: Links, text: str) -> nodes.container:
    """Every place of a speech, family by family."""
    present = [f for f in FAMILIES if row.families[f]]
    made = nodes.container(ids=[row.anchor], classes=["speech-details", *has(*present)])
    title = nodes.rubric("", "", links.to_speech(row.docname, row.speech))
    title["classes"] = ["speech-report-title"]
    title["heading-level"] = 2
    made += title
    for family in present:
        listed = nodes.bullet_list(
            ids=[f"{row.anchor}-{family}"],
            classes=["speech-diagnostics", *has(family)],
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


def _raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")
