"""What the open documents share with each other and with the speeches around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..config import Config, Settings
from ..diagnostic import Diagnostic
from ..duplicates.corpus import corpus
from ..duplicates.memory import Held
from ..parse import parse
from ..paths import belongs, collect
from ..selection import rules_for
from ..source import InputError, Source, Span
from ..speech import Page
from .documents import Document, name_of


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the rules that compare speeches found, the texts they saw, and which had all others."""

    found: Mapping[str, Sequence[Diagnostic]] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()

    def of(self, source: Source) -> Iterator[Diagnostic]:
        """The diagnostics of a source, moved along with its text if that has changed since."""
        before = self.sources.get(source.path)
        if before is None:
            return
        if before.text == source.text:
            yield from self.found.get(source.path, ())
            return
        start, end = _changed(before.text, source.text)
        by = len(source.text) - len(before.text)
        for diagnostic in self.found.get(source.path, ()):
            if diagnostic.span.end <= start:
                yield replace(diagnostic, fix=None)
            elif diagnostic.span.start >= end:
                span = Span(diagnostic.span.start + by, diagnostic.span.end + by)
                yield replace(diagnostic, span=span, fix=None)

    def is_whole(self, source: Source) -> bool:
        """Whether this very text was compared with all that its settings name."""
        before = self.sources.get(source.path)
        return before is not None and before.text == source.text and source.path in self.whole


@dataclass(slots=True)
class Corpora:
    """Compares documents with the speeches that their settings name; remembers unchanged files."""

    base: Path
    _pages: dict[str, tuple[tuple[int, int], Page]] = field(default_factory=dict)
    _memory: Held = field(default_factory=Held)

    def compare(self, documents: Iterable[Document]) -> Comparison:
        """Compare some open documents, each in place of its file.

        What cannot be read is left out: the reading of a document says so itself.
        """
        settings = Settings()
        opened = {document.source.path: document for document in documents}
        alone: list[str] = []
        together: dict[Config, list[str]] = {}
        for name, document in opened.items():
            with suppress(InputError):
                config = settings.of(str(self.base / name))
                if not document.has_file or not config.paths:
                    alone.append(name)
                elif belongs(self.base / name, config):
                    together.setdefault(config, []).append(name)
        made = [self._compared([name], opened, settings) for name in alone]
        for config, names in together.items():
            everything = self._names(config, names, settings)
            made.append(self._compared(everything, opened, settings, whole=True))
        return Comparison(
            {path: found for each in made for path, found in each.found.items()},
            {path: source for each in made for path, source in each.sources.items()},
            frozenset[str]().union(*(each.whole for each in made)),
        )

    def _names(self, config: Config, opened: Sequence[str], settings: Settings) -> list[str]:
        """The files that a configuration names, and the open ones that are not written yet."""
        files: Sequence[str] = ()
        with suppress(InputError):
            files, _ = collect([str(config.root / path) for path in config.paths], settings)
        return list(dict.fromkeys([*(name_of(Path(f), self.base) for f in files), *opened]))

    def _compared(
        self,
        names: Iterable[str],
        opened: Mapping[str, Document],
        settings: Settings,
        *,
        whole: bool = False,
    ) -> Comparison:
        pages = list(self._read(names, opened))
        sources = {page.source.path: page.source for page in pages}
        found: dict[str, list[Diagnostic]] = {}
        with suppress(InputError):
            rules = rules_for(sources, settings, base=self.base)
            for diagnostic in rules.corpus_diagnostics(replace(corpus(pages), memory=self._memory)):
                found.setdefault(diagnostic.path, []).append(diagnostic)
            return Comparison(found, sources, frozenset(sources if whole else ()))
        return Comparison()

    def _read(self, names: Iterable[str], opened: Mapping[str, Document]) -> Iterator[Page]:
        for name in names:
            with suppress(InputError, OSError):
                if name in opened:
                    yield parse(opened[name].source)
                else:
                    yield self._page(name)

    def _page(self, name: str) -> Page:
        """The page of a file, read again only if the file has changed."""
        file = self.base / name
        status = file.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        if name not in self._pages or self._pages[name][0] != stamp:
            self._pages[name] = (stamp, parse(Source.from_bytes(file.read_bytes(), name)))
        return self._pages[name][1]


def _changed(before: str, after: str) -> tuple[int, int]:
    """The span of the old text outside of which the new one is the same."""
    start = _alike(before, after)
    return start, len(before) - _alike(before[start:][::-1], after[start:][::-1])


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
