"""What the rules say of the speeches of a build, and what of it the cache knows already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..cache import Cache
from ..diagnostic import Diagnostic
from ..duplicates.corpus import SpeechPrint
from ..linter import Examined, compare, examine
from ..ruleset import FileRules
from ..source import Source
from ..speech import Page


@dataclass(frozen=True, slots=True)
class Examining:
    """The rules of all speeches; with a cache they run only where it knows nothing.

    The cache is that of ``speechlint check``, which may have found the same before.
    """

    rules: FileRules
    cache: Cache | None

    def key(self, source: Source) -> bytes:
        """What the cache knows a text by."""
        return self.cache.key(source) if self.cache else b""

    def examine(self, page: Page, key: bytes) -> Examined:
        """What a speech document says by itself.

        :raises InputError: if a rule of another package fails.
        """
        return (
            self.cache.examine(page, key, self.rules) if self.cache else examine(page, self.rules)
        )

    def compare(
        self, keys: Mapping[str, bytes], prints: Iterable[SpeechPrint]
    ) -> Sequence[Diagnostic]:
        """What the documents of these keys say together.

        :raises InputError: if a rule of another package fails.
        """
        if self.cache and all(keys.values()):
            return self.cache.compare(keys, prints, self.rules)
        return compare(prints, self.rules)
