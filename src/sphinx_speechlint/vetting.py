"""What only the rules can tell to be wrong in the settings and on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .config import Config
from .language import Words, near_name
from .rule import FAMILIES, BaseRule
from .ruleset import name_hint
from .settings import Keys
from .source import InputError

Catalogue = Mapping[str, type[BaseRule]]


def require_names(
    wanted: Iterable[str], unwanted: Iterable[str], catalogue: Catalogue, *, preview: bool
) -> None:
    """Complain of names on the command line; ``preview``: whether preview rules run.

    :raises InputError: for a name that is neither rule nor family, and for a rule that is
        wanted and would not run.
    """
    for names, is_wanted in ((wanted, True), (unwanted, False)):
        for name in names:
            if words := _wrong_name(name, catalogue, preview=preview or not is_wanted):
                raise InputError(words.zh, words.en)


def require_settings(config: Config, catalogue: Catalogue, *, preview: bool) -> None:
    """Complain of names and options in the settings.

    :raises InputError: as :func:`require_names`, with file and line.
    """
    for keys, name in _names(config):
        is_wanted = keys[0] in ("select", "extend-select")
        if words := _wrong_name(name, catalogue, preview=preview or not is_wanted):
            raise config.complaint(keys, words)
    for name, _ in config.rules:
        if name not in catalogue:
            raise config.complaint(("rules", name), unknown_rule(name, catalogue))
    require_options(config, catalogue)


def require_options(config: Config, rules: Catalogue) -> None:
    """Complain of the options of some rules in the settings.

    :raises InputError: for one that a rule does not have, or a value out of its bounds.
    """
    for name, options in config.rules:
        for key, value in options if name in rules else ():
            if words := _wrong_option(rules[name], key, value):
                raise config.complaint(("rules", name, key), words)


def unknown_rule(name: str, catalogue: Catalogue) -> Words:
    """What to say of a name that is no rule's."""
    hint = name_hint(name, catalogue)
    return Words(f"没有名为 {name} 的规则{hint.zh}", f"there is no rule {name}{hint.en}")


def _names(config: Config) -> Iterator[tuple[Keys, str]]:
    """Every name of a rule or family in the settings, and where it stands."""
    lists = {
        "select": config.select,
        "extend-select": config.extend_select,
        "ignore": config.ignore,
    }
    for key, names in lists.items():
        yield from (((key, index), name) for index, name in enumerate(names))
    for pattern, names in config.per_file_ignores:
        yield from (
            (("per-file-ignores", pattern, index), name) for index, name in enumerate(names)
        )
    yield from ((("severity", name), name) for name, _ in config.severity)


def _wrong_name(name: str, catalogue: Catalogue, *, preview: bool) -> Words | None:
    known = [*catalogue, *FAMILIES]
    if name not in known:
        hint = name_hint(name, known)
        return Words(
            f"没有名为 {name} 的规则或类别{hint.zh}", f"there is no rule or family {name}{hint.en}"
        )
    if name in catalogue and catalogue[name].preview and not preview:
        return Words(
            f"规则 {name} 还在试行：加上 --preview，或在配置里写 preview = true",
            f"the rule {name} is in preview: add --preview, or set preview = true",
        )
    return None


def _wrong_option(rule: type[BaseRule], key: str, value: int) -> Words | None:
    options = {option.name: option for option in rule.options}
    if key not in options:
        listed = Words(
            f"；可用的有 {'、'.join(options)}" if options else "；它没有选项",
            f"; there are {', '.join(options)}" if options else "; it has none",
        )
        hint = near_name(key, options, listed)
        return Words(
            f"规则 {rule.name} 没有选项 {key}{hint.zh}",
            f"the rule {rule.name} has no option {key}{hint.en}",
        )
    option = options[key]
    if value < option.least:
        return Words(f"不能小于 {option.least}", f"must not be less than {option.least}")
    if option.most is not None and value > option.most:
        return Words(f"不能大于 {option.most}", f"must not be more than {option.most}")
    return None
