"""The text of a speech and its structure as files beside its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from docutils import nodes
from sphinx.application import Sphinx

from ..exporters import tei
from ..exporters.tei import Damage, Described
from ..layout import Layout, lay_out
from ..parse import parse
from ..source import InputError, Source
from ..speech import Block, Page
from .domain import speech_domain
from .json_bytes import json_bytes
from .outputs import is_page
from .project import speech_project
from .records import DocumentRecord, Laid, Mark, SpeechRecord

FOLDER = "_speeches"
KINDS = ("txt", "json", "xml")


def download_name(docname: str, kind: str) -> str:
    """The address of a download below the top of the site."""
    return f"{FOLDER}/{quote(docname)}.{kind}"


def write_downloads(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Write the files of a speech document with its page."""
    domain = speech_domain(app.env)
    if docname not in domain.documents or not is_page(app.builder):
        return
    record = domain.documents[docname]
    try:
        known = docname in domain.laid
        page, layout = domain.laid.pop(docname) if known else _read(app, docname, record)
    except InputError:  # gone or broken since it was read: the next build will say so
        return
    marks = [mark for mark in domain.marks.get(docname, ()) if not mark.echo]
    data = json_bytes(_document(page, record, marks), indent=1) + b"\n"
    text, edition = map(_bytes, (page.source.text, _tei(page, layout, record, marks)))
    base = Path(app.outdir, FOLDER, docname)
    base.parent.mkdir(parents=True, exist_ok=True)
    for kind, content in zip(KINDS, (text, data, edition), strict=True):
        base.with_name(f"{base.name}.{kind}").write_bytes(content)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _read(app: Sphinx, docname: str, record: DocumentRecord) -> Laid:
    """The page of a document that another process read, or an earlier build."""
    page = parse(speech_project(app.env).read(docname))
    return Laid(page, lay_out(page, PurePosixPath(docname).name, _splices(record)))


def _splices(record: DocumentRecord) -> set[int]:
    return {part.span.start for speech in record.speeches for part in speech.parts[1:]}


def _document(page: Page, record: DocumentRecord, marks: Sequence[Mark]) -> dict[str, object]:
    """The structure and the diagnostics; offsets count code points of the text beside it."""
    diagnostics = [
        {
            "rule": mark.rule,
            "family": mark.family,
            "severity": mark.severity,
            "line": mark.line,
            "start": mark.span.start,
            "end": mark.span.end,
            "message": mark.message,
        }
        for mark in marks
    ]
    speeches = [
        _speech(known) | {"blocks": [_block(page.source, record, b) for b in speech.blocks]}
        for known, speech in zip(record.speeches, page.speeches, strict=False)
    ]
    return {"path": record.path, "speeches": speeches, "diagnostics": diagnostics}


def _tei(page: Page, layout: Layout, record: DocumentRecord, marks: Sequence[Mark]) -> str:
    """The same as TEI, with the ids of the page."""
    parts = [(s, p) for s in record.speeches for p in s.parts]
    described = [Described(p.anchor, s.title, p.facts) for s, p in parts]
    damage = [Damage(m.anchor, m.span, m.rule, m.family, m.message, m.missing) for m in marks]
    splices = _splices(record)
    return tei.report(page.source, layout, record.title, described, damage, splices)


def _speech(speech: SpeechRecord) -> dict[str, object]:
    parts = [
        asdict(p.facts)
        | {"characters": p.characters, "keywords": [k.word for k in p.shown_keywords]}
        for p in speech.parts
    ]
    return {"title": speech.title, "anchor": speech.anchor, "parts": parts}


def _block(source: Source, record: DocumentRecord, block: Block) -> dict[str, object]:
    marker = source.slice(block.marker.span) if block.marker else ""
    place = record.place_at(block.span.start)
    return {
        "kind": block.kind.value,
        "level": block.level,
        "marker": marker,
        "start": block.span.start,
        "end": block.span.end,
        "anchor": place.anchor if place else "",
        "text": source.slice(block.span),
    }
