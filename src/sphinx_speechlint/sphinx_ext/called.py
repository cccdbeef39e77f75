"""What speeches are called where several are named.

By their titles; where some have the same, with what tells them apart: the year, the place,
else the name of the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeVar

from docutils import nodes
from sphinx.environment import BuildEnvironment

from .card import year_words
from .domain import SpeechDomain, speech_domain
from .project import speech_project
from .records import SpeechRecord
from .words import printable

_Key = TypeVar("_Key", bound=Hashable)


def name_all(env: BuildEnvironment) -> None:
    """Give every speech its name, and its document beside the pages, by the records of all."""
    domain = speech_domain(env)
    found = [d for d in speech_project(env).speeches if d in domain.documents]
    speeches: dict[tuple[str, str], tuple[str, ...]] = {}
    documents: dict[str, tuple[str, ...]] = {}
    for docname in found:
        record = domain.documents[docname]
        for speech in record.speeches:
            signs = (*_signs(docname, speech), f"{docname}#{speech.anchor}")
            speeches[docname, speech.anchor] = (speech.title, *signs)
        lone = record.speeches[0] if len(record.speeches) == 1 else None
        documents[docname] = (record.title, *_signs(docname, lone))
    domain.names = _told_apart(speeches)
    for docname, name in _told_apart(documents).items():
        _call(env, docname, printable(name))


def called(domain: SpeechDomain, docname: str, speech: SpeechRecord, part: int = 0) -> str:
    """The name of a speech, or of what was spliced to it."""
    name = domain.names.get((docname, speech.anchor), speech.title)
    return f"{name}（拼接的第 {part + 1} 篇）" if part else name


def _signs(docname: str, speech: SpeechRecord | None) -> tuple[str, ...]:
    """What may tell a speech from another of its title; the last one surely does."""
    file = PurePosixPath(docname).name
    if speech is None:
        return "", "", file, docname
    facts = speech.parts[0].facts
    return year_words(facts), facts.place.value if facts.place else "", file, docname


def _told_apart(found: Mapping[_Key, Sequence[str]]) -> dict[_Key, str]:
    """Titles, some with the first of their signs that all of one title have differently."""
    groups: dict[str, list[_Key]] = defaultdict(list)
    for key, (title, *_) in found.items():
        groups[title].append(key)
    names: dict[_Key, str] = {}
    for title, keys in groups.items():
        ways = [
            [f"{title}（{sign}）" if sign else title for sign in signs]
            for signs in zip(*(found[key][1:] for key in keys), strict=True)
        ]
        telling = (w for w in ways if len({*w}) == len(w) and groups.keys().isdisjoint(w))
        chosen = [title] if len(keys) == 1 else next(telling, ways[-1])
        names |= zip(keys, chosen, strict=True)
    return names


def _call(env: BuildEnvironment, docname: str, name: str) -> None:
    """What contents, lists and the links to the neighbours call a document; not its page."""
    if env.titles[docname].astext() == name:
        return
    env.titles[docname] = env.longtitles[docname] = nodes.title("", name)
    if first := next(env.tocs[docname].findall(nodes.reference), None):
        first.children = []
        first += nodes.Text(name)
