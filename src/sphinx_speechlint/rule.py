"""The rule contract: a rule is one file, and that file is its code, its tests and its page."""

from __future__ import annotations

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from .diagnostic import Diagnostic, Fix, Related, Severity
from .duplicates.corpus import Corpus
from .language import Language, Words
from .source import Source, Span
from .speech import Page, Speech
from .suppress import Outcome

_WORD_RE = re.compile(r"(?<!^)(?=[A-Z])")
_MARKED_RE = re.compile(r"⟦(.*?)⟧", re.DOTALL)

# At least two parts: no name is a family's, or that of a page beside those of the rules.
NAME_RE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
FAMILIES = (
    "placeholder",
    "elision",
    "duplicate",
    "reuse",
    "numbering",
    "truncation",
    "residue",
    "punctuation",
    "wording",
    "style",
    "suppression",
)


@dataclass(frozen=True, slots=True)
class Option:
    """A threshold of a rule: its default, a help line, and where the number came from.

    ``least`` and ``most`` are the smallest and the largest value that make sense.
    """

    name: str
    default: int
    help: Words
    origin: Words
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Invalid:
    """A faulty example: ``⟦…⟧`` marks the exact spans; ``fixed`` is the text after the fix."""

    marked: str
    fixed: str | None = None

    @property
    def text(self) -> str:
        """The example without its marks."""
        return self.marked.replace("⟦", "").replace("⟧", "")

    @property
    def spans(self) -> tuple[Span, ...]:
        """The marked spans in :attr:`text`, in order."""
        return tuple(
            Span(m.start() - 2 * n, m.end() - 2 * n - 2)
            for n, m in enumerate(_MARKED_RE.finditer(self.marked))
        )


class BaseRule(ABC):
    """What every rule declares. The name is the class name in kebab case.

    The docstring is the rule's page in Chinese, ``english`` the same in English.
    ``messages`` are the words by language; ``variants`` are further messages by key.
    ``precedence`` decides between overlapping spans of one family: the higher stays.
    """

    name: ClassVar[str]
    english: ClassVar[str] = ""
    family: ClassVar[str]
    severity: ClassVar[Severity]
    preview: ClassVar[bool] = False
    default: ClassVar[bool] = True
    precedence: ClassVar[int] = 0
    options: ClassVar[tuple[Option, ...]] = ()
    messages: ClassVar[Mapping[str, str]]
    variants: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    valid: ClassVar[tuple[str, ...]] = ()
    invalid: ClassVar[tuple[Invalid, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.name = _WORD_RE.sub("-", cls.__name__).lower()

    def __init__(self, options: Mapping[str, int] | None = None) -> None:
        self._options = {o.name: o.default for o in self.options} | dict(options or {})

    def option(self, name: str) -> int:
        """The value of one of the rule's options."""
        return self._options[name]

    @classmethod
    def title(cls, language: Language = "zh") -> str:
        """The first line of the rule's documentation."""
        return (
            cls.documentation(language).partition("\n")[0].rstrip("。" if language == "zh" else ".")
        )

    @classmethod
    def documentation(cls, language: Language = "zh") -> str:
        """The rule's page: a title line, then 检查什么, 为什么不好 and 怎样修改.

        A rule without English words has its Chinese ones in both languages.
        """
        english = language == "en" and cls.english
        return inspect.cleandoc(english or cls.__doc__ or "")

    @classmethod
    def passages(cls, language: Language = "zh") -> list[tuple[str, str]]:
        """The terms of the documentation, each with the passage below it as one line."""
        found: list[tuple[str, str]] = []
        for line in cls.documentation(language).splitlines()[1:]:
            if line and not line[0].isspace():
                found.append((line.strip(), ""))
            elif line.strip() and found:
                term, words = found[-1]
                found[-1] = (term, _joined(words, line.strip()))
        return found

    @classmethod
    def message(cls, diagnostic: Diagnostic, language: Language = "zh") -> str:
        """A diagnostic of this rule in words."""
        words = cls.variants[diagnostic.key] if diagnostic.key else cls.messages
        return words[language].format_map(diagnostic.args)

    def report(
        self,
        path: str,
        span: Span,
        *,
        key: str = "",
        args: Mapping[str, str] | None = None,
        fix: Fix | None = None,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """A diagnostic of this rule."""
        return Diagnostic(
            self.name, self.family, path, span, self.severity, key, args or {}, fix, related
        )


class Rule(BaseRule):
    """A rule that sees one speech at a time."""

    @abstractmethod
    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        """The faults of a speech."""


class PageRule(BaseRule):
    """A rule that sees a whole page: lead-in and speeches."""

    @abstractmethod
    def check(self, page: Page) -> Iterator[Diagnostic]:
        """The faults of a page."""


class CorpusRule(BaseRule):
    """A rule that compares speeches with each other."""

    @abstractmethod
    def check(self, corpus: Corpus) -> Iterator[Diagnostic]:
        """The faults of a corpus."""


class SuppressionRule(BaseRule):
    """A rule about what a file tells the linter: it sees what became of it."""

    @abstractmethod
    def check(self, outcome: Outcome) -> Iterator[Diagnostic]:
        """The faults of a page's suppressions."""


def related_place(source: Source, span: Span) -> Related:
    """Another place of the same source, with the beginning of its text."""
    return Related(
        source.path,
        source.position(span.start),
        source.position(span.end),
        source.slice(span)[:40],
    )


def _joined(words: str, line: str) -> str:
    """Lines of Chinese are joined without a space, lines of other text with one."""
    spaced = words[-1:].isascii() and line[:1].isascii() and words
    return f"{words} {line}" if spaced else words + line
