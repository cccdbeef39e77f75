"""The card of a speech: what is known of it, how damaged it is, and where to get its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from ..facts import Facts
from ..facts.proven import STATED, Fact
from ..rule import FAMILIES
from .domain import speech_domain
from .downloads import download_name
from .nodes import speech_card
from .outputs import is_book, is_catalogue, is_page, uri
from .records import Mark, PartRecord
from .words import FAMILY_NAMES, UNKNOWN, printable, shown_path

# Chinese read aloud, 255 characters a minute on average over practised readers
# (Trauzettel-Klosinski & Dietz, IReST, Investigative Ophthalmology & Visual Science 53, 2012).
CHARACTERS_A_MINUTE = 255

CLEAN = "没有发现问题"


class Row(NamedTuple):
    """A term of the card, what is known, and from what; an empty value is not known."""

    term: str
    value: str
    evidence: str = ""
    kind: str = ""


def fill_cards(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace the placeholders of a doctree: by HTML, else by lines."""
    for node in list(doctree.findall(speech_card)):
        if is_catalogue(app.builder):
            node.parent.remove(node)
            continue
        domain = speech_domain(app.env)
        record = domain.documents[node["docname"]]
        part = record.speeches[node["speech"]].parts[node["part"]]
        rows = list(_rows(part, domain.data["count"]))
        marks = part_marks(domain.marks.get(node["docname"], ()), part)
        if app.builder.format == "html":
            html = _card(app, docname, node["docname"], rows, marks)
            node.replace_self(nodes.raw("", html, format="html", classes=["no-search"]))
        else:
            node.replace_self(
                _lines([*rows, *_plain_counts(marks), Row("来源", shown_path(record.path))])
            )


def part_marks(marks: Sequence[Mark], part: PartRecord) -> list[Mark]:
    """The marks of a part, without echoes of others."""
    inside = range(part.span.start, part.span.end)
    return [m for m in marks if not m.echo and m.span.start in inside]


def _card(app: Sphinx, here: str, docname: str, rows: Sequence[Row], marks: Sequence[Mark]) -> str:
    def target(mark: Mark) -> str:
        return uri(app.builder, here, docname, mark.anchor)

    shown = [(row.term, _html(row)) for row in rows]
    shown += [(term, _counts(found, target)) for term, found in _split(marks)]
    terms = "".join(f"<div><dt>{term}</dt><dd>{html}</dd></div>" for term, html in shown)
    tools = _tools(app, here, docname, marked=bool(marks))
    body = f"<dl>{terms}</dl>{tools}"
    return f'<div class="speech-card" role="group" aria-label="讲话信息">{body}</div>'


def _lines(rows: Sequence[Row]) -> nodes.line_block:
    """The card of docutils' own nodes, which every writer knows."""
    block = nodes.line_block(classes=["speech-card"])
    for row in rows:
        known = row.value or UNKNOWN
        words = f"{row.term}：{known}" + (f"（{row.evidence}）" if row.evidence else "")
        block += nodes.line("", printable(words))
    return block


def _rows(part: PartRecord, total: int) -> Iterator[Row]:
    """Terms and what is known; what is not known is said to be so."""
    facts = part.facts
    if facts.number:
        yield Row("编号", f"第 {facts.number} 篇，共 {total} 篇")
    if facts.speaker:
        yield _proved("讲话人", facts.speaker)
    yield _proved("地方", facts.place)
    yield _level(facts)
    yield _proved("场合", facts.occasion)
    year = facts.year
    yield _proved("年份", Fact(year_words(facts), year.evidence) if year else None)
    minutes = max(1, round(part.characters / CHARACTERS_A_MINUTE))
    yield Row("篇幅", f"{part.characters:,} 字，读出来约 {minutes} 分钟")
    if part.keywords:
        words = "、".join(k.word for k in part.shown_keywords)
        yield Row("关键词", words, kind="speech-keywords")


def year_words(facts: Facts) -> str:
    """The year, or the earliest that it may be; empty if nothing is known."""
    if facts.year is None:
        return ""
    return f"{facts.year.year} 年" if facts.year.exact else f"不早于 {facts.year.year} 年"


def _proved(term: str, fact: Fact | None) -> Row:
    """What is known, with the words that it is known from."""
    if fact is None:
        return Row(term, "")
    stated = fact.evidence == STATED
    return Row(term, fact.value, f"据{fact.evidence}" if stated else f"据“{fact.evidence}”")


def _level(facts: Facts) -> Row:
    """The level: stated, that of the place, or the one that is counted most."""
    level, place = facts.level, facts.place
    if level is None or level.evidence in (STATED, place and place.evidence):
        return _proved("层级", level)
    return Row("层级", level.value, level.evidence)


def _html(row: Row) -> str:
    if not row.value:
        return f'<span class="speech-unknown">{UNKNOWN}</span>'
    shown = escape(printable(row.value))
    if row.kind:
        shown = f'<span class="{row.kind}">{shown}</span>'
    if row.evidence:
        shown += f' <span class="speech-evidence">{escape(printable(row.evidence))}</span>'
    return shown


def _split(marks: Sequence[Mark]) -> Iterator[tuple[str, list[Mark]]]:
    """What is wrong, then what is only worth knowing, if there is any."""
    yield "问题", [m for m in marks if m.is_fault]
    if known := [m for m in marks if not m.is_fault]:
        yield "提示", known


def _families(marks: Sequence[Mark]) -> list[tuple[str, str]]:
    """The families with how many marks of each, in words."""
    counts = Counter(m.family for m in marks)
    return [(f, f"{FAMILY_NAMES.get(f, f)} {counts[f]}") for f in FAMILIES if counts[f]]


def _plain_counts(marks: Sequence[Mark]) -> Iterator[Row]:
    for term, found in _split(marks):
        yield Row(term, "、".join(words for _, words in _families(found)) or CLEAN)


def _counts(marks: Sequence[Mark], target: Callable[[Mark], str]) -> str:
    """The counts by family, each a link to the first of its places."""
    if not marks:
        return f'<span class="speech-clean">{CLEAN}</span>'
    first = {m.family: m for m in reversed(marks)}
    return " ".join(
        f'<a class="speech-family speech-{f}" href="{escape(target(first[f]))}">{words}</a>'
        for f, words in _families(marks)
    )


def _tools(app: Sphinx, here: str, docname: str, *, marked: bool) -> str:
    """A switch for the marks, which needs no script, and the text to take along."""
    made = []
    if marked and not is_book(app.builder):
        made.append(
            '<label class="speech-switch"><input type="checkbox" checked> 标出有问题的地方</label>'
        )
    if is_page(app.builder):
        base = app.builder.get_target_uri(here)
        links = [
            f'<a href="{escape(relative_uri(base, download_name(docname, kind)))}"'
            f' download="{escape(docname.rpartition("/")[2])}.{kind}">{words}</a>'
            for kind, words in (("txt", "文本"), ("json", "JSON"), ("xml", "TEI"))
        ]
        made.append(f'<span class="speech-downloads">下载：{" ".join(links)}</span>')
    path = speech_domain(app.env).documents[docname].path
    made.append(f'<span class="speech-source">来源：{escape(shown_path(path))}</span>')
    return f'<p class="speech-tools">{" ".join(made)}</p>'
