"""A file with settings: its table, and how its places are named."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from .language import Words
from .settings import Keys
from .source import InputError
from .toml_lines import line_of

OWN_FILE, SHARED_FILE = "speechlint.toml", "pyproject.toml"
_TABLE = ("tool", "speechlint")
_PLACE_RE = re.compile(r" \(at line (\d+), column \d+\)$")


def read_table(file: Path) -> Mapping[str, object] | None:
    """The table of a file; ``None`` if it is a pyproject.toml without one.

    :raises InputError: for a file that cannot be read or is no TOML, and for no table.
    """
    data = _data(file)
    if file.name != SHARED_FILE:
        return data
    tool = data.get("tool")
    table = tool.get("speechlint") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise complaint(file, (), Words("应当是一张表", "should be a table"))
    return table


def _data(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_text(file))
    except OSError as error:
        why, line = error.strerror or str(error), ""
    except UnicodeDecodeError as error:
        why, line = str(error), ""
    except tomllib.TOMLDecodeError as error:
        found = _PLACE_RE.search(str(error))
        why, line = _PLACE_RE.sub("", str(error)), f":{found[1]}" if found else ""
    except RecursionError:
        why, line = "RecursionError", ""
    name = f"{shown(file)}{line}"
    raise InputError(f"{name}：无法读取配置：{why}", f"{name}: the settings cannot be read: {why}")


def complaint(file: Path, keys: Keys, words: Words) -> InputError:
    """An error about a setting that names its file and line."""
    table = "[tool.speechlint]" if file.name == SHARED_FILE else ""
    what = f"{table} {dotted(keys)}".strip()
    where = place(file, keys)
    gap = "" if words.zh.startswith((" ", "：")) or not what else " "
    return InputError(f"{where}：{what}{gap}{words.zh}", f"{where}: {what} {words.en}")


def place(file: Path, keys: Keys) -> str:
    """The file and line of a setting, the file alone if it is gone by now."""
    inside = (*_TABLE, *keys) if file.name == SHARED_FILE else keys
    try:
        return f"{shown(file)}:{line_of(_text(file), inside)}"
    except (OSError, ValueError):  # --watch reads settings while they are being written
        return shown(file)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig")


def dotted(keys: Keys) -> str:
    """Keys as people read them: ``pattern#1.name`` is the name of the first pattern."""
    parts = (f"#{key + 1}" if isinstance(key, int) else f".{key}" for key in keys)
    return "".join(parts).removeprefix(".")


def shown(file: Path) -> str:
    """A path as short as it can be said from here."""
    here, file = Path.cwd(), file.resolve()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file)
