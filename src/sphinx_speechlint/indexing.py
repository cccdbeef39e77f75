"""Files on their way into an index, read by several processes where that pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from .duplicates.index.gather import gather
from .duplicates.index.layout import Contents
from .duplicates.near import available_cores
from .linter import load
from .processes import in_processes
from .source import InputError, Source

_FILES = 64  # read by one process at a time
_WORTH = 2_000_000  # bytes; a process costs about as much as reading so many
_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Taken:
    """What some files, so many, hold for an index, and which of them could not be read."""

    files: int
    contents: Sequence[Contents]
    unread: Sequence[InputError]


def take_all(
    paths: Sequence[str],
    read: Callable[[str], Source] = Source.read,
    jobs: int | None = None,
) -> Iterator[Taken]:
    """What files hold for an index, in order, some files at a time.

    ``jobs`` is ``None`` for as many processes as pay; ``read`` is for what only this process
    can read, standard input.
    """
    if jobs is None:
        jobs = min(available_cores(), _bytes(paths) // _WORTH)
    chunks = [paths[start : start + _FILES] for start in range(0, len(paths), _FILES)]
    done = 0
    if jobs > 1 and _STDIN not in paths:
        for taken in in_processes(_take, chunks, jobs, [__name__]):
            yield taken
            done += 1
    for chunk in islice(chunks, done, None):
        yield _take(chunk, read, available_cores())


def _take(
    paths: Sequence[str], read: Callable[[str], Source] = Source.read, threads: int = 1
) -> Taken:
    pages, unread = load(paths, read)
    return Taken(len(paths), list(gather(pages, threads)), unread)


def _bytes(paths: Sequence[str]) -> int:
    return sum(os.path.getsize(path) for path in paths if os.path.isfile(path))
