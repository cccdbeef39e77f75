"""Cutting Chinese text into words, by jieba's whole dictionary.

jieba loads it in a second or two, so it is imported with the first text that is cut and
never before.
"""

from __future__ import annotations

import logging


def words(text: str) -> list[str]:
    """The words of a text, by jieba's dictionary alone.

    Without its model for unknown words, which would join the pieces of a cut word.
    """
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return list(jieba.cut(text, HMM=False))
