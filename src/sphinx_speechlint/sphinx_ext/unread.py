"""Documents whose file holds nothing, could not be read, or could not be checked to the end."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..speech import Page
from .records import DocumentRecord
from .words import printable


def unread_nodes(page: Page, error: str, *, is_read: bool) -> Iterator[nodes.Element]:
    """What is wrong, and the lines of a file that could not be read: no text is lost."""
    if error:
        words = f"{'没有查完' if is_read else '没有读成'}：{error}"
        yield nodes.warning("", nodes.paragraph("", printable(words)))
    elif not page.speeches:
        yield nodes.note("", nodes.paragraph("", "这个文件里没有文字。"))
    if not is_read:
        for line in filter(str.strip, page.source.text.splitlines()):
            yield nodes.paragraph("", printable(line.strip()), classes=["speech-paragraph"])


def state(record: DocumentRecord | None) -> str:
    """What lists say of such a document; empty of any other."""
    if record is None:
        return ""
    if record.error:
        return "没有查完" if record.speeches else "没有读成"
    return "" if record.speeches else "空文件"
