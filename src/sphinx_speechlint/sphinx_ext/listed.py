"""Which speeches a list names, directly or through the lists that it names."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx.environment import BuildEnvironment

from .domain import SpeechDomain, speech_domain
from .project import speech_project


def below(domain: SpeechDomain, names: Iterable[str]) -> list[str]:
    """The speech documents of some lists."""
    found, waiting = dict[str, None](), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += domain.lists.get(name, [])
    return [name for name in found if name in domain.documents]


def ordered(env: BuildEnvironment, names: Iterable[str]) -> list[str]:
    """The same in the order of the collection."""
    wanted = frozenset(below(speech_domain(env), names))
    return [name for name in speech_project(env).speeches if name in wanted]
