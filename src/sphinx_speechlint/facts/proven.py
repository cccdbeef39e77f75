"""A fact and the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from ..language import Language, Words

_STATED = Words("文件头", "the front matter")
STATED = _STATED["zh"]  # the evidence of what the editor states at the head of the file


@dataclass(frozen=True, slots=True)
class Fact:
    """A value, and the words of the speech that give it, or ``STATED``."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Year:
    """The year of a speech; not ``exact``, the year before which it cannot have been given."""

    year: int
    exact: bool
    evidence: str


def evidence(known: Fact | Year, language: Language) -> str:
    """The words that prove a fact; the speech's own are in no other language."""
    return _STATED[language] if known.evidence == STATED else known.evidence
