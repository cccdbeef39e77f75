"""The rules as text: the table of all, and the entry of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .display import pad, visible, width
from .measured import measured
from .reporters import SEVERITY_WORDS
from .rule import FAMILIES, BaseRule
from .selection import unknown_rule
from .source import InputError

_INDENT = "  "


def table(rules: Mapping[str, type[BaseRule]]) -> str:
    """Some rules: name, family, severity, whether it is on, title."""
    rows: list[tuple[str, ...]] = [("规则", "类别", "级别", "状态", "查什么")]
    rows += [_row(rule) for rule in sorted(rules.values(), key=_order)]
    columns = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(pad(cell, columns[n]) for n, cell in enumerate(row)).rstrip() for row in rows
    ]
    return "\n".join([*lines, "", "说明和例子：speechlint rule 规则名称", ""])


def entry(rules: Mapping[str, type[BaseRule]], name: str) -> str:
    """One of some rules: its documentation, options and examples.

    :raises InputError: for a name that is no rule, with the nearest right one.
    """
    if name not in rules:
        words = unknown_rule(name, rules)
        raise InputError(words.zh, words.en)
    rule = rules[name]
    parts = [f"{name}（{rule.family}，{SEVERITY_WORDS[rule.severity].zh}，{_status(rule)}）"]
    parts += ["", rule.documentation()]
    if name in measured():
        parts += ["实测", f"    {measured()[name].words()}"]
    if rule.options:
        parts += ["", "选项", *(line for o in rule.options for line in _option(rule, o.name))]
    if rule.invalid:
        parts += ["", "有问题的例子（⟦ ⟧ 标出所指的字）", *_invalid(rule)]
    if rule.valid:
        parts += ["", "没有问题的例子", *(_INDENT + visible(text) for text in rule.valid)]
    return "\n".join([*parts, ""])


def _order(rule: type[BaseRule]) -> tuple[int, str]:
    return FAMILIES.index(rule.family), rule.name


def _row(rule: type[BaseRule]) -> tuple[str, ...]:
    return rule.name, rule.family, SEVERITY_WORDS[rule.severity].zh, _status(rule), rule.title()


def _status(rule: type[BaseRule]) -> str:
    if rule.preview:
        return "试行"
    return "启用" if rule.default else "点名才用"


def _option(rule: type[BaseRule], name: str) -> Iterator[str]:
    option = next(o for o in rule.options if o.name == name)
    yield f"{_INDENT}{option.name} = {option.default}"
    yield f"{_INDENT * 2}{option.help}（{option.origin}）"


def _invalid(rule: type[BaseRule]) -> Iterator[str]:
    for example in rule.invalid:
        yield from (_INDENT + visible(line) for line in example.marked.split("\n"))
        if example.fixed is not None:
            yield f"{_INDENT}→ {visible(example.fixed) or '（删去）'}"
