"""How settings are declared: a field each, with its kind and help, checked as it is read.

A class of settings is a frozen dataclass whose fields are made by :func:`setting`. From them
come the reading, the complaints and the documentation; a new setting is one more field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from .language import Words, near_name

Keys = tuple[str | int, ...]
_T = TypeVar("_T")


class MisfitError(Exception):
    """A setting that does not fit: where in the table, and what is wrong."""

    def __init__(self, keys: Keys, words: Words) -> None:
        super().__init__(keys, words)
        self.keys = keys
        self.words = words


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: what it is called, and how it is taken from TOML.

    ``read`` raises :class:`MisfitError`, with the keys below the value, for a wrong one.
    """

    name: Words
    read: Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key in TOML, its default, and what the documentation says of it."""

    key: str
    field: str
    kind: Kind
    default: object
    help: Words
    example: str
    required: bool


def setting(
    kind: Kind, words: Words, example: str, *, default: object = (), required: bool = False
) -> Any:
    """The field of a setting; its key is the field's name with ``-`` for ``_``.

    ``words`` are its help, ``example`` is a value in TOML.
    """
    declared = {"kind": kind, "help": words, "example": example, "required": required}
    return field(default=default, metadata={"setting": declared})


def settings_of(kind: type) -> tuple[Setting, ...]:
    """The settings that a class declares, in its order."""
    return tuple(
        Setting(f.name.replace("_", "-"), f.name, default=f.default, **f.metadata["setting"])
        for f in fields(kind)
        if "setting" in f.metadata
    )


def read_settings(kind: type[_T], given: object, **others: object) -> _T:
    """An object of a class of settings, from a table of TOML; ``others`` are its other fields.

    :raises MisfitError: for an unknown or missing key or a wrong value.
    """
    if not isinstance(given, dict):
        raise _wanted(Words("一张表", "a table"))
    declared = {s.key: s for s in settings_of(kind)}
    values: dict[str, object] = {}
    for key, value in given.items():
        if key not in declared:
            raise MisfitError((key,), _unknown(key, list(declared)))
        values[declared[key].field] = _inside(declared[key].kind, key, value)
    for one in declared.values():
        if one.required and one.key not in given:
            raise MisfitError((), Words(f"缺少 {one.key}", f"{one.key} is missing"))
    return kind(**others, **values)


def _unknown(key: str, known: list[str]) -> Words:
    listed = Words(f"；可用的有 {'、'.join(known)}", f"; there are {', '.join(known)}")
    hint = near_name(key, known, listed)
    return Words(f"不是一项设置{hint.zh}", f"is no setting{hint.en}")


def _wanted(name: Words) -> MisfitError:
    return MisfitError((), Words(f"应当是{name.zh}", f"should be {name.en}"))


def _plain(kind: type, name: Words) -> Kind:
    def read(value: object) -> object:
        if type(value) is not kind:  # True is an int to isinstance
            raise _wanted(name)
        return value

    return Kind(name, read)


TEXT = _plain(str, Words("字符串", "a string"))
FLAG = _plain(bool, Words(" true 或 false", "true or false"))
NUMBER = _plain(int, Words("整数", "a whole number"))


def choice(values: Sequence[str], make: Callable[[str], object] = str) -> Kind:
    """One of some words, as what ``make`` makes of it."""
    quoted = [f'"{value}"' for value in values]
    name = Words(f" {' 或 '.join(quoted)}", " or ".join(quoted))

    def read(value: object) -> object:
        if not isinstance(value, str) or value not in values:
            raise _wanted(name)
        return make(value)

    return Kind(name, read)


def list_of(kind: Kind, name: Words) -> Kind:
    """A list, as a tuple."""

    def read(value: object) -> object:
        if not isinstance(value, list):
            raise _wanted(name)
        return tuple(_inside(kind, index, item) for index, item in enumerate(value))

    return Kind(name, read)


def table_of(kind: Kind, name: Words, keys: Kind = TEXT) -> Kind:
    """A table whose keys are the user's, as a tuple of pairs."""

    def read(value: object) -> object:
        if not isinstance(value, dict):
            raise _wanted(name)
        return tuple(
            (_inside(keys, key, key), _inside(kind, key, item)) for key, item in value.items()
        )

    return Kind(name, read)


def table(kind: type) -> Kind:
    """A table with the settings that a class declares, as an object of it."""
    return Kind(Words("一张表", "a table"), lambda value: read_settings(kind, value))


def _inside(kind: Kind, key: str | int, value: object) -> object:
    try:
        return kind.read(value)
    except MisfitError as misfit:
        raise MisfitError((key, *misfit.keys), misfit.words) from misfit


TEXTS = list_of(TEXT, Words("字符串的列表", "a list of strings"))
