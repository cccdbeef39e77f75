"""Which rules run: what the settings and the command line say, put together.

Where several names speak of one rule, its own name counts before its family's; of the
same kind, ``ignore`` counts before ``select``. What the command line says of a rule counts
before the settings, and ``--select`` sets their selection aside altogether.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from .config import Config, Settings
from .diagnostic import Severity
from .duplicates.corpus import Known
from .duplicates.index.named import NamedIndex
from .globs import glob
from .language import Words
from .pattern_rule import PatternRule, pattern_rules
from .plugins import plugin_rules
from .rule import BaseRule
from .rules import RULES
from .ruleset import Exemptions, FileRules, RuleSet
from .settings import Keys, MisfitError
from .vetting import Catalogue, require_names, require_options, require_settings


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


class Decision(NamedTuple):
    """Whether a rule runs, what decided it, and where that stands in the settings."""

    on: bool
    voice: Voice
    keys: Keys


def select_rules(
    select: Iterable[str] = (), ignore: Iterable[str] = (), *, preview: bool = False
) -> RuleSet:
    """The rules of this package named by ``select`` (or all that are on) without ``ignore``.

    Both take rule and family names; a preview rule runs only with ``preview``.

    :raises InputError: for a name that is neither, with the nearest right one.
    """
    asked = Asked(tuple(select), (), tuple(ignore), preview)
    require_names(asked.select, asked.ignore, RULES, preview=preview)
    return _rule_set(RULES, Config(), asked, Path())


def rules_for(
    paths: Iterable[str], settings: Settings, asked: Asked = NOTHING_ASKED, base: Path = _HERE
) -> FileRules:
    """For each file the rules of its settings; paths start from ``base``.

    :raises InputError: for wrong settings, and for a name that no settings know.
    """
    configs = {p: settings.of(os.path.join(base, p) if p != "-" else p) for p in paths}
    sets: dict[Config, RuleSet] = {}
    catalogue: dict[str, type[BaseRule]] = {}
    for config in configs.values():
        if config not in sets:
            sets[config] = _rule_set(catalogue_of(config), config, asked, base)
            _require_same(config, catalogue)
            catalogue |= sets[config].catalogue
    catalogue = catalogue or dict(catalogue_of(Config(plugins=not settings.isolated)))
    wanted = (*asked.select, *asked.extend_select)
    preview = asked.preview or any(config.preview for config in sets)
    require_names(wanted, asked.ignore, catalogue, preview=preview)
    return FileRules({path: sets[config] for path, config in configs.items()}, catalogue)


def rules_alone(
    names: Iterable[str], paths: Iterable[str], settings: Settings, known: Known
) -> FileRules:
    """For each file some rules of this package, whatever its settings select, and no others.

    Their options, severities and exemptions hold; ``known`` is what speeches are compared with.

    :raises InputError: for wrong options.
    """
    catalogue = {name: RULES[name] for name in names}
    configs = {path: settings.of(path) for path in paths}
    sets: dict[Config, RuleSet] = {}
    for config in configs.values():
        if config not in sets:
            require_options(config, catalogue)
            sets[config] = RuleSet(
                _made(catalogue.values(), config),
                catalogue=catalogue,
                severities=_severities(catalogue, config),
                exemptions=_exemptions(catalogue, config, _HERE),
                known=known,
            )
    return FileRules({path: sets[config] for path, config in configs.items()}, catalogue)


def catalogue_of(config: Config) -> Catalogue:
    """Every rule there is under some settings, by name.

    :raises InputError: for a plugin or a pattern that is wrong.
    """
    known = {**RULES, **(plugin_rules() if config.plugins else {})}
    try:
        return known | pattern_rules(config.pattern, known)
    except MisfitError as misfit:
        raise config.complaint(("pattern", *misfit.keys), misfit.words) from misfit


def _require_same(config: Config, known: Catalogue) -> None:
    """A name means one thing in a run, since reports speak of all files together."""
    for index, pattern in enumerate(config.pattern):
        other = known.get(pattern.name)
        if other and (not issubclass(other, PatternRule) or other.declared != pattern):
            words = Words(
                f"在另一份配置里是不同的规则：{pattern.name}",
                f"is another rule in other settings: {pattern.name}",
            )
            raise config.complaint(("pattern", index), words)


def decide(rule: type[BaseRule], config: Config, asked: Asked) -> Decision:
    """Whether a rule was asked for, and by what; :attr:`BaseRule.preview` is not looked at."""
    wanted = {"select": asked.select, "extend-select": asked.extend_select}
    if said := _verdict(rule, wanted, asked.ignore):
        return Decision(said[0], Voice.COMMAND_LINE, said[1])
    if asked.select:
        return Decision(False, Voice.COMMAND_LINE, ("select",))
    wanted = {"select": config.select, "extend-select": config.extend_select}
    if said := _verdict(rule, wanted, config.ignore):
        return Decision(said[0], Voice.SETTINGS, said[1])
    if config.select:
        return Decision(False, Voice.SETTINGS, ("select",))
    return Decision(rule.default, Voice.DEFAULT, ())


def _verdict(
    rule: type[BaseRule], wanted: Mapping[str, Sequence[str]], unwanted: Sequence[str]
) -> tuple[bool, Keys] | None:
    """What lists of names say of a rule, and where; ``None`` if nothing."""
    lists = {"ignore": unwanted, **wanted}  # of equal ranks the first counts
    ranks = {rule.family: 1, rule.name: 2}
    said = [
        (ranks[name], key, index)
        for key, names in lists.items()
        for index, name in enumerate(names)
        if name in ranks
    ]
    if not said:
        return None
    _, key, index = max(said, key=lambda one: one[0])
    return key != "ignore", (key, index)


def _rule_set(catalogue: Catalogue, config: Config, asked: Asked, base: Path) -> RuleSet:
    preview = asked.preview or config.preview
    require_settings(config, catalogue, preview=preview)
    rules: list[type[BaseRule]] = []
    others: list[type[BaseRule]] = []
    for rule in catalogue.values():
        if preview or not rule.preview:
            (rules if decide(rule, config, asked).on else others).append(rule)
    ranks = {r.family: min(o.precedence for o in rules if o.family == r.family) for r in rules}
    silent = [r for r in others if r.default and r.precedence > ranks.get(r.family, r.precedence)]
    return RuleSet(
        _made(rules, config),
        _made(silent, config),
        catalogue,
        _severities(catalogue, config),
        _exemptions(catalogue, config, base),
        NamedIndex(config.root / config.index) if config.index else None,
    )


def _made(rules: Iterable[type[BaseRule]], config: Config) -> tuple[BaseRule, ...]:
    options = {name: dict(given) for name, given in config.rules}
    return tuple(rule(options.get(rule.name)) for rule in rules)


def _severities(catalogue: Catalogue, config: Config) -> dict[str, Severity]:
    given = dict(config.severity)
    changed = {}
    for name, rule in catalogue.items():
        if by := next((key for key in (name, rule.family) if key in given), None):
            changed[name] = given[by]
    return changed


def _exemptions(catalogue: Catalogue, config: Config, base: Path) -> Exemptions:
    rules = tuple(
        (glob(pattern), frozenset(r.name for r in catalogue.values() if {r.name, r.family} & {*n}))
        for pattern, n in config.per_file_ignores
    )
    return Exemptions(config.root, base, rules)
