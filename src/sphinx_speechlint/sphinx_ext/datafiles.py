"""The quality report as data beside its page: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from .json_bytes import json_bytes
from .tally import Row

KINDS = ("json", "csv")
_FIELDS = (
    "speech", "document", "line", "start", "end", "family", "rule", "severity", "message", "text",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def write_data(folder: Path, name: str, rows: Sequence[Row], texts: Mapping[str, str]) -> None:
    """Write both files; the text of a speech is data and never a formula."""
    places = [_place(row, number, texts) for row in rows for number in range(len(row.marks))]
    speeches = [
        {
            "title": row.speech.title,
            "document": row.docname,
            "anchor": row.speech.anchor,
            "characters": row.speech.characters,
            "diagnostics": len(row.marks),
            "families": dict(sorted(row.families.items())),
        }
        for row in rows
    ]
    parts = (b'"speeches": ' + _lines(speeches), b'"diagnostics": ' + _lines(places))
    _write(folder, f"{name}.json", b"{\n" + b",\n".join(parts) + b"\n}\n")
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_FIELDS)
    writer.writerows(map(_cell, place.values()) for place in places)
    # With a mark in front, or spreadsheets read Chinese in the encoding of the machine.
    _write(folder, f"{name}.csv", f"\ufeff{table.getvalue()}".encode("utf-8", "surrogatepass"))


def _lines(rows: Sequence[object]) -> bytes:
    """A list with a row a line: easy to read and to compare, and quick to write."""
    return b"[" + b",".join(b"\n" + json_bytes(row) for row in rows) + b"\n]"


def _place(row: Row, number: int, texts: Mapping[str, str]) -> dict[str, object]:
    mark = row.marks[number]
    return {
        "speech": row.speech.title,
        "document": row.docname,
        "line": mark.line,
        "start": mark.span.start,
        "end": mark.span.end,
        "family": mark.family,
        "rule": mark.rule,
        "severity": mark.severity,
        "message": mark.message,
        "text": texts.get(row.docname, "")[mark.span.start : mark.span.end],
    }


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _write(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
