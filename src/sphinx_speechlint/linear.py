"""Regular expressions that the user writes, run in time that grows with the text and no faster.

The engine is RE2: it has no constructs that need backtracking, and refuses what would need them.
https://github.com/google/re2/wiki/Syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from .language import Words
from .source import InputError, Span

_LARGEST = 20_000  # instructions: \p{Han}{1,200} has 16,000; beyond, a long line takes minutes
_BUDGET = 1_000_000_000  # characters looked at in one text: about a second
_LONE_SURROGATE_RE = re.compile("[\ud800-\udfff]")
_BYTE_RE = re.compile(r"(?<!\\)(?:\\\\)*\\C")
_TOO_LARGE = Words("太大：重复的次数太多", "is too large: too many repeats")
_REFUSED = (
    (r"\(\?<?[=!]", Words("向前、向后查找", "look-ahead and look-behind")),
    (r"\(\?P=|\\[1-9]|\\k", Words("反向引用", "back-references")),
    (r"\(\?>|[*+?}]\+", Words("固化分组和占有量词", "atomic groups and possessive repeats")),
)


class PatternError(ValueError):
    """A pattern that is refused, with the reason."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.words = words


class Found(NamedTuple):
    """One match: its span in code points, and the text of each group by number and name."""

    span: Span
    groups: Mapping[int | str, str]


@dataclass(frozen=True, slots=True)
class Finder:
    """A pattern that was accepted, with its groups by number (0 is all of it) and name."""

    groups: frozenset[int | str]
    _engine: Any

    @property
    def names(self) -> set[str]:
        """The names of the groups that have one."""
        return {group for group in self.groups if isinstance(group, str)}

    @classmethod
    def of(cls, pattern: str) -> Finder:
        """The finder of a pattern.

        :raises PatternError: for a pattern that is wrong or that RE2 does not take.
        :raises InputError: if the engine is not installed.
        """
        try:
            import re2
        except ImportError as error:
            raise InputError(
                "自己的规则（pattern）要用 google-re2：请安装它",
                "patterns need google-re2: please install it",
            ) from error
        if _BYTE_RE.search(pattern):
            raise PatternError(
                Words(r"\C 是半个字，不支持", r"holds \C, which is part of a character")
            )
        options = re2.Options()
        options.log_errors = False
        try:
            engine = re2.compile(pattern, options)
        except re2.error as error:
            raise PatternError(_reason(pattern, error.args[0])) from error
        if engine.programsize > _LARGEST:
            raise PatternError(_TOO_LARGE)
        if engine.search("") is not None:
            raise PatternError(
                Words("没有字也算找到，处处都会报告", "matches nothing at all, so everywhere")
            )
        return cls(frozenset({*range(engine.groups + 1), *engine.groupindex}), engine)

    def find(self, text: str) -> Iterator[Found | int]:
        """The matches in a text, leaving out empty ones.

        A search takes linear time, but many searches of one very long line do not: where
        they would take too long, the last item is the offset from which nothing was looked at.
        """
        text = _LONE_SURROGATE_RE.sub("\ufffd", text)
        budget = _BUDGET
        for match in self._engine.finditer(text):
            span = Span(*match.span())
            if span.start < span.end:
                numbered = dict(enumerate((match.group(), *match.groups(default=""))))
                yield Found(span, numbered | match.groupdict(default=""))
            budget -= len(text)
            if budget < 0:
                yield span.end
                return


def _reason(pattern: str, error: bytes | str) -> Words:
    said = error.decode("utf-8", "replace") if isinstance(error, bytes) else error
    if "too large" in said:
        return _TOO_LARGE
    for construct, name in _REFUSED:
        if re.search(construct, pattern):
            return Words(
                f"不支持{name.zh}：RE2 保证用时与文字的长短成正比（{said}）",
                f"{name.en} are not supported: RE2 keeps to linear time ({said})",
            )
    return Words(f"不是有效的正则表达式：{said}", f"is no valid pattern: {said}")
