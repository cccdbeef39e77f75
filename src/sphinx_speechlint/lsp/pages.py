"""A rule's page as a hover shows it: Markdown in which no word of it is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..display import visible
from ..language import Language
from ..rule import BaseRule

_LITERAL_RE = re.compile(r"``(.+?)``")
_SIGN_RE = re.compile(r"[!-/:-@\[-`{-~]")


def markdown(rules: Iterable[type[BaseRule]], language: Language) -> str:
    """The pages of some rules. What a rule says of a place, the editor shows by itself."""
    return "\n\n---\n\n".join("\n\n".join(_parts(rule, language)) for rule in rules) + "\n"


def text(rules: Iterable[type[BaseRule]], language: Language) -> str:
    """The same for editors that show no Markdown."""
    return "\n\n".join(f"{rule.name}\n{rule.documentation(language)}" for rule in rules) + "\n"


def plain(words: str) -> str:
    """A text of which every sign stands for itself."""
    return _SIGN_RE.sub(r"\\\g<0>", visible(words))


def _parts(rule: type[BaseRule], language: Language) -> Iterator[str]:
    yield f"**{plain(rule.title(language))}** `{rule.name}`"
    for term, passage in rule.passages(language):
        yield f"**{plain(term)}**"
        yield plain(_LITERAL_RE.sub(r"\1", passage))
