"""Seeds: short runs of characters that stand in more than one text.

They say which texts may share a passage. Of many texts only a sample is kept, by
winnowing: of every eight neighbouring runs the one with the least hash (Schleimer,
Wilkerson and Aiken 2003), so that any passage of 17 characters keeps a seed in each text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..grams import Table
from .memory import Made
from .texts import Texts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from .minhash import U64, Hashes

SIZE = 10  # characters
_WINDOW = 8  # a power of 2


@dataclass(frozen=True, slots=True)
class Sampled(Iterable[list[int]]):
    """Groups of texts: those of group ``n`` are ``owners[starts[n] : starts[n + 1]]``."""

    owners: npt.NDArray[np.intp]
    starts: npt.NDArray[np.intp]

    def __iter__(self) -> Iterator[list[int]]:
        for start, end in pairwise(self.starts.tolist()):
            yield self.owners[start:end].tolist()


class Seeds(NamedTuple):
    """The texts, in order, of each seed that several have; and the share of runs kept."""

    groups: Iterable[list[int]]
    share: float


def seeds(texts: Texts) -> Seeds:
    """The seeds of some texts, in the way that suits their size: of few every run is kept."""
    if texts.are_few:
        return Seeds(_all_seeds(texts), 1.0)
    return Seeds(_sampled_seeds(texts), 2 / (_WINDOW + 1))


def _all_seeds(texts: Sequence[str]) -> Iterator[list[int]]:
    owners: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for at in range(len(text) - SIZE + 1):
            group = owners.setdefault(text[at : at + SIZE], [])
            if not group or group[-1] != number:
                group.append(number)
    yield from (group for group in owners.values() if len(group) > 1)


def _sampled_seeds(texts: Texts) -> Sampled:
    import numpy as np

    rows = texts.rows("seeds", "", range(len(texts)), partial(_winnowed, texts))
    values, owners = rows.values, np.repeat(np.arange(len(texts)), rows.counts)
    ordered = np.sort(values)
    shared = Table.of(np.unique(ordered[1:][ordered[1:] == ordered[:-1]])).places(values)
    values, owners = values[shared], owners[shared]
    order = np.argsort(values, kind="stable")  # the owners are in order
    values, owners = values[order], owners[order]
    fresh = np.ones(len(values), bool)  # the first of a text's runs with one hash
    fresh[1:] = (values[1:] != values[:-1]) | (owners[1:] != owners[:-1])
    values, owners = values[fresh], owners[fresh]
    begins = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    sizes = np.diff(begins, append=len(values))
    several = np.repeat(sizes > 1, sizes)
    return Sampled(owners[several], np.concatenate(([0], np.cumsum(sizes[sizes > 1]))))


def _winnowed(texts: Texts, new: Sequence[int]) -> Made:
    """The hashes that are kept of some texts."""
    import numpy as np

    from .minhash import BATCH, hash_runs

    counts, values = [], []
    for start in range(0, len(new), BATCH):
        hashed = hash_runs(texts.some(new[start : start + BATCH]), SIZE)
        keep = np.flatnonzero(_is_kept(hashed))
        counts.append(np.diff(np.searchsorted(keep, hashed.starts)))
        values.append(hashed.values[keep])
    return Made(np.concatenate(counts), np.concatenate(values))


def _is_kept(hashed: Hashes) -> npt.NDArray[np.bool_]:
    """Which runs have the least hash of a window of their text; all, if it has no window."""
    import numpy as np

    counts = np.diff(hashed.starts)
    short = np.repeat(counts < _WINDOW, counts)
    if len(hashed.values) < _WINDOW:
        return short
    least = _over_windows(np.minimum, hashed.values)
    # Windows that go on into the next text are of neither: none is the greatest.
    across = (hashed.starts[1:-1, None] - np.arange(1, _WINDOW)).ravel()
    least[across[(across >= 0) & (across < len(least))]] = 0
    around = np.zeros(_WINDOW - 1, np.uint64)
    greatest = _over_windows(np.maximum, np.concatenate((around, least, around)))
    kept: npt.NDArray[np.bool_] = short | (hashed.values == greatest)
    return kept


def _over_windows(choose: np.ufunc, values: U64) -> U64:
    """The least or greatest of each window, in steps of 1, 2 and 4."""
    step = 1
    while step < _WINDOW:
        values = choose(values[:-step], values[step:])
        step *= 2
    return values
