"""Rules of other packages: each entry point of the group ``speechlint.rules`` is one.

The entry point's name is the rule's, and its object the rule's class.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import NamedTuple

from .diagnostic import Severity
from .language import Words
from .rule import FAMILIES, NAME_RE, BaseRule, CorpusRule, Option, PageRule, Rule, SuppressionRule
from .rules import RULES
from .source import InputError

GROUP = "speechlint.rules"
_KINDS = (Rule, PageRule, CorpusRule, SuppressionRule)


class Plugin(NamedTuple):
    """A rule of another package."""

    rule: type[BaseRule]
    package: str
    version: str


@cache
def plugins() -> Mapping[str, Plugin]:
    """The rules that are installed, by name.

    :raises InputError: for one that cannot be loaded or is no proper rule: were it left out,
        its faults would pass for none.
    """
    found: dict[str, Plugin] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        package, version = (entry.dist.name, entry.dist.version) if entry.dist else ("?", "?")
        rule = _load(entry, package)
        if entry.name in RULES or entry.name in found:
            other = found[entry.name].package if entry.name in found else "sphinx-speechlint"
            raise _complaint(
                entry, package, Words(f"与 {other} 的规则同名", f"is a rule of {other} already")
            )
        found[entry.name] = Plugin(rule, package, version)
    return MappingProxyType(found)


def plugin_rules() -> dict[str, type[BaseRule]]:
    """The rules that are installed, by name.

    :raises InputError: as :func:`plugins`.
    """
    return {name: plugin.rule for name, plugin in plugins().items()}


def rule_fault(rule: object, name: str) -> Words | None:
    """What keeps an object from being a rule of this name; ``None`` if it can run."""
    if not isinstance(rule, type) or not issubclass(rule, _KINDS):
        return Words("不是 Rule、PageRule 或 CorpusRule", "is no Rule, PageRule or CorpusRule")
    if inspect.isabstract(rule):
        return Words("没有 check 方法", "has no method check")
    if not NAME_RE.fullmatch(rule.name) or rule.name != name:
        return Words(f"里的规则却叫 {rule.name}", f"is a rule of another name: {rule.name}")
    if getattr(rule, "family", None) not in FAMILIES:
        listed = ", ".join(FAMILIES)
        return Words(f"的类别应当是 {listed} 之一", f"must have a family, one of {listed}")
    if not isinstance(getattr(rule, "severity", None), Severity):
        return Words("没有级别 severity", "has no severity")
    texts = [getattr(rule, "messages", {}), *rule.variants.values()]
    if any(not {"zh", "en"} <= {*words} for words in texts):
        return Words("的 messages 要有 zh 和 en", "must have messages in zh and en")
    if not all(isinstance(option, Option) for option in rule.options):
        return Words("的 options 应当是 Option", "must have options of the class Option")
    if not rule.title():
        return Words("没有说明（docstring）", "has no docstring")
    return None


def _load(entry: EntryPoint, package: str) -> type[BaseRule]:
    try:
        rule = entry.load()
    except Exception as error:  # whatever the code of others does when it is imported
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        raise _complaint(
            entry, package, Words(f"无法载入：{why}", f"cannot be loaded: {why}")
        ) from error
    if fault := rule_fault(rule, entry.name):
        raise _complaint(entry, package, fault)
    return rule  # type: ignore[no-any-return]


def _complaint(entry: EntryPoint, package: str, words: Words) -> InputError:
    what = f"{entry.name} = {entry.value}"
    return InputError(
        f"插件 {package}：{what} {words.zh}；请修正或卸载它",
        f"plugin {package}: {what} {words.en}; mend or uninstall it",
    )
