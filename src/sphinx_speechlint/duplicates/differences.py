"""What an editor changed between two similar paragraphs, word by word.

Words and their alignment are only for showing: what counts as similar is decided by
characters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from ..lexicon import words

LONGEST = 5000  # characters of both texts; aligning takes the product of their lengths

_CLAUSE_RE = re.compile("[^，。；：、]*[，。；：、]|[^，。；：、]+")  # no word goes over their ends


class Change(NamedTuple):
    """A stretch of two texts: the same words, or ``earlier`` replaced by ``later``.

    Either may be empty, for words put in or left out.
    """

    earlier: str
    later: str

    @property
    def same(self) -> bool:
        """Whether nothing was changed here."""
        return self.earlier == self.later


def differences(
    earlier: str, later: str, known: dict[str, list[str]] | None = None
) -> Iterator[Change]:
    """Two texts in stretches, in order; nothing if they are too long to be aligned.

    ``known`` are the words of clauses that were cut before; those of these texts are added.
    """
    if len(earlier) + len(later) > LONGEST:
        return
    known = {} if known is None else known
    first, second = _words(earlier, known), _words(later, known)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield Change("".join(first[a:b]), "".join(second[c:d]))


def _words(text: str, known: dict[str, list[str]]) -> list[str]:
    """The words of a text, of each clause once: most clauses of one text are in the other."""
    found: list[str] = []
    for clause in _CLAUSE_RE.findall(text):
        if clause not in known:
            known[clause] = words(clause)
        found += known[clause]
    return found
