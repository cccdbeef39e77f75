"""Output formats: one file each, diagnostics and their sources to text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ..diagnostic import Diagnostic, Severity
from ..language import Language, Words
from ..rule import FAMILIES, BaseRule
from ..rules import RULES
from ..source import Source

SEVERITY_WORDS: Mapping[Severity, Words] = MappingProxyType(
    {
        Severity.ERROR: Words("错误", "error"),
        Severity.WARNING: Words("警告", "warning"),
        Severity.INFO: Words("提示", "info"),
    }
)


@dataclass(frozen=True, slots=True)
class Presentation:
    """How diagnostics are put into words: the language, the rules whose words they are, colour."""

    language: Language = "zh"
    colour: bool = False
    rules: Mapping[str, type[BaseRule]] = field(default_factory=lambda: RULES)

    def message(self, diagnostic: Diagnostic) -> str:
        """A diagnostic in words, as its rule puts it."""
        return self.rules[diagnostic.rule].message(diagnostic, self.language)


Reporter = Callable[[Sequence[Diagnostic], Mapping[str, Source], Presentation], str]


def by_family(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many diagnostics each family has, in the families' order."""
    counts = Counter(d.family for d in diagnostics)
    order = [f for f in FAMILIES if f in counts] + sorted(counts.keys() - set(FAMILIES))
    return {family: counts[family] for family in order}
