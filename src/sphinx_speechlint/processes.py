"""One function over many pieces of work, by several processes."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

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
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[_Result]] = deque()
    try:
        # An interrupt reaches all processes of the terminal; this one alone answers.
        context = _context(modules)
        pool = ProcessPoolExecutor(jobs, context, signal.signal, (signal.SIGINT, signal.SIG_IGN))
        try:
            for piece in pieces:
                with _interrupts_held():  # which starts processes: the pool has to know them
                    waiting.append(pool.submit(function, piece))
                if len(waiting) == _AHEAD * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
    except (BrokenProcessPool, OSError):
        return


def _context(modules: Sequence[str]) -> BaseContext:
    """How processes are started: where it can be had, by a server that ignores interrupts."""
    import multiprocessing

    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(modules))
    # While the server loads the modules an interrupt would make it show a traceback. What is
    # blocked is inherited, but starting the tracker, which the server needs, ends all blocking.
    resource_tracker.ensure_running()
    with _interrupts_held():
        first = context.Process(target=int)  # answers when the modules are loaded
        first.start()
        first.join()
    return context


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """An interrupt meanwhile is answered after, where one can be held at all."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
