"""The baselines of a run: each lies beside the settings of its files, or else here."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from .baseline import Baseline, Entry, paragraph_of, read_baseline
from .config import Settings
from .diagnostic import Diagnostic
from .ruleset import Rules
from .source import Source

_STDIN = "-"  # has no place that could be remembered
_HERE = Path()


@dataclass(frozen=True, slots=True)
class Sifted:
    """The new diagnostics and the known ones; of each baseline, how many of what were found."""

    new: list[Diagnostic] = field(default_factory=list)
    known: list[Diagnostic] = field(default_factory=list)
    found: dict[Path, Counter[Entry]] = field(default_factory=dict)


@dataclass(slots=True)
class Baselines:
    """Finds the baseline of each file; the paths of diagnostics start from ``base``."""

    settings: Settings
    base: Path = _HERE
    _known: dict[Path, Baseline] = field(default_factory=dict)
    _resolved: dict[Path, Path] = field(default_factory=dict)  # each folder asks the disk once

    def of(self, path: str) -> Baseline:
        """The baseline of a file.

        :raises InputError: as :func:`read_baseline`, and for wrong settings.
        """
        root = self.settings.of(str(self.base / path)).root
        if root not in self._resolved:
            self._resolved[root] = root.resolve()
        folder = self._resolved[root]
        if folder not in self._known:
            self._known[folder] = read_baseline(folder)
        return self._known[folder]

    def sift(self, found: Iterable[Diagnostic], sources: Mapping[str, Source]) -> Sifted:
        """Tell the known diagnostics of some sources from the new ones.

        :raises InputError: as :meth:`of`.
        """
        return self.sift_placed((d, paragraph_of(sources[d.path], d)) for d in found)

    def sift_placed(self, placed: Iterable[tuple[Diagnostic, str]]) -> Sifted:
        """The same, given each diagnostic's paragraph as an entry has it."""
        sifted = Sifted()
        places: dict[str, tuple[Baseline, str]] = {}
        for diagnostic, paragraph in placed:
            path = diagnostic.path
            if path == _STDIN:
                sifted.new.append(diagnostic)
                continue
            if path not in places:
                places[path] = self.of(path), self._name(self.of(path), path)
            baseline, name = places[path]
            entry = Entry(name, diagnostic.rule, paragraph)
            found = sifted.found.setdefault(baseline.file, Counter())
            found[entry] += 1
            is_known = found[entry] <= baseline.counts.get(entry, 0)
            (sifted.known if is_known else sifted.new).append(diagnostic)
        return sifted

    def without_stale(
        self, sifted: Sifted, rules: Rules, paths: Iterable[str], *, whole: bool
    ) -> list[tuple[Baseline, Baseline]]:
        """The baselines of some checked files, each as it is and without what is no longer there.

        An entry is judged where its rule ran in its file, or where one of them is gone;
        ``whole`` is that of :func:`lint_pages`.
        """
        checked: dict[Path, dict[str, str]] = {}
        for path in paths:
            if path != _STDIN:
                baseline = self.of(path)
                checked.setdefault(baseline.file, {})[self._name(baseline, path)] = path
        pairs = []
        for file, names in checked.items():
            before = self._known[file.parent]
            found = sifted.found.get(file, Counter())
            known = {entry.path for entry in before.counts}
            proven = {
                name: rules.conclusive(path, whole=whole)
                for name, path in names.items()
                if name in known
            }
            counts = {}
            for entry, count in before.counts.items():
                if entry.path not in names:
                    judged = not (file.parent / entry.path).exists()
                else:
                    judged = entry.rule in proven[entry.path] or entry.rule not in rules.catalogue
                if left := min(count, found[entry]) if judged else count:
                    counts[entry] = left
            pairs.append((before, replace(before, counts=counts)))
        return pairs

    def _name(self, baseline: Baseline, path: str) -> str:
        """A file's path as seen from its baseline."""
        file = self.base / path
        file = file.parent.resolve() / file.name
        return Path(os.path.relpath(file, baseline.file.parent)).as_posix()


def grown(baseline: Baseline, found: Mapping[Entry, int]) -> Baseline:
    """A baseline that knows all that was found as well."""
    counts = {**baseline.counts}
    for entry, count in found.items():
        counts[entry] = max(count, counts.get(entry, 0))
    return replace(baseline, counts=counts)
