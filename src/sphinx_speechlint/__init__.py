"""Publish and lint Chinese speeches: a Sphinx extension and a command line.

As a Sphinx extension the package is only a door: Sphinx itself is imported when
Sphinx calls :func:`setup`, so that the command line starts without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Sphinx's entry point."""
    from .threads import load_numpy

    load_numpy()
    from .sphinx_ext import setup as connect

    return connect(app)
