"""Output formats: one file each, diagnostics and their sources to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..diagnostic import Diagnostic
from ..source import Source

Reporter = Callable[[Sequence[Diagnostic], Mapping[str, Source]], str]
