"""Files examined by several processes, as by one."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import islice

from .config import Settings
from .duplicates.near import available_cores
from .linter import Examined, examine
from .parse import parse
from .processes import in_processes
from .rules import RULES
from .ruleset import Rules
from .selection import Asked, rules_for
from .source import InputError, Source

Result = Examined | InputError

# A process costs about as much as examining so many characters; see benchmarks/jobs.md.
_WORTH = 250_000
_CHUNKS = 16  # for each process: enough for an even load and a smooth progress bar


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the rules of some files are made, here or in another process."""

    paths: tuple[str, ...]
    settings: Settings
    asked: Asked

    def rules(self) -> Rules:
        """The rules for each file.

        :raises InputError: as :func:`~sphinx_speechlint.selection.rules_for`.
        """
        return rules_for(self.paths, self.settings, self.asked)


def examine_all(
    sources: Sequence[Source], rules: Rules, recipe: Recipe, jobs: int | None
) -> Iterator[Result]:
    """What each file says by itself, in order; ``jobs`` is ``None`` for as many as pay.

    A file that cannot be parsed gives its error. Where processes cannot be had, or one
    dies, the rest is done here.
    """
    if jobs is None:
        jobs = min(available_cores(), sum(len(s.text) for s in sources) // _WORTH)
    done = 0
    if jobs > 1 and len(sources) > 1:
        for result in _examine_apart(sources, pickle.dumps(recipe), min(jobs, len(sources))):
            yield result
            done += 1
    for source in islice(sources, done, None):
        yield _examine(source, rules)


def _examine_apart(sources: Sequence[Source], recipe: bytes, jobs: int) -> Iterator[Result]:
    """The results of other processes in order, up to where these fail, if they do."""
    modules = [__name__, *(rule.__module__ for rule in RULES.values())]
    size = -(-len(sources) // (jobs * _CHUNKS))
    chunks = (sources[start : start + size] for start in range(0, len(sources), size))
    for results in in_processes(partial(_examine_chunk, recipe), chunks, jobs, modules):
        yield from results


def _examine_chunk(recipe: bytes, sources: Sequence[Source]) -> list[Result]:
    rules = _rules(recipe)
    return [_examine(source, rules) for source in sources]


@lru_cache(maxsize=1)
def _rules(recipe: bytes) -> Rules:
    made: Recipe = pickle.loads(recipe)
    return made.rules()


def _examine(source: Source, rules: Rules) -> Result:
    try:
        return examine(parse(source), rules)
    except InputError as error:
        return error
