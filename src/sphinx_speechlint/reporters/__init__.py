"""Output formats: one file each, diagnostics and their sources to text."""

from __future__ import annotations

import importlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import cast

from ..diagnostic import Diagnostic, Severity
from ..language import Language, Words
from ..rule import FAMILIES, BaseRule
from ..rules import RULES
from ..source import InputError, Source

STDIN = "-"

SEVERITY_WORDS: Mapping[Severity, Words] = MappingProxyType(
    {
        Severity.ERROR: Words("错误", "error"),
        Severity.WARNING: Words("警告", "warning"),
        Severity.INFO: Words("提示", "info"),
    }
)


@dataclass(frozen=True, slots=True)
class Presentation:
    """What a report needs besides diagnostics and sources.

    The language, whether there is colour, the rules whose words the messages are; whether
    the line that counts is left out (``quiet``), and what was wrong with files that are not
    in it (``unread``).
    """

    language: Language = "zh"
    colour: bool = False
    rules: Mapping[str, type[BaseRule]] = field(default_factory=lambda: RULES)
    quiet: bool = False
    unread: Sequence[InputError] = ()

    def message(self, diagnostic: Diagnostic) -> str:
        """A diagnostic in words, as its rule puts it."""
        return self.rules[diagnostic.rule].message(diagnostic, self.language)


Reporter = Callable[[Sequence[Diagnostic], Mapping[str, Source], Presentation], str]


def reporter(name: str) -> Reporter:
    """The reporter of a format in :data:`~sphinx_speechlint.formats.FORMATS`."""
    return cast("Reporter", importlib.import_module(f".{name}", __name__).report)


def place(path: str) -> str:
    """A path as CI wants it: with slashes, from the working folder; outside of it absolute."""
    if path == STDIN:
        return path
    whole = Path(os.path.abspath(path))
    here = Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def by_family(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many diagnostics each family has, in the families' order."""
    counts = Counter(d.family for d in diagnostics)
    order = [f for f in FAMILIES if f in counts] + sorted(counts.keys() - set(FAMILIES))
    return {family: counts[family] for family in order}
