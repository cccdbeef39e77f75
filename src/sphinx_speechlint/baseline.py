"""A baseline: the diagnostics of an old corpus that are known. It knows no rule.

A known diagnostic is counted by its file, its rule and its paragraph's normal form, so that
lines may move; of several alike in one paragraph the first ones are the known ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from .diagnostic import Diagnostic
from .duplicates.normalise import normalise
from .language import Words
from .source import InputError, Source
from .writing import write_file

FILE = ".speechlint-baseline.json"
CONTRACT = 1  # raised when older entries can no longer be found


class Entry(NamedTuple):
    """What a diagnostic is known by: its file as seen from the baseline, rule and paragraph."""

    path: str
    rule: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline's file and how many of each entry are known; ``exists``: it was there."""

    file: Path
    counts: Mapping[Entry, int] = field(default_factory=dict)
    exists: bool = False

    def total(self) -> int:
        """How many diagnostics are known."""
        return sum(self.counts.values())


def paragraph_of(source: Source, diagnostic: Diagnostic) -> str:
    """The paragraph in which a diagnostic begins, as an entry has it."""
    line = source.position(diagnostic.span.start).line
    return paragraph(source.slice(source.line_span(line)))


def paragraph(text: str) -> str:
    """16 hex digits of a paragraph's normal form; one that is all signs counts as it stands."""
    known = normalise(text) or text.strip()
    return blake2b(known.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def read_baseline(folder: Path) -> Baseline:
    """The baseline of a folder; an empty one if there is none.

    :raises InputError: if it cannot be read, or was not written by this program.
    """
    file = folder / FILE
    try:
        data = json.loads(file.read_bytes())
    except FileNotFoundError:
        return Baseline(file)
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"{file}：无法读取：{why}", f"{file}: cannot be read: {why}") from error
    except (ValueError, RecursionError) as error:
        raise _bad(file, Words(f"{error}", f"{error}")) from error
    if not isinstance(data, dict) or data.get("version") != CONTRACT:
        raise _bad(file, Words(f"version 应当是 {CONTRACT}", f"version should be {CONTRACT}"))
    counts: dict[Entry, int] = {}
    for path, rules in _table(file, data.get("diagnostics")):
        for rule, paragraphs in _table(file, rules):
            for known, count in _table(file, paragraphs):
                if type(count) is not int or count < 1:
                    raise _bad(file, Words(f"{path} {rule}", f"{path} {rule}"))
                counts[Entry(path, rule, known)] = count
    return Baseline(file, counts, exists=True)


def write_baseline(baseline: Baseline) -> None:
    """Write a baseline, sorted, an entry a line.

    :raises InputError: if it cannot be written.
    """
    files: dict[str, dict[str, dict[str, int]]] = {}
    for entry, count in sorted(baseline.counts.items()):
        rules = files.setdefault(entry.path, {})
        rules.setdefault(entry.rule, {})[entry.paragraph] = count
    data = {"version": CONTRACT, "diagnostics": files}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    write_file(baseline.file, text.encode("utf-8", "backslashreplace"))  # also JSON's escapes


def _table(file: Path, value: object) -> Iterable[tuple[str, object]]:
    if not isinstance(value, dict):
        raise _bad(file, Words("应当逐层是文件、规则、段落、数目", "files, rules, paragraphs"))
    return value.items()


def _bad(file: Path, why: Words) -> InputError:
    return InputError(
        f"{file}：不是可用的基线：{why.zh}；请改正，或删去后用 speechlint baseline 重写",
        f"{file}: is no baseline: {why.en}; mend it, or delete it and run speechlint baseline",
    )
