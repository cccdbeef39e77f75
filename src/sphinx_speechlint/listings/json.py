"""JSON: the whole listing for other programs."""

from __future__ import annotations

import json

from ..diagnostic import Related
from ..duplicates.differences import differences
from ..duplicates.listing import Copy, Group, Listing
from ..duplicates.passages import Passage
from ..source import Position

CONTRACT = 1  # raised only when a program written for the contract could break

_Object = dict[str, object]


def report(listing: Listing) -> str:
    """One JSON object and a line end."""
    data: _Object = {
        "version": CONTRACT,
        "limited": listing.limited,
        "overlong": [_place(block.place) for block in listing.overlong],
        "speeches": [{"path": s.path, "title": s.title} for s in listing.corpus.speeches],
        "groups": [_group(group) for group in listing.groups],
        "passages": [_passage(passage) for passage in listing.passages],
        "formulas": [_group(group) for group in listing.formulas],
        "edges": [edge._asdict() for edge in listing.edges()],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _group(group: Group) -> _Object:
    first = group.copies[0]
    return {"copies": [_copy(copy, first) for copy in group.copies]}


def _copy(copy: Copy, first: Copy) -> _Object:
    changes = () if copy.block.digest == first.block.digest else _changes(first, copy)
    return {
        "speech": copy.speech,
        **_place(copy.block.place),
        "similarity": round(copy.similarity, 4),
        "containment": round(copy.containment, 4),
        "differences": list(changes),
    }


def _changes(first: Copy, copy: Copy) -> list[_Object]:
    found = differences(first.block.text, copy.block.text)
    return [change._asdict() for change in found if not change.same]


def _passage(passage: Passage) -> _Object:
    here = passage.path, passage.speech, passage.block.start, passage.span
    there = (
        passage.earlier_path,
        passage.earlier_speech,
        passage.earlier_block.start,
        passage.earlier_span,
    )
    return {
        **_part(*here),
        "text": passage.block.text[passage.span.start : passage.span.end],
        "containment": round(passage.containment, 4),
        "weight": round(passage.weight, 2),
        "earlier": _part(*there),
    }


def _part(path: str, speech: int, block: Position, span: tuple[int, int]) -> _Object:
    start, end = (Position(block.line, block.column + offset) for offset in span)
    return {"speech": speech, "path": path, "start": start._asdict(), "end": end._asdict()}


def _place(place: Related) -> _Object:
    return {
        "path": place.path,
        "start": place.start._asdict(),
        "end": place.end._asdict(),
        "excerpt": place.excerpt,
    }
