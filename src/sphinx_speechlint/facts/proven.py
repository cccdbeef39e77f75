"""A fact and the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A value, and the words of the speech or of its front matter that give it."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Year:
    """The year of a speech; not ``exact``, the year before which it cannot have been given."""

    year: int
    exact: bool
    evidence: str
