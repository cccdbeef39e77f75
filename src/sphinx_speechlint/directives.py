"""Directives: what a file says to the linter, in lines of their own or in the front matter.

A line is a directive only as a whole: ``<!-- speechlint: ignore-next masked-year -->``. The
same words inside a sentence are the speech's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from .language import Words, near_name
from .source import Source, Span

_NOTHING: Mapping[str, str] = MappingProxyType({})
_LINE_RE = re.compile(r"<!--[ \t]*speechlint(?![\w-])(?P<body>.*)-->")
_VERB_RE = re.compile(r"[ \t]*[:：]?[ \t]*(?P<verb>[^\s,，:：\"]*)")
_TARGET_RE = re.compile(
    r"""
    (?P<name>[^\s,，:："]+)                                # a rule or a family
    (?:\s*[:：]\s*"(?P<text>(?:[^"\\\n]|\\["\\])+)")?      # :"the exact text"
    """,
    re.VERBOSE,
)
_COMMA_RE = re.compile(r"\s*(?:[,，]\s*)?")
_ESCAPED_RE = re.compile(r"\\([\"\\])")


class Verb(Enum):
    """How far a directive reaches."""

    FILE = "file"  # the front matter's: all of the file
    NEXT = "ignore-next"
    START = "ignore-start"
    END = "ignore-end"


@dataclass(frozen=True, slots=True)
class Target:
    """What to ignore: a rule or family, and of its diagnostics those inside this exact text.

    ``cut`` is what to delete to be rid of this target and keep the others.
    """

    name: str
    text: str | None
    span: Span
    cut: Span


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a directive: the message's key and arguments, and the line, from 1."""

    span: Span
    line: int
    key: str
    args: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive; ``cut`` is what to delete to be rid of it."""

    verb: Verb
    span: Span
    cut: Span
    targets: tuple[Target, ...] = ()
    faults: tuple[Fault, ...] = ()


def directive(source: Source, span: Span) -> Directive | None:
    """The directive that a line is; ``None`` for a line that is text.

    ``span`` is the line without the white space around it. What cannot be read is a fault.
    """
    match = _LINE_RE.fullmatch(source.text, *span)
    if match is None:
        return None
    cut = source.cut_span(span)
    opening = _VERB_RE.match(source.text, match.start("body"), match.end("body"))
    word = opening["verb"] if opening else ""
    verbs = {verb.value: verb for verb in Verb if verb is not Verb.FILE}
    if opening is None or word not in verbs:
        known = "、".join(verbs)
        hint = near_name(word, verbs, Words(f"；可用的有 {known}", f"; there are {known}"))
        args = {"text": word, "hint": hint.zh, "hint_en": hint.en}
        return Directive(Verb.NEXT, span, cut, (), (_fault(source, span, "verb", args),))
    verb = verbs[word]
    targets, faults = read_targets(source, Span(opening.end(), match.end("body")))
    if verb is Verb.END and targets:
        faults = [*faults, _fault(source, targets[0].span, "end-names")]
        targets = []
    elif verb is not Verb.END and not targets and not faults:
        faults = [_fault(source, span, "no-names")]
    return Directive(verb, span, cut, tuple(targets), tuple(faults))


def read_targets(source: Source, span: Span) -> tuple[list[Target], list[Fault]]:
    """The targets in a span, separated by commas, and what could not be read.

    ``--`` opens the reason, which is for people.
    """
    found: list[re.Match[str]] = []
    faults: list[Fault] = []
    at = _blank(source.text, span)
    while at < span.end and not source.text.startswith("--", at, span.end):
        match = _TARGET_RE.match(source.text, at, span.end)
        after = _blank(source.text, Span(match.end(), span.end)) if match else at
        if match is None or not _ends(source.text, Span(after, span.end)):
            rest = source.text[at : span.end].rstrip()
            faults.append(_fault(source, Span(at, at + len(rest)), "syntax", {"text": rest}))
            break
        found.append(match)
        comma = _COMMA_RE.match(source.text, after, span.end)
        at = comma.end() if comma else after
    return [_target(found, index) for index in range(len(found))], faults


def _target(found: list[re.Match[str]], index: int) -> Target:
    match = found[index]
    text = None if match["text"] is None else _ESCAPED_RE.sub(r"\1", match["text"])
    cut = Span(*match.span())
    if index + 1 < len(found):
        cut = Span(cut.start, found[index + 1].start())
    elif index:
        cut = Span(found[index - 1].end(), cut.end)
    return Target(match["name"], text, Span(*match.span()), cut)


def _fault(source: Source, span: Span, key: str, args: Mapping[str, str] = _NOTHING) -> Fault:
    return Fault(span, source.position(span.start).line, key, args)


def _blank(text: str, span: Span) -> int:
    at = span.start
    while at < span.end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, span: Span) -> bool:
    """Whether a target may end here: at a comma, at the reason, or with the directive."""
    return span.start == span.end or text.startswith((",", "，", "--"), *span)
