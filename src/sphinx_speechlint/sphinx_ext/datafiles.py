"""The quality report as data beside its page: JSON for programs, CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

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
    parts = (f'"speeches": {_lines(speeches)}', f'"diagnostics": {_lines(places)}')
    _write(folder, f"{name}.json", "{\n" + ",\n".join(parts) + "\n}\n")
    table = io.StringIO()
    writer = csv.DictWriter(table, _FIELDS, lineterminator="\r\n")
    writer.writeheader()
    for place in places:
        writer.writerow({field: _cell(value) for field, value in place.items()})
    # With a mark in front, or spreadsheets read Chinese in the encoding of the machine.
    _write(folder, f"{name}.csv", "\ufeff" + table.getvalue())


def _lines(rows: Sequence[object]) -> str:
    """A list with a row a line: easy to read and to compare, and quick to write."""
    return "[" + ",".join("\n" + json.dumps(row, ensure_ascii=False) for row in rows) + "\n]"


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


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
