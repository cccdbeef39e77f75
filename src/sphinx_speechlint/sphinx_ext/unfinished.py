"""Whether the last build into an output folder came to its end.

What a build is going to write Sphinx keeps before it is written. Pages that were not, since the
build was broken off, would be taken for written ever after.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from .digests import digest


def begin(app: Sphinx) -> bool:
    """Note that a build begins to write; return whether the last one was broken off."""
    marker = _marker(app)
    broken = marker.exists()
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.touch()
    return broken


def end(app: Sphinx, exception: Exception | None) -> None:
    """Note that all was written."""
    if exception is None:
        _marker(app).unlink(missing_ok=True)


def _marker(app: Sphinx) -> Path:
    name = digest([app.builder.name, str(app.builder.outdir)])
    return Path(app.doctreedir, "speechlint", f"{name}.unfinished")
