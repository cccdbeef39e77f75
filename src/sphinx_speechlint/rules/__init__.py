"""Every rule, by name. A rule is found by its file; nothing is registered by hand."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from ..rule import BaseRule


@dataclass(frozen=True, slots=True)
class _Rules(Mapping[str, type[BaseRule]]):
    """The rules of this package: a file is read when its rule is asked for, since a command
    that needs two should not wait for sixty.
    """

    names: tuple[str, ...]

    def __getitem__(self, name: str) -> type[BaseRule]:
        if name not in self.names:
            raise KeyError(name)
        return _rule(name)

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


@cache
def _rule(name: str) -> type[BaseRule]:
    module = import_module(f"{__name__}.{name.replace('-', '_')}")
    for value in vars(module).values():
        named = getattr(value, "name", None) == name
        if named and isinstance(value, type) and issubclass(value, BaseRule):
            return value
    raise AssertionError(name)  # a file is named as its rule; the tests hold it to that


RULES: Mapping[str, type[BaseRule]] = _Rules(
    tuple(sorted(info.name.replace("_", "-") for info in pkgutil.iter_modules(__path__)))
)
