"""What is to be said of one document, from its own text alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..config import Settings
from ..diagnostic import Diagnostic
from ..parse import parse
from ..paths import belongs
from ..ruleset import FileRules
from ..selection import rules_for
from ..speech import Page
from ..suppress import suppressions
from .documents import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """A version of a document, its structure, and what the rules of one page say of it."""

    document: Document
    page: Page
    rules: FileRules
    alone: Sequence[Diagnostic]

    def diagnostics(
        self, copies: Iterable[Diagnostic] = (), *, whole: bool = False
    ) -> list[Diagnostic]:
        """All diagnostics, with those of the rules that compare speeches, but not what the
        document suppresses; ``whole`` as in :meth:`Rules.unsuppressed`.
        """
        found = [*self.alone, *copies]
        path = self.page.source.path
        return self.rules.unsuppressed(path, found, suppressions(self.page), whole=whole)


def read(document: Document, base: Path) -> Reading | None:
    """Parse and check a document; ``None`` if its settings leave it out.

    The settings are looked up each time: they are small, and may have changed. Paths start
    from ``base``.

    :raises InputError: for wrong settings, or front matter that cannot be read.
    """
    name, settings = document.source.path, Settings()
    file = base / name
    if document.has_file and not belongs(file, settings.of(str(file))):
        return None
    page = parse(document.source)
    rules = rules_for([name], settings, base=base)
    return Reading(document, page, rules, rules.page_diagnostics(page))
