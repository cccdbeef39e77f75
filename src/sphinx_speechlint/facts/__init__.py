"""What a speech tells of itself: its number, speaker, place, level, occasion and year.

Each is read from the front matter, else from the words of the speech, and comes with
the words that prove it. What nothing proves is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..markers import ARABIC, HAN
from ..numerals import parse_number
from ..source import Source
from ..speech import Block, BlockKind
from .head import find_head
from .occasion import find_occasion
from .place import find_place
from .proven import STATED, Fact, Year, evidence
from .year import find_year

__all__ = ["Facts", "evidence", "find_facts", "title_number"]

_NUMBER_RE = re.compile(rf"(?:篇|范文|例文|样本|模板|第)\s*[（(]?({HAN}|{ARABIC}{{1,3}})")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a speech; ``None`` is unknown."""

    number: int | None = None
    speaker: Fact | None = None
    place: Fact | None = None
    level: Fact | None = None
    occasion: Fact | None = None
    year: Year | None = None


def find_facts(
    source: Source, title: str, blocks: Iterable[Block], metadata: Mapping[str, str]
) -> Facts:
    """The facts of a speech, or of a part of it, from its blocks and its front matter."""
    listed = list(blocks)
    head = find_head(source, title, listed)
    text = "\n".join(source.slice(b.span) for b in listed if b.kind is not BlockKind.TITLE)
    place, level = find_place(head, text, metadata)
    return Facts(
        title_number(title),
        Fact(speaker, STATED) if (speaker := metadata.get("speaker")) else None,
        place,
        level,
        find_occasion(head, metadata),
        find_year(head, metadata),
    )


def title_number(title: str) -> int | None:
    """The number of a speech in its set, as its title gives it: 篇三 is 3."""
    match = _NUMBER_RE.search(title)
    return parse_number(match[1]) if match else None
