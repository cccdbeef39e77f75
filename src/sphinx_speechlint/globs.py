"""Globs as in .gitignore: which paths a pattern of the settings names."""

from __future__ import annotations

import re
from functools import cache

_PART_RE = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|.", re.DOTALL)
_FIXED = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@cache
def glob(pattern: str) -> re.Pattern[str]:
    """What matches a glob in full: paths below some folder, with ``/``, from that folder on.

    ``*`` and ``?`` stop at a slash, ``**`` does not, a pattern without a slash matches at
    any depth, and what lies below a match is taken too.

    :raises ValueError: for a pattern that is no glob.
    """
    pattern = pattern.rstrip("/").removeprefix("./")
    anchored = pattern if "/" in pattern else f"**/{pattern}"
    body = "".join(map(_part, _PART_RE.findall(anchored.lstrip("/"))))
    try:
        return re.compile(f"{body}(?:/.*)?", re.DOTALL)
    except re.error as error:
        raise ValueError(pattern) from error


def _part(part: str) -> str:
    if part in _FIXED:
        return _FIXED[part]
    if len(part) > 1:
        inner = part[1:-1].replace("\\", r"\\").replace("[", r"\[")
        return f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
    return re.escape(part)
