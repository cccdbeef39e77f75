"""A progress bar on the terminal, for work that takes more than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from .language import Language, Words

_T = TypeVar("_T")
_PATIENCE = 1.0  # seconds before the bar appears
_DOING = Words("检查", "checking")


def is_watched() -> bool:
    """Whether somebody looks at standard error."""
    return sys.stderr.isatty()


@contextmanager
def progress_bar(
    steps: Iterator[_T],
    total: int,
    language: Language,
    doing: Words = _DOING,
    size: Callable[[_T], int] = lambda _: 1,
) -> Iterator[Iterable[_T]]:
    """The same steps, with a bar on standard error while they take long; it is gone at the end.

    ``size`` says how many of ``total`` a step is.
    """
    from tqdm import tqdm

    with tqdm(
        total=total,
        desc=doing[language],
        delay=_PATIENCE,
        leave=False,
        file=sys.stderr,
        bar_format="{desc} {bar:30} {n_fmt}/{total_fmt}",
    ) as bar:

        def shown() -> Iterator[_T]:
            for step in steps:
                yield step
                bar.update(size(step))

        yield shown()
