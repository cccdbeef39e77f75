"""Which paragraphs are worth comparing for a passage: those that share rare seeds."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from .seeds import Sampled, seeds
from .texts import Texts

_PLACES = 8  # earlier places of one seed that a later one is compared with
_PARTNERS = 16  # earlier paragraphs that each is compared with: those that share most
_WEIGHED = 3.0  # seeds in rare characters' worth that make two paragraphs worth comparing


def partners(forms: Texts, of_speech: Sequence[int], speeches: int) -> list[tuple[int, int]]:
    """Pairs of texts of two speeches, the later one first, that share enough seeds.

    ``of_speech`` says for each text which of the ``speeches`` it is of, in ascending order.
    """
    found = seeds(forms)
    least = _WEIGHED * found.share
    if isinstance(found.groups, Sampled):
        return _of_many(found.groups, of_speech, speeches, least)
    return list(_of_few(found.groups, of_speech, speeches, least))


def rarity(found: int, speeches: int) -> float:
    """The rarity of what ``found`` of all speeches have: 1 in two of them, 0 in all."""
    many = max(4, speeches)
    return math.log(many / max(2, found)) / math.log(many / 2)


def _of_few(
    groups: Iterable[Sequence[int]], of_speech: Sequence[int], speeches: int, least: float
) -> Iterator[tuple[int, int]]:
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for group in groups:
        weight = rarity(len({of_speech[n] for n in group}), speeches)
        for at, later in enumerate(group):
            for earlier in group[max(0, at - _PLACES) : at]:
                if of_speech[earlier] != of_speech[later]:
                    shared[later][earlier] += weight
    for later, weights in sorted(shared.items()):
        by_weight = sorted(weights, key=lambda earlier: (-weights[earlier], earlier))
        for earlier in by_weight[:_PARTNERS]:
            if weights[earlier] >= least:
                yield later, earlier


def _of_many(
    groups: Sampled, of_speech: Sequence[int], speeches: int, least: float
) -> list[tuple[int, int]]:
    """The same by arrays; weights are added in the same order, so that not a bit differs."""
    import numpy as np

    owners, speech = groups.owners, np.asarray(of_speech)[groups.owners]
    group = np.repeat(np.arange(len(groups.starts) - 1), np.diff(groups.starts))
    other = np.ones(len(owners), bool)  # whether another speech begins, or another group
    other[1:] = (speech[1:] != speech[:-1]) | (group[1:] != group[:-1])
    counts = np.bincount(group[other], minlength=1)
    by_count = np.array([rarity(n, speeches) for n in range(counts.max() + 1)])
    steps = range(1, _PLACES + 1)
    laters = [np.flatnonzero(group[step:] == group[:-step]) + step for step in steps]
    later = np.concatenate(laters)
    earlier = later - np.repeat(steps, [len(each) for each in laters])
    apart = np.flatnonzero(speech[later] != speech[earlier])
    apart = apart[np.argsort(group[later[apart]], kind="stable")]
    later, earlier, group = owners[later[apart]], owners[earlier[apart]], group[later[apart]]
    pairs, number = np.unique(later * len(of_speech) + earlier, return_inverse=True)
    weights = np.bincount(number, by_count[counts[group]])
    later, earlier = np.divmod(pairs, len(of_speech))
    order = np.lexsort((earlier, -weights, later))
    later, earlier, weights = later[order], earlier[order], weights[order]
    rank = np.arange(len(later)) - np.searchsorted(later, later)
    good = np.flatnonzero((rank < _PARTNERS) & (weights >= least))
    return list(zip(later[good].tolist(), earlier[good].tolist(), strict=True))
