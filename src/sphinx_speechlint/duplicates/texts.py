"""Normal forms of paragraphs, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Self, overload

from xxhash import xxh3_64_digest

from .memory import Made, Memory, Rows, remembered
from .normalise import normalise

if TYPE_CHECKING:
    from .memory import Digests

# Characters of all texts up to which they are compared directly, in about the time that it
# takes to load numpy; nothing is remembered of so few.
SMALL = 300_000


class Texts(Sequence[str]):
    """Normal forms of texts, of which digests and lengths are known before they are made.

    What a memory knows of a text it knows by its digest.
    """

    def __init__(
        self,
        raw: Sequence[str],
        digests: Sequence[bytes],
        lengths: Sequence[int],
        memory: Memory | None = None,
        *,
        longest: int | None = None,
    ) -> None:
        """The forms of ``raw`` texts, of ``longest`` code points at most."""
        self._raw = raw
        self._digests = digests
        self._longest = longest
        self._made: list[str | None] = [None] * len(raw)
        #: the length of each, in code points
        self.lengths = lengths if longest is None else [min(n, longest) for n in lengths]
        #: whether they are few enough to be compared directly
        self.are_few = sum(self.lengths) <= SMALL
        #: what remembers something of them
        self.memory = None if self.are_few else memory

    @classmethod
    def of(cls, normal: Sequence[str], memory: Memory | None = None) -> Self:
        """Texts that are normal forms already."""
        digests = [xxh3_64_digest(text.encode("utf-8", "surrogatepass")) for text in normal]
        texts = cls(normal, digests, list(map(len, normal)), memory)
        texts._made = list(normal)
        return texts

    def __len__(self) -> int:
        return len(self._raw)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return self.some(range(*index.indices(len(self))))
        made = self._made[index]
        if made is None:
            made = self._made[index] = normalise(self._raw[index])[: self._longest]
        return made

    def up_to(self, longest: int) -> Texts:
        """The same texts, of ``longest`` code points at most."""
        if max(self.lengths, default=0) <= longest:
            return self
        return Texts(self._raw, self._digests, self.lengths, self.memory, longest=longest)

    def some(self, numbers: Iterable[int]) -> list[str]:
        """Those of these numbers."""
        return [self[number] for number in numbers]

    def digests(self, numbers: Iterable[int]) -> Digests:
        """The digests of those of these numbers."""
        import numpy as np

        return np.frombuffer(b"".join([self._digests[n] for n in numbers]), "<u8")

    def rows(
        self,
        name: str,
        stamp: str,
        numbers: Sequence[int],
        make: Callable[[list[int]], Made],
    ) -> Rows:
        """What the memory knows of those of these numbers; see :func:`~.memory.remembered`.

        ``make`` is given the numbers of texts of which it knows nothing.
        """
        return remembered(
            self.memory,
            name,
            stamp,
            self.digests(numbers),
            lambda new: make([numbers[place] for place in new]),
        )
