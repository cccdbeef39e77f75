"""numpy without threads.

OpenBLAS starts a thread for each processor when numpy is loaded, and lets them spin for a
while: a quarter of a second of processor time for nothing, since there is no linear algebra
here. Who sets ``OPENBLAS_NUM_THREADS`` has what is set.
"""

from __future__ import annotations

import os
import sys

_NAME = "OPENBLAS_NUM_THREADS"


def forbid() -> None:
    """Have this process and those it starts load numpy without threads."""
    os.environ.setdefault(_NAME, "1")


def load_numpy() -> None:
    """Load numpy without threads into a process that is not ours: others see no setting."""
    if "numpy" in sys.modules or _NAME in os.environ:
        return
    forbid()
    try:
        import numpy  # noqa: F401
    finally:
        del os.environ[_NAME]
