"""Which files a run takes: the paths given or configured, without what is excluded."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from .config import Config, Settings
from .globs import glob
from .source import InputError

STDIN = "-"
SUFFIXES = (".txt", ".md")

_NUMBER_RE = re.compile(r"(\d+)")


def collect(given: Sequence[str], settings: Settings) -> tuple[list[str], list[InputError]]:
    """The files to check, each once, and what was wrong with the paths.

    Without given paths the configured ones of this folder count. A file that is named is
    always taken; a folder gives its texts, sorted as people count (x-2 before x-10),
    without hidden ones and those that their own settings exclude.

    :raises InputError: if there is nothing to check at all, and for wrong settings.
    """
    paths = list(given) or _configured(settings.of("."))
    if not paths:
        raise InputError(
            "没有要检查的文件：请给出路径，或在配置里写 paths",
            "nothing to check: give paths, or set paths in the configuration",
        )
    found: dict[str, str] = {}
    errors: list[InputError] = []
    real_folder = cache(os.path.realpath)

    def real(file: str) -> str:
        folder, name = os.path.split(file)
        # Elsewhere a name may be spelled in several ways, and a folder alone does not tell.
        if os.name != "posix" or os.path.islink(file):
            return os.path.realpath(file)
        return os.path.join(real_folder(folder), name)

    for path in paths:
        try:
            files = list(_expand(path))
        except InputError as error:
            errors.append(error)
            continue
        if os.path.isdir(path):
            files = [file for file in files if not _is_excluded(file, settings.of(file))]
            if not files:
                errors.append(_nothing_in(path))
        for file in files:
            found.setdefault(real(file) if file != STDIN else STDIN, file)
    return list(found.values()), errors


def belongs(file: Path, config: Config) -> bool:
    """Whether a run without paths checks a file, even one that is not written yet.

    Without configured paths there is nothing to go by, and every file does.
    """
    if not config.paths:
        return True
    for path in (Path(os.path.normpath(config.root / path)) for path in config.paths):
        if file == path:
            return True
        if file.is_relative_to(path):
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            text = file.name.lower().endswith(SUFFIXES)
            return text and not hidden and not _is_excluded(str(file), config)
    return False


def natural(text: str) -> tuple[tuple[bool, int, str], ...]:
    """A sort key that counts: digits as numbers, before other characters."""
    parts = enumerate(_NUMBER_RE.split(text))
    return tuple((False, int(p), p) if n % 2 else (True, 0, p) for n, p in parts if p)


def _configured(config: Config) -> list[str]:
    """The configured paths as seen from the working folder."""
    here = Path.cwd()
    return [os.path.relpath(config.root / path, here) for path in config.paths]


def _expand(path: str) -> Iterator[str]:
    if path != STDIN and os.path.isdir(path):
        known = cache(natural)  # the folders of thousands of files are few
        yield from sorted(_texts(path), key=lambda file: [*map(known, file.split(os.sep))])
    elif path == STDIN or os.path.exists(path):
        yield path
    else:
        raise InputError(f"{path}：没有这个文件或文件夹", f"{path}: no such file or folder")


def _nothing_in(folder: str) -> InputError:
    return InputError(
        f"{folder}：文件夹里没有可检查的 {'、'.join(SUFFIXES)} 文件",
        f"{folder}: the folder holds no {', '.join(SUFFIXES)} file to check",
    )


def _texts(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        name, why = error.filename, error.strerror
        raise InputError(f"{name}：无法读取：{why}", f"{name}: cannot be read: {why}") from error

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for name in names:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield os.path.normpath(os.path.join(parent, name))


def _is_excluded(file: str, config: Config) -> bool:
    if not config.exclude:
        return False
    relative = Path(os.path.relpath(file, config.root)).as_posix()
    return any(glob(pattern).fullmatch(relative) for pattern in config.exclude)
