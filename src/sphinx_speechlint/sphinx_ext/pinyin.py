"""The pinyin of words, as an environment keeps it between builds.

To load pypinyin's tables and to ask them for thousands of terms took a twentieth of the build
of a small change.
"""

from __future__ import annotations


class Pinyin:
    """Spells every word once."""

    def __init__(self, known: dict[str, tuple[str, ...]]) -> None:
        """``known`` is a part of the environment."""
        self._known = known

    def syllables(self, text: str) -> tuple[str, ...]:
        """The syllables of a word, without tones."""
        if text not in self._known:
            from pypinyin import lazy_pinyin  # its tables take a while to load

            self._known[text] = tuple(s.casefold() for s in lazy_pinyin(text))
        return self._known[text]

    def order(self, text: str) -> tuple[tuple[str, ...], str]:
        """What to sort Chinese words by: their syllables, then the words themselves."""
        return self.syllables(text), text
