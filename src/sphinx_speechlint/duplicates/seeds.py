"""Seeds: short runs of characters that stand in more than one text.

They say which texts may share a passage. Of many texts only a sample is kept, by
winnowing: of every eight neighbouring runs the one with the least hash (Schleimer,
Wilkerson and Aiken 2003), so that any passage of 17 characters keeps a seed in each text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..grams import perhaps_often

if TYPE_CHECKING:
    import numpy as np

    from .minhash import I64, U64

SIZE = 10  # characters
_WINDOW = 8  # a power of 2
SMALL = 300_000  # characters of all texts, up to which every run is kept


class Seeds(NamedTuple):
    """The texts, in order, of each seed that several have; and the share of runs kept."""

    groups: Iterable[list[int]]
    share: float


def seeds(texts: Sequence[str]) -> Seeds:
    """The seeds of some texts, in the way that suits their size."""
    if sum(map(len, texts)) <= SMALL:
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


def _sampled_seeds(texts: Sequence[str]) -> Iterator[list[int]]:
    import numpy as np

    from .minhash import BATCH

    parts = [_winnowed(texts[n : n + BATCH], n) for n in range(0, len(texts), BATCH)]
    values, owners = map(np.concatenate, zip(*parts, strict=True))
    shared = perhaps_often(values, 2)
    values, owners = values[shared], owners[shared]
    order = np.argsort(values, kind="stable")  # the owners are in order
    values, owners = values[order], owners[order]
    fresh = np.ones(len(values), bool)  # the first of a text's runs with one hash
    fresh[1:] = (values[1:] != values[:-1]) | (owners[1:] != owners[:-1])
    values, owners = values[fresh], owners[fresh]
    begins = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
    ends = np.append(begins[1:], len(values))
    several = ends - begins > 1
    for begin, end in zip(begins[several].tolist(), ends[several].tolist(), strict=True):
        yield owners[begin:end].tolist()


def _winnowed(texts: Sequence[str], first: int) -> tuple[U64, I64]:
    """The hashes that are kept of some texts, and the numbers of the texts, from ``first`` on.

    At the edges of each lot of texts a few more are kept than within.
    """
    import numpy as np

    from .minhash import hash_runs

    hashed = hash_runs(texts, SIZE)
    owners = np.repeat(np.arange(first, first + len(texts)), np.diff(hashed.starts))
    keep = np.flatnonzero(hashed.values == _least_around(hashed.values))
    return hashed.values[keep], owners[keep]


def _least_around(values: U64) -> U64:
    """For each run the greatest of the least hashes of all windows that it is in.

    A run is kept if that is its own hash. Windows across two texts keep a few more.
    """
    import numpy as np

    if not len(values):
        return values
    padding = np.full(_WINDOW - 1, np.iinfo(np.uint64).max)
    least = _over_windows(np.minimum, np.concatenate((padding, values, padding)))
    return _over_windows(np.maximum, least)


def _over_windows(choose: np.ufunc, values: U64) -> U64:
    """The least or greatest of each window, in steps of 1, 2 and 4."""
    step = 1
    while step < _WINDOW:
        values = choose(values[:-step], values[step:])
        step *= 2
    return values
