"""Texts with gaps that users write: messages with ``{text}``, replacements with groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from string import Formatter

from .language import Words

_GROUP_RE = re.compile(r"\\(?:(\d{1,2})|g<(\w+)>|(\\))")
_FORMATTER = Formatter()


def message_fault(message: str, fields: Set[str]) -> Words | None:
    """What is wrong with a message; its gaps may be these fields and nothing else."""
    try:
        used = [part[1:] for part in _FORMATTER.parse(message) if part[1] is not None]
    except ValueError:
        used = [("", "", None)]
    if all(name in fields and not spec and not how for name, spec, how in used):
        return None
    listed = [f"{{{name}}}" for name in sorted(fields)]
    return Words(
        f"里只能用 {'、'.join(listed)}，大括号本身写作 {{{{ 和 }}}}：{message}",
        f"may hold {', '.join(listed)}, and {{{{ and }}}} for braces: {message}",
    )


def message_title(message: str) -> str:
    """A message as a title, with ``…`` for its gaps; one after a final colon is left out."""
    parts = [text + ("" if name is None else "…") for text, name, *_ in _FORMATTER.parse(message)]
    return "".join(parts).strip().removesuffix("：…").removesuffix(": …")


def replacement_fault(template: str, groups: Set[int | str]) -> Words | None:
    """What is wrong with a replacement, which may use these groups."""
    for group in _groups(template):
        if group not in groups:
            return Words(f"没有组 {group}", f"there is no group {group}")
    if "\\" in _GROUP_RE.sub("", template):
        return Words(
            "里 \\ 之后只能是组的编号、g<组名> 或者又一个 \\",
            "may have a group's number, g<name> or another \\ after \\",
        )
    return None


def is_fixed(template: str) -> bool:
    """Whether a replacement is always the same text."""
    return not any(True for _ in _groups(template))


def fill(template: str, groups: Mapping[int | str, str]) -> str:
    """A replacement with the texts of the groups."""

    def text(match: re.Match[str]) -> str:
        return match[3] or groups[_key(match)]

    return _GROUP_RE.sub(text, template)


def _groups(template: str) -> Iterator[int | str]:
    return (_key(match) for match in _GROUP_RE.finditer(template) if not match[3])


def _key(match: re.Match[str]) -> int | str:
    if match[1]:
        return int(match[1])
    return int(match[2]) if match[2].isdecimal() else match[2]
