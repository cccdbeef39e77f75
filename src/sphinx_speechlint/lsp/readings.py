"""What is to be said of one document, from its own text alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..baselines import Baselines, Sifted
from ..config import Settings
from ..diagnostic import Diagnostic
from ..linter import lint
from ..parse import parse
from ..paths import belongs
from ..ruleset import FileRules
from ..selection import rules_for
from ..source import Source
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
    baselines: Baselines

    def diagnostics(self, copies: Iterable[Diagnostic] = (), *, whole: bool = False) -> Sifted:
        """All diagnostics, with those of the rules that compare speeches, but not what the
        document suppresses; ``whole`` as in :meth:`Rules.unsuppressed`.
        """
        source, told = self.page.source, suppressions(self.page)
        found = [*self.alone, *copies]
        heard = self.rules.unsuppressed(source.path, found, told, whole=whole)
        return self.baselines.sift(heard, {source.path: source})

    def new(self, sources: Sequence[Source]) -> list[Diagnostic]:
        """What the rules say of another text of this document and no baseline knows."""
        by_path = {source.path: source for source in sources}
        return self.baselines.sift(lint(sources, self.rules), by_path).new


def read(document: Document, base: Path) -> Reading | None:
    """Parse and check a document; ``None`` if its settings leave it out.

    The settings are looked up each time: they are small, and may have changed. Paths start
    from ``base``.

    :raises InputError: for wrong settings, and for a baseline or front matter that cannot be
        read.
    """
    name, settings = document.source.path, Settings()
    file = base / name
    if document.has_file and not belongs(file, settings.of(str(file))):
        return None
    page = parse(document.source)
    rules = rules_for([name], settings, base=base)
    baselines = Baselines(settings, base)
    baselines.of(name)
    return Reading(document, page, rules, rules.page_diagnostics(page), baselines)
