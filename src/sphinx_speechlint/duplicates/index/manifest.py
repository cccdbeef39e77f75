"""The manifest: which segments count, what was removed from them, and how they were made.

It is replaced as a whole by an atomic rename. Readers take no lock: they read the manifest
and open what it names. Writers exclude each other by a lock that ends with its process.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ... import parse
from ...source import InputError
from .. import minhash, normalise, shingles

FILE = "manifest.json"
_LOCK = "lock"
_FORMAT = 2  # from 2 on with other permutations
PARAMETERS: Mapping[str, int] = {
    "format": _FORMAT,
    "shingle": shingles.SIZE,
    "permutations": minhash.PERMUTATIONS,
    "bands": minhash.BANDS,
    "seed": minhash.SEED,
    "normaliser": normalise.VERSION,
    "parser": parse.VERSION,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment: the name of its folder, how much it holds, the checksums of its files, and
    the numbers of the documents that were removed since.
    """

    name: str
    paragraphs: int
    documents: int
    checksums: Mapping[str, int] = field(default_factory=dict)
    removed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The segments that count, the oldest first."""

    entries: tuple[Entry, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an index.

    :raises InputError: if there is none, it is damaged, or made in another way than ours.
    """
    try:
        data = json.loads((folder / FILE).read_bytes())
        made = data["parameters"]
        entries = data["segments"]
    except OSError as error:
        raise InputError(
            f"{folder}：不是索引（没有 {FILE}）；用 speechlint index build 建立",
            f"{folder}: no index (there is no {FILE}); make one with speechlint index build",
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(folder, FILE) from error
    if made != dict(PARAMETERS):
        other = [key for key in PARAMETERS if made.get(key) != PARAMETERS[key]] or sorted(made)
        raise InputError(
            f"{folder}：这个索引是用别的参数建立的（{'、'.join(other)}）；请重新建立",
            f"{folder}: this index was made with other parameters ({', '.join(other)}); "
            "build it again",
        )
    return Manifest(tuple(_entry(entry) for entry in entries))


def _entry(data: dict[str, Any]) -> Entry:
    return Entry(**{**data, "removed": tuple(data["removed"])})


def damaged(folder: Path, name: str) -> InputError:
    """What to say of an index of which a file is not as it was written."""
    return InputError(
        f"{folder}：索引已损坏（{name}）；请重新建立",
        f"{folder}: the index is damaged ({name}); build it again",
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest: whoever reads sees the old one or the new one."""
    data = {
        "parameters": dict(PARAMETERS),
        "segments": [asdict(entry) for entry in manifest.entries],
    }
    fresh = folder / f"{FILE}.new"
    with fresh.open("wb") as file:
        file.write(json.dumps(data, indent=1).encode())
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, folder / FILE)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Have on the disk which files a folder holds."""
    if os.name == "posix":  # elsewhere a folder cannot be opened
        number = os.open(folder, os.O_RDONLY)
        os.fsync(number)
        os.close(number)


def checksums(folder: Path) -> dict[str, int]:
    """The CRC-32 of every file of a segment."""
    found = {}
    for path in sorted(folder.iterdir()):
        value = 0
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                value = zlib.crc32(part, value)
        found[path.name] = value
    return found


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Be the one writer of an index, and clear away what a writer that was killed left behind.

    :raises InputError: if another writer is at work, or nothing can be written there.
    """
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise InputError(
            f"{folder}：另一个进程正在写这个索引；等它结束再试",
            f"{folder}: another process is writing this index; try again when it is done",
        ) from error
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"{folder}：无法写入：{why}", f"{folder}: cannot write: {why}") from error
    try:
        yield
        clear(folder)
    finally:
        lock.release()


def clear(folder: Path) -> None:
    """Delete the segments that the manifest does not name."""
    if not (folder / FILE).exists():
        return
    named = {entry.name for entry in read_manifest(folder).entries}
    for path in folder.iterdir():
        if path.is_dir() and path.name.startswith("segment-") and path.name not in named:
            shutil.rmtree(path)
