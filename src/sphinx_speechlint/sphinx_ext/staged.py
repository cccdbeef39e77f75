"""Copies of speech files in the folder of doctrees: what Sphinx reads and shows as source."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from xxhash import xxh3_128_digest

from .. import __version__
from ..parse import parse
from ..source import InputError, Source, file_bytes
from ..suppress import spoken_text


class Staged(NamedTuple):
    """A speech file that was copied: digests of its bytes and its text, what wrote the copy,
    and the time and size of that.
    """

    path: str
    file: bytes
    text: bytes
    version: str
    copy: tuple[int, int]


def stage(path: Path, copy: Path, known: Staged | None) -> Staged:
    """Copy a speech file, unless this very copy of its bytes is ``known`` and still there.

    :raises InputError: if it cannot be read.
    """
    data = file_bytes(path)
    file = xxh3_128_digest(data)
    if known is not None and copy.is_file():
        state = Staged(str(path), file, known.text, __version__, _state(copy))
        if state == known:
            return known
    source = Source.from_bytes(data, os.fspath(path))
    write(copy, _published(source))
    return Staged(str(path), file, text_digest(source), __version__, _state(copy))


def write(copy: Path, text: str) -> None:
    """Write the copy of a document, but leave an equal one: its age tells of changes."""
    data = text.encode("utf-8")
    if not copy.is_file() or copy.read_bytes() != data:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(data)


def text_digest(source: Source) -> bytes:
    """What tells one text from another."""
    return xxh3_128_digest(source.text.encode("utf-8", "surrogatepass"))


def _state(copy: Path) -> tuple[int, int]:
    status = copy.stat()
    return status.st_mtime_ns, status.st_size


def _published(source: Source) -> str:
    """The text without what it says to the linter; the parser complains of bad front matter."""
    if "speechlint" not in source.text:
        return source.text
    with suppress(InputError):
        return spoken_text(parse(source))
    return source.text
