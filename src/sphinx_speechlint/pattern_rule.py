"""Rules that are written in the settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from .diagnostic import Diagnostic, Edit, Fix
from .display import shorten, visible
from .language import Language, Words, near_name
from .linear import Finder, Found, PatternError
from .parse import parse
from .pattern import Pattern
from .rule import FAMILIES, NAME_RE, BaseRule, Invalid, PageRule
from .settings import MisfitError
from .source import Source, Span
from .speech import Page
from .templates import fill, is_fixed, message_fault, message_title, replacement_fault

_QUOTED = 40  # characters of a group that a message quotes


class PatternRule(PageRule):
    """A rule made of one pattern: each block is searched by itself, those of the lead-in too."""

    declared: ClassVar[Pattern]
    finder: ClassVar[Finder]
    variants = {  # noqa: RUF012
        "unseen": {
            "zh": "这一行太长，从这里起没有再查",
            "en": "the line is too long: nothing was looked for from here on",
        }
    }

    def check(self, page: Page) -> Iterator[Diagnostic]:
        """What is found, unless it is already as it should be."""
        path, template = page.source.path, self.declared.replacement
        for block in page.blocks():
            start, end = block.span
            for found in self.finder.find(page.source.slice(block.span)):
                if isinstance(found, int):
                    yield self.report(path, Span(start + found, end), key="unseen")
                    continue
                span = Span(start + found.span.start, start + found.span.end)
                if template is None:
                    yield self.report(path, span, args=_args(found))
                elif (new := fill(template, found.groups)) != found.groups[0]:
                    title = Words(f"改成“{new}”", f"replace by “{new}”")
                    fix = Fix(title, (Edit(span, new),), self.declared.safe)
                    yield self.report(path, span, args=_args(found, replacement=new), fix=fix)


def pattern_rules(
    patterns: Sequence[Pattern], others: Mapping[str, type[BaseRule]]
) -> dict[str, type[BaseRule]]:
    """The rules that some settings declare, by name; the others' names are taken.

    :raises MisfitError: for what is wrong with one; its keys begin with the pattern's index.
    :raises InputError: if the engine is not installed.
    """
    made: dict[str, type[BaseRule]] = {}
    for index, pattern in enumerate(patterns):
        try:
            _require_name(pattern, {*others, *made})
            rule = _make(pattern)
            rule.invalid = tuple(_invalid(rule, n) for n in range(len(pattern.invalid)))
            _require_silence(rule)
        except MisfitError as misfit:
            zh, en = misfit.words.zh, misfit.words.en
            words = Words(f"（{pattern.name}）{zh}", f"({pattern.name}) {en}")
            raise MisfitError((index, *misfit.keys), words) from misfit
        made[pattern.name] = rule
    return made


def _make(pattern: Pattern) -> type[PatternRule]:
    try:
        finder = Finder.of(pattern.pattern)
    except PatternError as error:
        raise MisfitError(("pattern",), error.words) from error
    fields = {"text", *finder.names}
    if pattern.replacement is not None:
        fields.add("replacement")
        _require("replacement", replacement_fault(pattern.replacement, finder.groups))
        _require("replacement", _endless(pattern.replacement, finder))
    _require("message", message_fault(pattern.message, fields))
    _require("message-en", message_fault(pattern.message_en, fields))
    made: type[PatternRule] = type(
        pattern.name,
        (PatternRule,),
        {
            "__doc__": _documentation(pattern, "zh"),
            "english": _documentation(pattern, "en"),
            "family": pattern.family,
            "severity": pattern.severity,
            "messages": {"zh": pattern.message, "en": pattern.message_en or pattern.message},
            "valid": pattern.valid,
            "declared": pattern,
            "finder": finder,
        },
    )
    made.name = pattern.name
    return made


def _documentation(pattern: Pattern, language: Language) -> str:
    """The rule's page, as a rule of this package has it."""
    shown = visible(pattern.pattern)
    terms = [
        (
            Words("检查什么", "What it reports"),
            Words(
                f"符合正则表达式 ``{shown}`` 的文字，逐行查找。",
                f"What matches the regular expression ``{shown}``, line by line.",
            ),
        )
    ]
    if pattern.why:
        why = visible(pattern.why)
        terms.append((Words("为什么不好", "Why it matters"), Words(why, why)))
    if pattern.replacement is not None:
        new = visible(pattern.replacement)
        change = Words(f"改成 ``{new}``。", f"Change it to ``{new}``.")
        change = change if new else Words("删去。", "Delete it.")
        terms.append((Words("怎样修改", "How to mend it"), change))
    message = pattern.message_en if language == "en" else ""
    listed = [f"{term[language]}\n    {words[language]}" for term, words in terms]
    return "\n".join([message_title(visible(message or pattern.message)), "", *listed])


def _args(found: Found, **more: str) -> dict[str, str]:
    named = {name: text for name, text in found.groups.items() if isinstance(name, str)}
    args = named | {"text": found.groups[0]} | more
    return {name: shorten(text, _QUOTED) for name, text in args.items()}


def _require(key: str, fault: Words | None) -> None:
    if fault:
        raise MisfitError((key,), fault)


def _require_name(pattern: Pattern, taken: set[str]) -> None:
    name, family = pattern.name, pattern.family
    if not NAME_RE.fullmatch(name):
        words = Words(
            f"应当是小写字母和数字，用 - 连接，至少两段，如 old-title：{name}",
            f"should be lower-case letters and digits joined by -, as old-title: {name}",
        )
        raise MisfitError(("name",), words)
    if name in taken:
        words = Words(f"已有名为 {name} 的规则", f"there is a rule {name} already")
        raise MisfitError(("name",), words)
    if family not in FAMILIES:
        listed = Words(f"；可用的有 {'、'.join(FAMILIES)}", f"; there are {', '.join(FAMILIES)}")
        hint = near_name(family, FAMILIES, listed)
        words = Words(f"没有类别 {family}{hint.zh}", f"there is no family {family}{hint.en}")
        raise MisfitError(("family",), words)


def _endless(replacement: str, finder: Finder) -> Words | None:
    """Whether a replacement without groups is faulty again: it would be replaced without end."""
    again = list(finder.find(replacement)) if is_fixed(replacement) else []
    if all(isinstance(found, Found) and found.groups[0] == replacement for found in again):
        return None
    return Words("里又有要找的字，改不完", "holds what is looked for, so there is no end to it")


def _invalid(rule: type[PatternRule], index: int) -> Invalid:
    """A faulty example, with the text that the fix makes of it."""
    marked = rule.declared.invalid[index]
    example = Invalid(marked)
    found = _found(rule, example.text)
    if tuple(d.span for d in found) != example.spans or not found:
        texts = "、".join(example.text[slice(*d.span)] for d in found)
        words = Words(
            f"：⟦ ⟧ 标出的与找到的不同；找到的是：{texts or '没有'}",
            f"does not mark between ⟦ ⟧ what is found, which is: {texts or 'nothing'}",
        )
        raise MisfitError(("invalid", index), words)
    fixed = example.text
    for edit in (e for d in reversed(found) if d.fix for e in d.fix.edits):
        fixed = fixed[: edit.span.start] + edit.replacement + fixed[edit.span.end :]
    return Invalid(marked, None if rule.declared.replacement is None else fixed)


def _require_silence(rule: type[PatternRule]) -> None:
    for index, text in enumerate(rule.valid):
        if found := _found(rule, text):
            words = text[slice(*found[0].span)]
            raise MisfitError(
                ("valid", index), Words(f"：却找到了 {words}", f"does have a fault: {words}")
            )


def _found(rule: type[PatternRule], text: str) -> list[Diagnostic]:
    return list(rule().check(parse(Source("example.txt", text))))
