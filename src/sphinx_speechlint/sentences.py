"""The sentences of a speech, which rules compare to find what was pasted again."""

from __future__ import annotations

import re

from .speech import Speech

SENTENCE_RE = re.compile(r"[^。！？!?\n]+(?:[。！？!?]+[”’」』）)]*|\Z)")


def sentences_of(speech: Speech) -> list[list[str]]:
    """The sentences of each block, without the white space around them."""
    text = speech.source.text
    return [[*map(str.strip, SENTENCE_RE.findall(text, *b.span))] for b in speech.blocks]
