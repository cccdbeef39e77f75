"""The collector of garbage during a build: it looks rarely, for little is garbage.

A build makes millions of nodes and records that stay until their page is written. Python's
collector starts after every 700 new objects that stay, which took a tenth of a build.
"""

from __future__ import annotations

import atexit
import gc

from sphinx.application import Sphinx

# A score of doctrees: some 10 MB are the most that waits to be collected.
_OBJECTS = 50_000


class Thresholds:
    """How often the collector starts, as it was before a build."""

    def __init__(self) -> None:
        self._before: tuple[int, int, int] | None = None

    def raise_them(self, app: Sphinx, *_: object) -> None:  # noqa: ARG002
        """Before the environment of the last build is loaded, and again for a second build of
        one process; one that is forked to read documents inherits it.
        """
        first, *rest = gc.get_threshold()
        if self._before is None and 0 < first < _OBJECTS:  # with 0 it never starts
            self._before = gc.get_threshold()
            gc.set_threshold(_OBJECTS, *rest)

    def restore(self, app: Sphinx, *_: object) -> None:  # noqa: ARG002
        """After a build, be it one that failed."""
        if self._before is not None:
            gc.set_threshold(*self._before)
            self._before = None


def leave_at_exit(app: Sphinx, exception: Exception | None) -> None:  # noqa: ARG001
    """Spare the process that ends after a build to look through all that it has made.

    Python would do so three times, which takes a twentieth of a clean build.
    """
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
