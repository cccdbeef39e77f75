"""CSV: a row for each later copy and each passage, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..duplicates.listing import Listing

_COLUMNS = (
    "kind",
    "path",
    "line",
    "column",
    "earlier_path",
    "earlier_line",
    "earlier_column",
    "similarity",
    "containment",
    "text",
)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def report(listing: Listing) -> str:
    """The rows under a row of names."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_COLUMNS)
    for row in (*_copies(listing), *_passages(listing)):
        rows.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def _copies(listing: Listing) -> Iterator[tuple[object, ...]]:
    for kind, groups in (("copy", listing.groups), ("formula", listing.formulas)):
        for group in groups:
            first = group.copies[0].block.place
            for copy in group.copies[1:]:
                place = copy.block.place
                likeness = round(copy.similarity, 4), round(copy.containment, 4)
                here, there = (place.path, *place.start), (first.path, *first.start)
                yield (kind, *here, *there, *likeness, place.excerpt)


def _passages(listing: Listing) -> Iterator[tuple[object, ...]]:
    for passage in listing.passages:
        line, column = passage.block.start
        here = passage.path, line, column + passage.span.start
        line, column = passage.earlier_block.start
        there = passage.earlier_path, line, column + passage.earlier_span.start
        text = passage.block.text[passage.span.start : passage.span.end]
        contained = round(passage.containment, 4)
        yield ("passage", *here, *there, "", contained, text)


def _harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula of its own."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
