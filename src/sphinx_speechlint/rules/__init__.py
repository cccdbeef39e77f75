"""Every rule, by name. A rule is found by its file; nothing is registered by hand."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from ..rule import BaseRule


def _load() -> Mapping[str, type[BaseRule]]:
    rules: dict[str, type[BaseRule]] = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        found = [
            value
            for value in vars(module).values()
            if isinstance(value, type)
            and issubclass(value, BaseRule)
            and value.__module__ == module.__name__
        ]
        for rule in found:
            rules[rule.name] = rule
    return MappingProxyType(dict(sorted(rules.items())))


RULES: Mapping[str, type[BaseRule]] = _load()
