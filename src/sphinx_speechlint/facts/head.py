"""The head of a speech: its title, and the lines between that and its first words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..shapes import is_plain_line
from ..source import Source
from ..speech import Block, BlockKind

_MOST = 8  # lines below a title: more of them are a list or a site's menu


class Head(NamedTuple):
    """The lines of the head, the title first, and the text that follows them and the greeting."""

    lines: tuple[str, ...]
    body: str
    addressed: bool  # it greets an audience


def find_head(source: Source, title: str, blocks: Iterable[Block]) -> Head:
    """The head of a speech, or of a part of it.

    Sites put lines of their own above a title, and it is then no title to the parser: any
    short line before the first sentence is of the head.
    """
    listed = list(blocks)
    count = 0
    while count < min(len(listed), _MOST) and _is_of_head(listed[count], source):
        count += 1
    lines = [title, *(source.slice(b.title or b.span) for b in listed[:count])]
    rest = [b for b in listed[count:] if b.kind is not BlockKind.SALUTATION]
    body = "\n".join(source.slice(b.span) for b in rest)
    return Head(tuple(dict.fromkeys(filter(None, lines))), body, len(rest) < len(listed) - count)


def _is_of_head(block: Block, source: Source) -> bool:
    if block.kind in (BlockKind.TITLE, BlockKind.BYLINE):
        return True
    return block.kind is not BlockKind.SALUTATION and is_plain_line(source.slice(block.span))
