"""Making and changing an index: new segments first, then a manifest that names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import numpy as np

from ...source import InputError
from .gather import normal_path
from .layout import MOST, Contents, write_segment
from .manifest import (
    FILE,
    Entry,
    Manifest,
    checksums,
    read_manifest,
    sync_folder,
    write_manifest,
    writing,
)
from .segment import Segment

SPILL = 1 << 20  # paragraphs kept in memory, some 300 MB; then they become a segment


def build(folder: Path, parts: Iterable[Contents], spill: int = SPILL) -> None:
    """Make an index, in place of what the folder held.

    :raises InputError: if the folder holds something else, or is being written.
    """
    replace_segments(folder, lambda: write_segments(folder, parts, spill))


def write_segments(folder: Path, parts: Iterable[Contents], spill: int = SPILL) -> Iterator[Entry]:
    """Write new segments, which do not count until a manifest names them."""
    for contents in _gathered(parts, spill):
        yield _write(folder, contents)


def replace_segments(folder: Path, make: Callable[[], Iterable[Entry]]) -> None:
    """Have an index hold what ``make`` writes into its folder, and nothing else.

    :raises InputError: as :func:`build`.
    """
    _require_own(folder)
    with writing(folder):
        write_manifest(folder, Manifest(tuple(make())))


def add(folder: Path, parts: Iterable[Contents], spill: int = SPILL) -> None:
    """Add files to an index; one that it has already is replaced.

    :raises InputError: if it is none, or is being written.
    """
    read_manifest(folder)
    with writing(folder):
        manifest = read_manifest(folder)
        taken: set[str] = set()
        fresh = []
        for contents in _gathered(parts, spill):
            taken.update(document.path for document in contents.documents)
            fresh.append(_write(folder, contents))
        old, _ = _without(folder, manifest, taken)
        write_manifest(folder, Manifest((*old.entries, *fresh)))


def remove(folder: Path, paths: Iterable[str]) -> list[InputError]:
    """Remove files from an index, and say which it does not have.

    :raises InputError: if it is none, or is being written.
    """
    read_manifest(folder)
    with writing(folder):
        wanted = {normal_path(path) for path in paths}
        manifest, found = _without(folder, read_manifest(folder), wanted)
        write_manifest(folder, manifest)
    return [
        InputError(f"{path}：不在索引 {folder} 里", f"{path}: not in the index {folder}")
        for path in sorted(wanted - found)
    ]


def merge(folder: Path, others: Sequence[Path] = ()) -> None:
    """Take over what other indexes hold, and make few segments of many.

    Of a file that several indexes have the last one's paragraphs stay.

    :raises InputError: if one is none, or this one is being written.
    """
    read_manifest(folder)
    with writing(folder):
        parts: list[Contents] = []
        later: set[str] = set()
        for one in reversed((folder, *others)):
            manifest, _ = _without(one, read_manifest(one), later)
            own = [Segment.open(one / e.name).contents(e.removed) for e in manifest.entries]
            later.update(document.path for part in own for document in part.documents)
            parts += reversed(own)
        whole = [part for part in reversed(parts) if len(part.digests)]
        entries = tuple(_write(folder, _joined(group)) for group in _batches(whole))
        write_manifest(folder, Manifest(entries))


def _require_own(folder: Path) -> None:
    if folder.is_dir() and not (folder / FILE).exists():
        names = {path.name for path in folder.iterdir()}
        if any(n != "lock" and not n.startswith(("segment-", FILE)) for n in names):
            raise InputError(
                f"{folder}：文件夹里有别的东西；请另给一个",
                f"{folder}: the folder holds something else; name another one",
            )


def _without(folder: Path, manifest: Manifest, paths: set[str]) -> tuple[Manifest, set[str]]:
    """A manifest without the documents of some files, and those files that it had."""
    found: set[str] = set()
    entries = []
    for entry in manifest.entries:
        removed = set(entry.removed)
        for number, document in enumerate(Segment.open(folder / entry.name).documents):
            if document.path in paths and number not in removed:
                found.add(document.path)
                removed.add(number)
        entries.append(replace(entry, removed=tuple(sorted(removed))))
    return Manifest(tuple(entries)), found


def _write(folder: Path, contents: Contents) -> Entry:
    name = f"segment-{uuid4().hex[:12]}"
    write_segment(folder / name, contents)
    sync_folder(folder / name)
    sync_folder(folder)
    sums = checksums(folder / name)
    return Entry(name, len(contents.digests), len(contents.documents), sums)


def _gathered(parts: Iterable[Contents], spill: int) -> Iterator[Contents]:
    """The parts in few pieces: each is full when it has ``spill`` paragraphs."""
    batch: list[Contents] = []
    for part in parts:
        batch.append(part)
        if sum(len(one.digests) for one in batch) >= spill:
            yield _joined(batch)
            batch = []
    if batch:
        yield _joined(batch)


def _batches(parts: Iterable[Contents]) -> Iterator[list[Contents]]:
    batch: list[Contents] = []
    for part in parts:
        if batch and sum(len(c.digests) for c in (*batch, part)) > MOST:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def _joined(parts: Sequence[Contents]) -> Contents:
    before = np.cumsum([0, *(len(part.documents) for part in parts)])
    owners = [part.owners + np.uint32(n) for part, n in zip(parts, before, strict=False)]
    return Contents(
        [document for part in parts for document in part.documents],
        np.concatenate([part.digests for part in parts]),
        np.concatenate([part.keys for part in parts]),
        np.concatenate([part.signs for part in parts]),
        np.concatenate(owners),
        np.concatenate([part.lines for part in parts]),
        np.concatenate([part.columns for part in parts]),
        [excerpt for part in parts for excerpt in part.excerpts],
    )
