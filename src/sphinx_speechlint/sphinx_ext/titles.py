"""What the titles of speeches have in common."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix

from ..display import shorten

_SHORTEST = 4  # a shorter beginning names nothing


def shared_title(titles: Sequence[str]) -> str:
    """What all titles begin with, without the words of a number; empty if that is too little."""
    # By characters, not by parts of a path, is what is wanted here.
    shared = commonprefix(list(titles))  # noqa: RUF071
    words, mark, remark = shared.rpartition("（")
    if mark and "）" not in remark:  # no remark is cut, and no number
        shared = words
    shared = shared.rstrip(" 　（(【[第篇之0123456789")
    return shared if len(shared) >= _SHORTEST else ""


def short_titles(titles: Sequence[str]) -> list[str]:
    """The titles without what all of them begin with: 篇二 of many a 讲话篇二.

    Of titles that only a remark tells apart, 讲话（2006 年）, all is needed.
    """
    shared = len(shared_title(titles))
    short = [title[shared:].strip() for title in titles]
    return list(titles) if any(not s or s.startswith("（") for s in short) else short


def label(title: str, size: int) -> str:
    """A title cut short, but with the remark that may tell it from others: 在全县……（2006 年）."""
    words, mark, remark = title.rpartition("（")
    if len(title) <= size or not (words and title.endswith("）")):
        return shorten(title, size)
    if len(mark + remark) < size:
        return shorten(words, size - len(mark + remark)) + mark + remark
    return f"…{title[1 - size :]}"
