"""The two languages of everything that users read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal

Language = Literal["zh", "en"]

LANGUAGES: Mapping[str, Language] = MappingProxyType({"zh": "zh", "en": "en"})


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages: ``words[language]``."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


def joined(parts: Iterable[Words], between: Words) -> Words:
    """Several texts as one, with ``between`` between them."""
    listed = list(parts)
    return Words(between.zh.join(w.zh for w in listed), between.en.join(w.en for w in listed))


def counted(number: int, one: str, more: str = "") -> str:
    """A number and an English noun: ``1 file``, ``2 files``; ``more`` for irregular plurals."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def near_name(name: str, known: Iterable[str], otherwise: Words) -> Words:
    """The end of a complaint about an unknown name: the nearest right one, or what to do."""
    if near := get_close_matches(name, list(known), n=1):
        return Words(f"；是否想写 {near[0]}？", f"; did you mean {near[0]}?")
    return otherwise
