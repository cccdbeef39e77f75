"""Numbers made of texts, remembered by the texts' digests for the next comparison.

Where one of a thousand speeches changed, what comparing has to know of the others is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, Self

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Digests = npt.NDArray[np.uint64]
    Places = npt.NDArray[np.int64]
    Numbers = npt.NDArray[Any]

_KINDS = ("<u4", "<u8", "<i8", "<f8")
_MOST = 200_000  # texts; what is remembered of more would weigh hundreds of megabytes
# Of rows of more bytes than this, where no more than one in so many is new, the new ones are not
# kept: to make them again is quicker than to write all anew for each small change.
_HEAVY, _ONE_IN = 1 << 20, 400


class Made(NamedTuple):
    """Rows of so many numbers each, one row after the other."""

    counts: Sequence[int] | Places
    values: Numbers


class Rows(NamedTuple):
    """A row of numbers for each of some digests, one row after the other.

    ``starts[n]`` is where row ``n`` begins; one more entry holds the end.
    """

    digests: Digests
    starts: Places
    values: Numbers

    @classmethod
    def of(cls, digests: Digests, made: Made) -> Self:
        """What was made of these."""
        import numpy as np

        ends = np.cumsum(made.counts, dtype=np.int64)
        return cls(digests, np.concatenate(([0], ends)), made.values)

    @property
    def counts(self) -> Places:
        """How many numbers each row has."""
        return self.starts[1:] - self.starts[:-1]

    def taken(self, places: Places, others: Rows) -> Rows:
        """The rows at these places, at least one, in this order; ``others`` stand behind these."""
        import numpy as np

        size = len(self.digests)
        # Most follow each other as they did: whole stretches of them are copied.
        cuts = np.flatnonzero((np.diff(places) != 1) | (places[1:] == size)) + 1
        firsts, lasts = places[np.append(0, cuts)], places[np.append(cuts - 1, -1)]
        values = []
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
            rows, shift = (self, 0) if first < size else (others, size)
            start, end = rows.starts[first - shift], rows.starts[last - shift + 1]
            values.append(rows.values[start:end])
        counts = np.concatenate((self.counts, others.counts))[places]
        digests = np.concatenate((self.digests, others.digests))[places]
        return self.of(digests, Made(counts, np.concatenate(values)))


class Packed(NamedTuple):
    """Rows as plain data."""

    kind: str  # of number
    digests: bytes
    starts: bytes
    values: bytes


def packed(rows: Rows) -> Packed:
    """Rows, to be written."""
    return Packed(rows.values.dtype.str, *(numbers.tobytes() for numbers in rows))


def unpacked(plain: Packed) -> Rows | None:
    """The rows, if they are whole."""
    import numpy as np

    if plain.kind not in _KINDS:
        return None
    try:
        rows = Rows(
            np.frombuffer(plain.digests, "<u8"),
            np.frombuffer(plain.starts, "<i8"),
            np.frombuffer(plain.values, plain.kind),
        )
    except ValueError:  # half a number
        return None
    counted = len(rows.starts) == len(rows.digests) + 1 and rows.starts[0] == 0
    whole = counted and rows.starts[-1] == len(rows.values) and bool((rows.counts >= 0).all())
    return rows if whole else None


class Memory(Protocol):
    """What keeps rows from one comparison to the next, each kind under a name.

    Rows hold under a ``stamp``: of other settings they are not the same.
    """

    def recall(self, name: str, stamp: str) -> Rows | None:
        """The rows that were kept last."""

    def keep(self, name: str, stamp: str, rows: Rows) -> None:
        """Keep these rows instead of the last ones."""


@dataclass(slots=True)
class Held:
    """A memory that lasts as long as its process."""

    _held: dict[str, tuple[str, Rows]] = field(default_factory=dict)

    def recall(self, name: str, stamp: str) -> Rows | None:
        """See :class:`Memory`."""
        known, rows = self._held.get(name, ("", None))
        return rows if known == stamp else None

    def keep(self, name: str, stamp: str, rows: Rows) -> None:
        """See :class:`Memory`."""
        self._held[name] = (stamp, rows)


def remembered(
    memory: Memory | None,
    name: str,
    stamp: str,
    digests: Digests,
    make: Callable[[list[int]], Made],
) -> Rows:
    """The rows of some digests, in this order.

    ``make`` makes those at the given places among the digests that are not remembered.
    """
    import numpy as np

    if not 0 < len(digests) <= _MOST:
        memory = None
    known = memory.recall(name, stamp) if memory else None
    if known is None or not len(known.digests):
        rows = Rows.of(digests, make(list(range(len(digests)))))
        if memory:
            memory.keep(name, stamp, rows)
        return rows
    order = np.argsort(known.digests)
    places = order.take(np.searchsorted(known.digests, digests, sorter=order), mode="clip")
    new = np.flatnonzero(known.digests[places] != digests)
    places[new] = len(known.digests) + np.arange(len(new))
    made = make(new.tolist()) if len(new) else Made([], known.values[:0])
    rows = known.taken(places, Rows.of(digests[new], made))
    if memory and len(new) > (len(digests) // _ONE_IN if rows.values.nbytes > _HEAVY else 0):
        memory.keep(name, stamp, rows)
    return rows
