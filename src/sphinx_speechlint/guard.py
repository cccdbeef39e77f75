"""Run a rule that is not of this package: what it does wrong is one line, not a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from .diagnostic import Diagnostic
from .duplicates.corpus import Corpus
from .rule import BaseRule
from .rules import RULES
from .source import InputError
from .speech import Page, Speech

_Subject = TypeVar("_Subject", Page, Speech, Corpus)


def run(
    rule: BaseRule, check: Callable[[_Subject], Iterator[Diagnostic]], subject: _Subject
) -> Iterator[Diagnostic]:
    """What a rule reports; ``check`` is its method.

    :raises InputError: if a rule of another package fails or reports what cannot be shown.
    """
    if rule.name in RULES:
        yield from check(subject)
        return
    try:
        paths, length = _bounds(subject)
        for diagnostic in check(subject):
            _require_proper(diagnostic, rule, paths, length)
            yield diagnostic
    except Exception as error:  # whatever the code of others does
        where = "" if isinstance(subject, Corpus) else subject.source.path
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        raise InputError(
            f"{where}{'：' * bool(where)}规则 {rule.name} 出错：{what}；"
            f"请告诉它的作者，或者用 --ignore {rule.name}",
            f"{where}{': ' * bool(where)}the rule {rule.name} failed: {what}; "
            f"tell its author, or use --ignore {rule.name}",
        ) from error


def _bounds(subject: Page | Speech | Corpus) -> tuple[set[str], int | None]:
    """The files that may be reported, and the length of the text where it is known."""
    if isinstance(subject, Corpus):
        return {speech.path for speech in subject.speeches}, None
    return {subject.source.path}, len(subject.source.text)


def _require_proper(
    diagnostic: Diagnostic, rule: BaseRule, paths: set[str], length: int | None
) -> None:
    rule.message(diagnostic, "zh")
    rule.message(diagnostic, "en")
    start, end = diagnostic.span
    if diagnostic.rule != rule.name or diagnostic.path not in paths:
        raise ValueError(f"diagnostic of {diagnostic.rule} in {diagnostic.path}")
    if not 0 <= start <= end <= (end if length is None else length):
        raise ValueError(f"span {start} to {end}")
