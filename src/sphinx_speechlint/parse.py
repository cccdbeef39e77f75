"""Source -> Page."""

from __future__ import annotations

from .source import Source
from .speech import Page


def parse(source: Source) -> Page:
    """The structure of a source."""
    return Page(source, (), ())
