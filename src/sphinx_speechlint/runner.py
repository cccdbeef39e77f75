"""A run of the linter: read, examine each file, compare, judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from .cache import Cache
from .checked import Checked
from .diagnostic import Diagnostic
from .linter import Examined, compare, judge
from .pool import Recipe, Result, examine_all
from .ruleset import Rules
from .source import InputError, Source

# Goes through the files that are examined, and may tell the user how far it is.
Progress = Callable[[Iterator[Result], int], AbstractContextManager[Iterable[Result]]]


def no_progress(results: Iterator[Result], _: int) -> AbstractContextManager[Iterable[Result]]:
    """Tells nothing."""
    return nullcontext(results)


@dataclass(frozen=True, slots=True)
class Runner:
    """Checks files under their rules.

    ``whole``: the files are all there are; ``jobs``: how many processes, ``None`` for as
    many as pay. What is kept in the ``cache`` is not examined again.
    """

    recipe: Recipe
    rules: Rules
    whole: bool = False
    jobs: int | None = 1
    cache: Cache | None = None
    progress: Progress = no_progress

    def check(self, read: Callable[[str], Source]) -> Checked:
        """What there is to say of the files; one that cannot be read does not hide the others."""
        sources: dict[str, Source] = {}
        errors: dict[str, InputError] = {}
        for path in self.recipe.paths:
            try:
                sources[path] = read(path)
            except InputError as error:
                errors[path] = error
        examined, keys = self._examined(list(sources.values()), errors)
        sources = {path: sources[path] for path in examined}
        unread = [errors[path] for path in self.recipe.paths if path in errors]
        return Checked(self._judged(examined, keys), sources, unread)

    def diagnose(self, sources: Sequence[Source]) -> list[Diagnostic]:
        """Every diagnostic of some sources.

        :raises InputError: for a source that cannot be parsed.
        """
        errors: dict[str, InputError] = {}
        examined, keys = self._examined(sources, errors)
        for error in errors.values():
            raise error
        return self._judged(examined, keys)

    def _examined(
        self, sources: Sequence[Source], errors: dict[str, InputError]
    ) -> tuple[dict[str, Examined], dict[str, bytes]]:
        """What each file says by itself, with its key in the cache; adds to the errors."""
        cache = self.cache
        keys = {source.path: cache.key(source) if cache else b"" for source in sources}
        known: dict[str, Examined] = {}
        if cache:
            found = ((path, cache.examined(path, key)) for path, key in keys.items())
            known = {path: one for path, one in found if one is not None}
        new = [source for source in sources if source.path not in known]
        results = examine_all(new, self.rules, self.recipe, self.jobs)
        with self.progress(results, len(new)) as shown:
            for source, result in zip(new, shown, strict=True):
                if isinstance(result, InputError):
                    errors[source.path] = result
                    continue
                known[source.path] = result
                if cache:
                    cache.keep_examined(source.path, keys[source.path], result)
        return {path: known[path] for path in keys if path in known}, keys

    def _judged(self, examined: dict[str, Examined], keys: dict[str, bytes]) -> list[Diagnostic]:
        compared: Sequence[Diagnostic]
        prints = (p for one in examined.values() for p in one.prints)
        if self.cache:
            held = {path: keys[path] for path in examined}
            compared = self.cache.compare(held, prints, self.rules)
        else:
            compared = compare(prints, self.rules)
        return judge(examined, compared, self.rules, whole=self.whole)
