"""What holds for a file, and where each thing was said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from .config import Config, Settings
from .config_file import dotted, read_table, shown
from .display import pad, visible, width
from .language import Language, Words
from .reporters import SEVERITY_WORDS
from .rule import FAMILIES, BaseRule
from .ruleset import RuleSet
from .selection import Asked, Voice, decide, rules_for
from .settings import Keys, settings_of

CONTRACT = 1  # raised only when a program written for the JSON could break

_SELECTION = ("select", "extend-select", "ignore")


class Origin(Enum):
    """Who said something."""

    COMMAND_LINE = "command-line"
    SETTINGS = "settings"
    PER_FILE = "per-file-ignores"
    PREVIEW = "preview"
    DEFAULT = "default"


_WORDS = {
    Origin.COMMAND_LINE: Words("命令行", "command line"),
    Origin.PREVIEW: Words("试行", "preview"),
    Origin.DEFAULT: Words("默认", "default"),
}
_VOICES = {
    Voice.COMMAND_LINE: Origin.COMMAND_LINE,
    Voice.SETTINGS: Origin.SETTINGS,
    Voice.DEFAULT: Origin.DEFAULT,
}


@dataclass(frozen=True, slots=True)
class Value:
    """One setting: its dotted key, its value as JSON has it, who said it, and file and line."""

    key: str
    value: object
    origin: Origin
    place: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """One rule: whether it runs on the file and with what, who decided that, and where."""

    rule: type[BaseRule]
    on: bool
    severity: str
    options: Mapping[str, int]
    origin: Origin
    place: str


@dataclass(frozen=True, slots=True)
class Effective:
    """All that holds for a path; ``file`` is where its settings were found, or empty."""

    path: str
    file: str
    values: tuple[Value, ...]
    states: tuple[State, ...]


def effective(path: str, settings: Settings, asked: Asked) -> Effective:
    """What holds for a path.

    :raises InputError: for whatever is wrong with the settings or the names asked for.
    """
    rules = rules_for([path], settings, asked).sets[path]
    config = settings.of(path)
    states = [_state(rule, path, config, asked, rules) for rule in rules.catalogue.values()]
    states.sort(key=lambda state: (FAMILIES.index(state.rule.family), state.rule.name))
    file = shown(config.file) if config.file else ""
    return Effective(path, file, tuple(_values(config, asked)), tuple(states))


def _values(config: Config, asked: Asked) -> Iterator[Value]:
    """Every setting; one that holds several entries, entry by entry."""
    table = (read_table(config.file) if config.file else None) or {}
    lists = (asked.select, asked.extend_select, asked.ignore)
    told: dict[str, object] = dict(zip(_SELECTION, map(list, lists), strict=True))
    told["preview"] = asked.preview
    for one in settings_of(Config):
        set_aside = bool(asked.select) and one.key in _SELECTION
        if told.get(one.key) or set_aside:
            yield Value(one.key, told[one.key], Origin.COMMAND_LINE)
        if one.key in table and not set_aside:
            for keys, value in _entries((one.key,), table[one.key]):
                yield Value(dotted(keys), value, Origin.SETTINGS, config.place(keys))
        elif not told.get(one.key) and not set_aside:
            default = [] if one.default == () else one.default
            yield Value(one.key, default, Origin.DEFAULT)


def _entries(keys: Keys, value: object) -> Iterator[tuple[Keys, object]]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _entries((*keys, key), inner)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for index, item in enumerate(value):
            yield from _entries((*keys, index), item)
    else:
        yield keys, value


def _state(rule: type[BaseRule], path: str, config: Config, asked: Asked, rules: RuleSet) -> State:
    decision = decide(rule, config, asked)
    on, origin = decision.on, _VOICES[decision.voice]
    place = config.place(decision.keys) if origin is Origin.SETTINGS else ""
    if on and rule.preview and not (asked.preview or config.preview):
        on, origin, place = False, Origin.PREVIEW, ""
    elif on and (glob := _exempting(rule, path, config, rules)):
        on, origin = False, Origin.PER_FILE
        place = config.place(("per-file-ignores", glob))
    severity = rules.severities.get(rule.name, rule.severity)
    given = dict(dict(config.rules).get(rule.name, ()))
    options = {option.name: given.get(option.name, option.default) for option in rule.options}
    return State(rule, on, severity.value, options, origin, place)


def _exempting(rule: type[BaseRule], path: str, config: Config, rules: RuleSet) -> str:
    """The glob of per-file-ignores that takes a rule from a file; empty if none does."""
    for (glob, _), one in zip(config.per_file_ignores, rules.exemptions.rules, strict=True):
        if rule.name in replace(rules.exemptions, rules=(one,)).of(path):
            return glob
    return ""


def as_json(found: Effective) -> str:
    """What holds, for programs."""
    data = {
        "version": CONTRACT,
        "path": found.path,
        "file": found.file or None,
        "settings": [
            {"key": v.key, "value": v.value, **_origin(v.origin, v.place)} for v in found.values
        ],
        "rules": [
            {
                "name": state.rule.name,
                "on": state.on,
                "severity": state.severity,
                "options": state.options,
                **_origin(state.origin, state.place),
            }
            for state in found.states
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _origin(origin: Origin, place: str) -> dict[str, object]:
    return {"origin": origin.value, "place": place or None}


def as_text(found: Effective, language: Language) -> str:
    """What holds, for people."""
    head = Words(
        f"{found.path} 的配置：{found.file or '没有，全部是默认'}",
        f"settings of {found.path}: {found.file or 'none, all defaults'}",
    )
    on = sum(state.on for state in found.states)
    count = Words(
        f"规则：{on} 条启用，{len(found.states) - on} 条停用",
        f"rules: {on} on, {len(found.states) - on} off",
    )
    values = [(v.key, _plain(v.value), _said(v.origin, v.place)[language]) for v in found.values]
    states = [_row(state, language) for state in found.states]
    parts = [visible(head[language]), *_columns(values), "", count[language], *_columns(states)]
    return "\n".join([*parts, ""])


def _plain(value: object) -> str:
    return "-" if value in (None, "", []) else visible(json.dumps(value, ensure_ascii=False))


def _row(state: State, language: Language) -> tuple[str, ...]:
    word = Words("启用", "on") if state.on else Words("停用", "off")
    severity = next(w for s, w in SEVERITY_WORDS.items() if s.value == state.severity)
    options = " ".join(f"{name}={value}" for name, value in state.options.items())
    said = _said(state.origin, state.place)
    return state.rule.name, word[language], severity[language], said[language], options


def _said(origin: Origin, place: str) -> Words:
    return _WORDS.get(origin, Words(place, place))


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        "  " + "  ".join(pad(cell, widths[n]) for n, cell in enumerate(row)).rstrip()
        for row in rows
    ]
