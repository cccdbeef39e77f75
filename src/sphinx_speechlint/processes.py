"""One function over many pieces of work, by several processes."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")
_AHEAD = 8  # pieces a process that are under way or done and not yet taken


def in_processes(
    function: Callable[[_Piece], _Result],
    pieces: Iterable[_Piece],
    jobs: int,
    modules: Sequence[str],
) -> Iterator[_Result]:
    """The results in order, up to where processes fail, if they do.

    Few pieces are ahead of what was taken, so that memory does not grow with their number.
    ``modules`` are loaded once, by a clean process that the others are copied from.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(list(modules))
    waiting: deque[Future[_Result]] = deque()
    try:
        # An interrupt reaches all processes of the terminal; this one alone answers.
        pool = ProcessPoolExecutor(jobs, context, signal.signal, (signal.SIGINT, signal.SIG_IGN))
        try:
            for piece in pieces:
                waiting.append(pool.submit(function, piece))
                if len(waiting) == _AHEAD * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
    except (BrokenProcessPool, OSError):
        return
