"""The card of a speech: what is known of it, how damaged it is, and where to get its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from ..facts import Facts
from ..facts.proven import Fact
from ..rule import FAMILIES
from .domain import speech_domain
from .downloads import download_name
from .nodes import speech_card
from .outputs import is_book, is_page, uri
from .records import Mark, PartRecord
from .words import FAMILY_NAMES, printable

# Chinese read aloud, 255 characters a minute on average over practised readers
# (Trauzettel-Klosinski & Dietz, IReST, Investigative Ophthalmology & Visual Science 53, 2012).
CHARACTERS_A_MINUTE = 255


def fill_cards(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace the placeholders of a doctree; what is no HTML gets none."""
    for node in list(doctree.findall(speech_card)):
        if app.builder.format != "html":
            node.parent.remove(node)
            continue
        html = _card(app, docname, node["docname"], node["speech"], node["part"])
        node.replace_self(nodes.raw("", html, format="html", classes=["no-search"]))


def part_marks(marks: Sequence[Mark], part: PartRecord) -> list[Mark]:
    """The marks of a part, without echoes of others."""
    inside = range(part.span.start, part.span.end)
    return [m for m in marks if not m.echo and m.span.start in inside]


def _card(app: Sphinx, here: str, docname: str, speech: int, number: int) -> str:
    domain = speech_domain(app.env)
    part = domain.documents[docname].speeches[speech].parts[number]
    marks = part_marks(domain.marks.get(docname, ()), part)
    places = {m.anchor: uri(app.builder, here, docname, m.anchor) for m in marks}
    found = [("问题", _counts([m for m in marks if m.is_fault], places))]
    if known := [m for m in marks if not m.is_fault]:
        found.append(("提示", _counts(known, places)))
    rows = "".join(
        f"<div><dt>{term}</dt><dd>{html}</dd></div>"
        for term, html in (*_rows(part, domain.data["count"]), *found)
    )
    tools = _tools(app, here, docname, marked=bool(marks))
    body = f"<dl>{rows}</dl>{tools}"
    return f'<div class="speech-card" role="group" aria-label="讲话信息">{body}</div>'


def _rows(part: PartRecord, total: int) -> Iterator[tuple[str, str]]:
    """Terms and what is known; what is not known is said to be so."""
    facts = part.facts
    if facts.number:
        yield "编号", f"第 {facts.number} 篇，共 {total} 篇"
    if facts.speaker:
        yield "讲话人", _proved(facts.speaker)
    yield "地方", _proved(facts.place) if facts.place else _unknown()
    yield "层级", _counted(facts.level) if facts.level else _unknown()
    occasion, year = facts.occasion, facts.year
    yield "场合", _proved(occasion) if occasion else _unknown()
    yield "年份", _proved(Fact(year_words(facts), year.evidence)) if year else _unknown()
    minutes = max(1, round(part.characters / CHARACTERS_A_MINUTE))
    yield "篇幅", f"{part.characters:,} 字，读出来约 {minutes} 分钟"
    if part.keywords:
        words = "、".join(escape(k.word) for k in part.shown_keywords)
        yield "关键词", f'<span class="speech-keywords">{words}</span>'


def year_words(facts: Facts) -> str:
    """The year, or the earliest that it may be; empty if nothing is known."""
    if facts.year is None:
        return ""
    return f"{facts.year.year} 年" if facts.year.exact else f"不早于 {facts.year.year} 年"


def _proved(fact: Fact) -> str:
    shown = escape(printable(fact.value))
    if fact.value == fact.evidence:
        return shown
    return f'{shown} <span class="speech-evidence">据“{escape(printable(fact.evidence))}”</span>'


def _counted(fact: Fact) -> str:
    return f'{escape(fact.value)} <span class="speech-evidence">{escape(fact.evidence)}</span>'


def _unknown() -> str:
    return '<span class="speech-unknown">不详</span>'


def _counts(marks: Sequence[Mark], places: Mapping[str, str]) -> str:
    """The counts by family, each a link to the first of its places."""
    counts = Counter(m.family for m in marks)
    if not counts:
        return '<span class="speech-clean">没有发现问题</span>'
    first = {m.family: m.anchor for m in reversed(marks)}
    return " ".join(
        f'<a class="speech-family speech-{f}" href="{escape(places[first[f]])}">'
        f"{FAMILY_NAMES.get(f, f)} {counts[f]}</a>"
        for f in FAMILIES
        if counts[f]
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
    made.append(f'<span class="speech-source">来源：{escape(printable(path))}</span>')
    return f'<p class="speech-tools">{" ".join(made)}</p>'
