"""Which files a run takes: the paths given or configured, without what is excluded."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .config import Config
from .source import InputError

STDIN = "-"
SUFFIXES = (".txt", ".md")

_NUMBER_RE = re.compile(r"(\d+)")
_GLOB_RE = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|.", re.DOTALL)


def collect(given: Sequence[str], config: Config) -> tuple[list[str], list[InputError]]:
    """The files to check, each once, and what was wrong with the paths.

    Without given paths the configured ones count. A file that is named is always
    taken; a folder gives its texts, sorted as people count (x-2 before x-10), without
    hidden and excluded ones.

    :raises InputError: if there is nothing to check at all.
    """
    paths = list(given) or _configured(config)
    if not paths:
        raise InputError(
            "没有要检查的文件：请给出路径，或在 pyproject.toml 的 [tool.speechlint] 中写 paths",
            "nothing to check: give paths, or set paths in [tool.speechlint] of pyproject.toml",
        )
    excluded = [_glob(pattern) for pattern in config.exclude]
    found: dict[str, str] = {}
    errors: list[InputError] = []
    for path in paths:
        try:
            for file in _expand(path, config.root, excluded):
                found.setdefault(os.path.realpath(file) if file != STDIN else STDIN, file)
        except InputError as error:
            errors.append(error)
    return list(found.values()), errors


def natural(text: str) -> tuple[tuple[bool, int, str], ...]:
    """A sort key that counts: digits as numbers, before other characters."""
    parts = enumerate(_NUMBER_RE.split(text))
    return tuple((False, int(p), p) if n % 2 else (True, 0, p) for n, p in parts if p)


def _configured(config: Config) -> list[str]:
    """The configured paths as seen from the working folder."""
    here = Path.cwd()
    return [os.path.relpath(config.root / path, here) for path in config.paths]


def _expand(path: str, root: Path, excluded: Sequence[re.Pattern[str]]) -> Iterator[str]:
    if path == STDIN or not os.path.isdir(path):
        if path != STDIN and not os.path.exists(path):
            raise InputError(f"{path}：没有这个文件或文件夹", f"{path}: no such file or folder")
        yield path
        return
    files = [f for f in _texts(path) if not _is_excluded(f, root, excluded)]
    if not files:
        raise InputError(
            f"{path}：文件夹里没有可检查的 {'、'.join(SUFFIXES)} 文件",
            f"{path}: the folder holds no {', '.join(SUFFIXES)} file to check",
        )
    yield from sorted(files, key=lambda f: [natural(part) for part in Path(f).parts])


def _texts(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        name, why = error.filename, error.strerror
        raise InputError(f"{name}：无法读取：{why}", f"{name}: cannot be read: {why}") from error

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for name in names:
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield os.path.normpath(os.path.join(parent, name))


def _is_excluded(file: str, root: Path, excluded: Sequence[re.Pattern[str]]) -> bool:
    if not excluded:
        return False
    relative = Path(os.path.relpath(file, root)).as_posix()
    return any(pattern.fullmatch(relative) for pattern in excluded)


def _glob(pattern: str) -> re.Pattern[str]:
    """A glob relative to the configuration's folder; it takes what lies below a match too.

    As in .gitignore, ``*`` and ``?`` stop at a slash, ``**`` does not, and a pattern
    without a slash matches at any depth.
    """
    pattern = pattern.rstrip("/").removeprefix("./")
    anchored = pattern if "/" in pattern else f"**/{pattern}"
    body = "".join(map(_glob_part, _GLOB_RE.findall(anchored.lstrip("/"))))
    try:
        return re.compile(f"{body}(?:/.*)?", re.DOTALL)
    except re.error as error:
        raise InputError(
            f"exclude 中的 {pattern} 不是有效的通配式", f"{pattern} in exclude is not a valid glob"
        ) from error


def _glob_part(part: str) -> str:
    fixed = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if part in fixed:
        return fixed[part]
    if len(part) > 1:
        inner = part[1:-1].replace("\\", r"\\").replace("[", r"\[")
        return f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
    return re.escape(part)
