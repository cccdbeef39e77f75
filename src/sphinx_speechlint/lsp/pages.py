"""A rule's page as a hover shows it: Markdown in which no text of a speech is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..display import visible
from ..language import Language
from ..rule import BaseRule

_LITERAL_RE = re.compile(r"``(.+?)``")
_SIGN_RE = re.compile(r"[!-/:-@\[-`{-~]")


def markdown(rules: Sequence[type[BaseRule]], messages: Iterable[str], language: Language) -> str:
    """What is said of a place, then the page of each rule that says it."""
    parts = [f"**{plain(message.strip())}**" for message in messages]
    for rule in rules:
        parts += ["---", f"`{rule.name}` {plain(rule.title(language))}"]
        for term, passage in rule.passages(language):
            parts += [f"**{plain(term)}**", plain(_LITERAL_RE.sub(r"\1", passage))]
    return "\n\n".join(parts) + "\n"


def text(rules: Sequence[type[BaseRule]], messages: Iterable[str], language: Language) -> str:
    """The same for editors that show no Markdown."""
    parts = [visible(message) for message in messages]
    parts += [f"{rule.name}\n{rule.documentation(language)}" for rule in rules]
    return "\n\n".join(parts) + "\n"


def plain(words: str) -> str:
    """A text of which every sign stands for itself."""
    return _SIGN_RE.sub(r"\\\g<0>", visible(words))
