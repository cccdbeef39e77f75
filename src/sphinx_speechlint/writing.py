"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .source import InputError


def write_file(path: str | os.PathLike[str], data: bytes, *, before: bytes | None = None) -> None:
    """Put data in place of what a file holds, or make the file.

    The data is written beside the file, flushed to the disk and renamed, so that whoever
    reads sees the old or the new. A link is followed; mode and, where allowed, owner stay.
    With ``before`` the file must still hold those bytes.

    :raises InputError: if it cannot be written, or has changed meanwhile; then it is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        with _draft(target, data) as draft:
            if before is not None and target.read_bytes() != before:
                raise InputError(
                    f"{path}：文件在检查之后被改动，没有写入；请再运行一次",
                    f"{path}: changed since it was checked and left alone; run again",
                )
            os.replace(draft, target)
        _flush_folder(target.parent)
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"{path}：无法写入：{why}", f"{path}: cannot be written: {why}") from error


@contextmanager
def _draft(target: Path, data: bytes) -> Iterator[Path]:
    """A file beside the target that holds the data, gone at the end unless it was renamed."""
    old = target.stat() if target.exists() else None
    by_effect = os.access in os.supports_effective_ids
    writable = os.access(target, os.W_OK, effective_ids=by_effect)
    if old is not None and not (stat.S_ISREG(old.st_mode) and writable):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    draft = target.with_name(f".speechlint-{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as stream:
            if old is not None:
                with contextlib.suppress(OSError, AttributeError):  # not ours to give away
                    os.chown(draft, old.st_uid, old.st_gid)
                draft.chmod(stat.S_IMODE(old.st_mode))
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Make the renaming last; where folders cannot be opened, the system sees to it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
