"""Which rules run: what the settings and the command line say, put together.

Where several names speak of one rule, its own name counts before its family's; of the
same kind, ``ignore`` counts before ``select``. What the command line says of a rule counts
before the settings, and ``--select`` sets their selection aside altogether.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from .config import Config, Settings
from .diagnostic import Severity
from .duplicates.index.named import NamedIndex
from .globs import glob
from .language import Words, near_name
from .pattern_rule import PatternRule, pattern_rules
from .plugins import plugin_rules
from .rule import FAMILIES, BaseRule
from .rules import RULES
from .ruleset import Exemptions, FileRules, RuleSet, name_hint
from .settings import Keys, MisfitError
from .source import InputError

_Catalogue = Mapping[str, type[BaseRule]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of the rules."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False


NOTHING_ASKED = Asked()
_HERE = Path()


class Voice(Enum):
    """What decides whether a rule runs."""

    COMMAND_LINE = "command line"
    SETTINGS = "settings"
    DEFAULT = "default"


def select_rules(
    select: Iterable[str] = (), ignore: Iterable[str] = (), *, preview: bool = False
) -> RuleSet:
    """The rules of this package named by ``select`` (or all that are on) without ``ignore``.

    Both take rule and family names; a preview rule runs only with ``preview``.

    :raises InputError: for a name that is neither, with the nearest right one.
    """
    asked = Asked(tuple(select), (), tuple(ignore), preview)
    _require_asked(asked, RULES)
    return _rule_set(RULES, Config(), asked, Path())


def rules_for(
    paths: Iterable[str], settings: Settings, asked: Asked = NOTHING_ASKED, base: Path = _HERE
) -> FileRules:
    """For each file the rules of its settings; paths start from ``base``.

    :raises InputError: for wrong settings, and for a name that no settings know.
    """
    configs = {path: settings.of(str(base / path) if path != "-" else path) for path in paths}
    sets: dict[Config, RuleSet] = {}
    catalogue: dict[str, type[BaseRule]] = {}
    for config in configs.values():
        if config not in sets:
            sets[config] = _rule_set(catalogue_of(config), config, asked, base)
            _require_same(config, catalogue)
            catalogue |= sets[config].catalogue
    catalogue = catalogue or dict(catalogue_of(Config(plugins=not settings.isolated)))
    _require_asked(asked, catalogue)
    return FileRules({path: sets[config] for path, config in configs.items()}, catalogue)


def catalogue_of(config: Config) -> _Catalogue:
    """Every rule there is under some settings, by name.

    :raises InputError: for a plugin or a pattern that is wrong.
    """
    known = {**RULES, **(plugin_rules() if config.plugins else {})}
    try:
        return known | pattern_rules(config.pattern, known)
    except MisfitError as misfit:
        raise config.complaint(("pattern", *misfit.keys), misfit.words) from misfit


def _require_same(config: Config, known: _Catalogue) -> None:
    """A name means one thing in a run, since reports speak of all files together."""
    for index, pattern in enumerate(config.pattern):
        other = known.get(pattern.name)
        if other and (not issubclass(other, PatternRule) or other.declared != pattern):
            words = Words(
                f"在另一份配置里是不同的规则：{pattern.name}",
                f"is another rule in other settings: {pattern.name}",
            )
            raise config.complaint(("pattern", index), words)


def voice(rule: type[BaseRule], config: Config, asked: Asked) -> tuple[bool, Voice]:
    """Whether a rule was asked for, and by what; :attr:`BaseRule.preview` is not looked at."""
    said = _verdict(rule, (*asked.select, *asked.extend_select), asked.ignore)
    if said is None and asked.select:
        said = False
    if said is not None:
        return said, Voice.COMMAND_LINE
    said = _verdict(rule, (*config.select, *config.extend_select), config.ignore)
    if said is None and config.select:
        said = False
    if said is not None:
        return said, Voice.SETTINGS
    return rule.default, Voice.DEFAULT


def _verdict(rule: type[BaseRule], wanted: Iterable[str], unwanted: Iterable[str]) -> bool | None:
    """What two lists of names say of a rule; ``None`` if nothing."""
    ranks = {rule.name: 2, rule.family: 1}
    for_it = max((ranks.get(name, 0) for name in wanted), default=0)
    against = max((ranks.get(name, 0) for name in unwanted), default=0)
    return for_it > against if for_it or against else None


def _rule_set(catalogue: _Catalogue, config: Config, asked: Asked, base: Path) -> RuleSet:
    _require_settings(config, catalogue)
    rules: list[type[BaseRule]] = []
    others: list[type[BaseRule]] = []
    for rule in catalogue.values():
        if asked.preview or config.preview or not rule.preview:
            (rules if voice(rule, config, asked)[0] else others).append(rule)
    ranks = {r.family: min(o.precedence for o in rules if o.family == r.family) for r in rules}
    silent = [r for r in others if r.default and r.precedence > ranks.get(r.family, r.precedence)]
    options = {name: dict(given) for name, given in config.rules}
    return RuleSet(
        tuple(r(options.get(r.name)) for r in rules),
        tuple(r(options.get(r.name)) for r in silent),
        catalogue,
        _severities(catalogue, config),
        _exemptions(catalogue, config, base),
        NamedIndex(config.root / config.index) if config.index else None,
    )


def _severities(catalogue: _Catalogue, config: Config) -> dict[str, Severity]:
    given = dict(config.severity)
    changed = {}
    for name, rule in catalogue.items():
        if by := next((key for key in (name, rule.family) if key in given), None):
            changed[name] = given[by]
    return changed


def _exemptions(catalogue: _Catalogue, config: Config, base: Path) -> Exemptions:
    rules = tuple(
        (glob(pattern), frozenset(r.name for r in catalogue.values() if {r.name, r.family} & {*n}))
        for pattern, n in config.per_file_ignores
    )
    return Exemptions(config.root, base, rules)


def _require_asked(asked: Asked, catalogue: _Catalogue) -> None:
    for name in (*asked.select, *asked.extend_select, *asked.ignore):
        if words := _unknown(name, catalogue):
            raise InputError(words.zh, words.en)


def _require_settings(config: Config, catalogue: _Catalogue) -> None:
    """Complain of what only the rules can tell to be wrong in the settings."""
    for keys, name in _names(config):
        if words := _unknown(name, catalogue):
            raise config.complaint(keys, words)
    for name, options in config.rules:
        if name not in catalogue:
            raise config.complaint(("rules", name), unknown_rule(name, catalogue))
        for key, value in options:
            if words := _wrong_option(catalogue[name], key, value):
                raise config.complaint(("rules", name, key), words)


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


def _unknown(name: str, catalogue: _Catalogue) -> Words | None:
    known = [*catalogue, *FAMILIES]
    if name in known:
        return None
    hint = name_hint(name, known)
    return Words(
        f"没有名为 {name} 的规则或类别{hint.zh}", f"there is no rule or family {name}{hint.en}"
    )


def unknown_rule(name: str, catalogue: _Catalogue) -> Words:
    """What to say of a name that is no rule's."""
    hint = name_hint(name, catalogue)
    return Words(f"没有名为 {name} 的规则{hint.zh}", f"there is no rule {name}{hint.en}")


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
