"""Waiting until a file changes, without asking the system for more than every file's status."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping

_PAUSE = 0.3  # seconds between two looks
_SHARE = 10  # and at least so many times as long as a look takes
_LONGEST = 3.0  # but no more, however long the machine was held up

State = Mapping[str, tuple[int, int] | None]


def state(paths: Iterable[str]) -> State:
    """The time and the size of each file, ``None`` for one that is not there."""
    return {path: _status(path) for path in paths}


def wait_for_change(before: State, look: Callable[[], State]) -> None:
    """Return when what is seen differs from before and has stayed so for a moment."""
    last, now = before, before
    while now == before or now != last:
        last, started = now, time.monotonic()
        now = look()
        time.sleep(min(max(_PAUSE, _SHARE * (time.monotonic() - started)), _LONGEST))


def _status(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
