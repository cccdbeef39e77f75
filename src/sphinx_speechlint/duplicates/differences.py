"""What an editor changed between two similar paragraphs, word by word.

Words and their alignment are only for showing: what counts as similar is decided by
characters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
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


def differences(earlier: str, later: str) -> Iterator[Change]:
    """Two texts in stretches, in order; nothing if they are too long to be aligned."""
    if len(earlier) + len(later) > LONGEST:
        return
    first, second = _words(earlier), _words(later)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield Change("".join(first[a:b]), "".join(second[c:d]))


def _words(text: str) -> list[str]:
    return [word for clause in _CLAUSE_RE.findall(text) for word in _words_of(clause)]


@lru_cache(maxsize=1 << 14)
def _words_of(clause: str) -> Sequence[str]:
    """Of each clause once: most clauses of one text are in the other, and in further copies."""
    return words(clause)
