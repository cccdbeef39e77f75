"""What the titles of speeches have in common."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import commonprefix

_SHORTEST = 4  # a shorter beginning names nothing


def shared_title(titles: Sequence[str]) -> str:
    """What all titles begin with, without the words of a number; empty if that is too little."""
    # By characters, not by parts of a path, is what is wanted here.
    shared = commonprefix(list(titles)).strip(" 　（(【[第篇之")  # noqa: RUF071
    return shared if len(shared) >= _SHORTEST else ""


def short_titles(titles: Sequence[str]) -> list[str]:
    """The titles without what all of them begin with: 篇二 of many a 讲话篇二."""
    shared = len(shared_title(titles))
    short = [title[shared:].strip() for title in titles]
    return short if all(short) else list(titles)
