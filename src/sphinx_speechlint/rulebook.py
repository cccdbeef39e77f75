"""The rules as text: the table of all, and the entry of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .display import pad, visible, width
from .language import Language, Words
from .measured import measured
from .reporters import SEVERITY_WORDS
from .rule import FAMILIES, BaseRule, Option
from .source import InputError
from .vetting import unknown_rule

_INDENT = "  "
_HEAD = (
    Words("规则", "rule"),
    Words("类别", "family"),
    Words("级别", "severity"),
    Words("状态", "status"),
    Words("查什么", "what it reports"),
)
_MORE = Words(
    "说明和例子：speechlint rule 规则名称", "explanation and examples: speechlint rule NAME"
)
_MEASURED = Words("实测", "Measured")
_OPTIONS = Words("选项", "Options")
_INVALID = Words("有问题的例子（⟦ ⟧ 标出所指的字）", "Examples with the fault (⟦ ⟧ around it)")
_VALID = Words("没有问题的例子", "Examples without it")
_DELETED = Words("（删去）", "(deleted)")


def table(rules: Mapping[str, type[BaseRule]], language: Language) -> str:
    """Some rules: name, family, severity, whether it is on, title."""
    rows: list[tuple[str, ...]] = [tuple(words[language] for words in _HEAD)]
    rows += [_row(rule, language) for rule in sorted(rules.values(), key=_order)]
    columns = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(pad(cell, columns[n]) for n, cell in enumerate(row)).rstrip() for row in rows
    ]
    return "\n".join([*lines, "", _MORE[language], ""])


def entry(rules: Mapping[str, type[BaseRule]], name: str, language: Language) -> str:
    """One of some rules: its documentation, options and examples.

    :raises InputError: for a name that is no rule, with the nearest right one.
    """
    if name not in rules:
        words = unknown_rule(name, rules)
        raise InputError(words.zh, words.en)
    rule = rules[name]
    severity, status = SEVERITY_WORDS[rule.severity], _status(rule)
    head = Words(
        f"{name}（{rule.family}，{severity.zh}，{status.zh}）",
        f"{name} ({rule.family}, {severity.en}, {status.en})",
    )
    parts = [head[language], "", rule.documentation(language)]
    if name in measured():
        parts += [_MEASURED[language], f"    {measured()[name].words()[language]}"]
    if rule.options:
        parts += ["", _OPTIONS[language]]
        parts += [line for option in rule.options for line in _option(option, language)]
    if rule.invalid:
        parts += ["", _INVALID[language], *_invalid(rule, language)]
    if rule.valid:
        parts += ["", _VALID[language], *(_INDENT + visible(text) for text in rule.valid)]
    return "\n".join([*parts, ""])


def _order(rule: type[BaseRule]) -> tuple[int, str]:
    return FAMILIES.index(rule.family), rule.name


def _row(rule: type[BaseRule], language: Language) -> tuple[str, ...]:
    severity, status = SEVERITY_WORDS[rule.severity], _status(rule)
    return rule.name, rule.family, severity[language], status[language], rule.title(language)


def _status(rule: type[BaseRule]) -> Words:
    if rule.preview:
        return Words("试行", "preview")
    return Words("启用", "on") if rule.default else Words("点名才用", "by name only")


def _option(option: Option, language: Language) -> Iterator[str]:
    yield f"{_INDENT}{option.name} = {option.default}"
    words = Words(
        f"{option.help.zh}（{option.origin.zh}）", f"{option.help.en} ({option.origin.en})"
    )
    yield _INDENT * 2 + words[language]


def _invalid(rule: type[BaseRule], language: Language) -> Iterator[str]:
    for example in rule.invalid:
        yield from (_INDENT + visible(line) for line in example.marked.split("\n"))
        if example.fixed is not None:
            yield f"{_INDENT}→ {visible(example.fixed) or _DELETED[language]}"
