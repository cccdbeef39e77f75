"""The quality report as data beside its page: JSON for programs, CSV for spreadsheets.

What both say of a document is kept between builds: of a thousand speeches a small change
concerns one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from .json_bytes import json_bytes
from .records import Lines
from .tally import Row

KINDS = ("json", "csv")
_FIELDS = (
    "speech", "document", "line", "start", "end", "family", "rule", "severity", "message", "text",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula
_NEXT = b",\n"


def data_lines(rows: Sequence[Row], text: str) -> Lines:
    """The places of the speeches of one document with this text."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    objects = []
    for place in _places(rows, text):
        objects.append(json_bytes(dict(zip(_FIELDS, place, strict=True))))
        writer.writerow(map(_cell, place))
    return Lines(_NEXT.join(objects), _encoded(table.getvalue()))


def write_data(
    folder: Path, name: str, rows: Sequence[Row], lines: Callable[[str, Sequence[Row]], Lines]
) -> None:
    """Write both files; the text of a speech is data and never a formula.

    ``lines`` gives those of a document with its rows, which stand together.
    """
    of_each = [lines(d, list(own)) for d, own in groupby(rows, attrgetter("docname"))]
    speeches = _NEXT.join(map(_speech, rows))
    places = _NEXT.join(each.json for each in of_each if each.json)
    parts = (b'"speeches": [\n', speeches, b'\n],\n"diagnostics": [\n', places, b"\n]")
    _write(folder, f"{name}.json", b"{\n" + b"".join(parts) + b"\n}\n")
    # With a mark in front, or spreadsheets read Chinese in the encoding of the machine.
    head = _encoded("\ufeff" + ",".join(_FIELDS) + "\r\n")
    _write(folder, f"{name}.csv", head + b"".join(each.csv for each in of_each))


def _speech(row: Row) -> bytes:
    return json_bytes(
        {
            "title": row.speech.title,
            "document": row.docname,
            "anchor": row.speech.anchor,
            "characters": row.speech.characters,
            "diagnostics": len(row.marks),
            "families": dict(sorted(row.families.items())),
        }
    )


def _places(rows: Sequence[Row], text: str) -> Iterator[tuple[object, ...]]:
    """The fields of each place."""
    for row in rows:
        for mark in row.marks:
            yield (
                row.speech.title,
                row.docname,
                mark.line,
                *mark.span,
                mark.family,
                mark.rule,
                mark.severity,
                mark.message,
                text[mark.span.start : mark.span.end],
            )


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _write(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
