"""The settings of a run: one TOML table, ``[tool.speechlint]`` of one pyproject.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from .language import Words, near_name
from .source import InputError


@dataclass(frozen=True, slots=True)
class Config:
    """What to check and with which rules. Paths are relative to ``root``.

    ``select`` and ``ignore`` name rules or families; an empty ``select`` is every
    rule that is on by default.
    """

    root: Path = Path()
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False


_KEYS = {f.name for f in fields(Config)} - {"root"}


def find_config(start: Path) -> Config:
    """The settings from the nearest pyproject.toml with a table for this tool, else defaults.

    :raises InputError: for a file that is not TOML, an unknown key or a wrong value.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        file = folder / "pyproject.toml"
        if file.is_file() and (table := _read_table(file)) is not None:
            return _from_table(table, file)
    return Config(root=start)


def _read_table(file: Path) -> Mapping[str, object] | None:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"{file}：无法读取配置：{error}", f"{file}: the settings cannot be read: {error}"
        ) from error
    table = data.get("tool", {}).get("speechlint")
    if table is not None and not isinstance(table, dict):
        raise InputError(
            f"{file}：tool.speechlint 应当是一张表", f"{file}: tool.speechlint should be a table"
        )
    return table


def _from_table(table: Mapping[str, object], file: Path) -> Config:
    values: dict[str, object] = {}
    for key, value in table.items():
        if key not in _KEYS:
            keys = sorted(_KEYS)
            listed = Words(f"；可用的有 {'、'.join(keys)}", f"; there are {', '.join(keys)}")
            hint = near_name(key, keys, listed)
            raise InputError(
                f"{file}：tool.speechlint 中没有 {key} 这一项{hint.zh}",
                f"{file}: tool.speechlint has no key {key}{hint.en}",
            )
        if key == "preview":
            if not isinstance(value, bool):
                raise InputError(
                    f"{file}：tool.speechlint.{key} 应当是 true 或 false",
                    f"{file}: tool.speechlint.{key} should be true or false",
                )
            values[key] = value
            continue
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise InputError(
                f"{file}：tool.speechlint.{key} 应当是字符串的列表",
                f"{file}: tool.speechlint.{key} should be a list of strings",
            )
        values[key] = tuple(value)
    return Config(root=file.parent, **values)  # type: ignore[arg-type]
