"""The pages that a project gets without writing them: reST around this package's directives.

A page of the same name in the project takes the place of a generated one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from ..rule import BaseRule

RULES_INDEX = "rules/index"
_FINDERS = {
    "place": ("按地方", "讲的是哪个省、市、县、区，按拼音排"),
    "level": ("按层级", "省、市、县、区各有哪几篇"),
    "year": ("按年份", "写明的和推断的，最近的在前"),
    "topic": ("按主题", "几篇都谈到的事"),
    "term": ("词语索引", "各篇的关键词，按拼音排"),
    "passage": ("共有的文字", "哪些讲话有相同、相近的文字，并排对照"),
}
_WORST = "\n   :limit: 50"  # a longer table is no overview; the data beside it would be the same
GROUP = 50  # pages under one index: a flat list of n pages costs n * n links in the sidebars


def generated_pages(
    prefixes: Sequence[str],
    speeches: Sequence[str],
    rules: Mapping[str, type[BaseRule]],
    root_doc: str,
    is_skipped: Callable[[str], bool],
) -> Mapping[str, str]:
    """The text of every generated page by its name; none without a root document.

    A project that excludes ``rules/**`` or a report gets no links to them either.
    """
    if not root_doc:
        return {}
    pages: dict[str, str] = {}
    tops: list[str] = []
    for prefix in prefixes:
        names = [s for s in speeches if s.startswith(f"{prefix}/")]
        report = f"{prefix}/report"
        links = [("查找", f"{prefix}/find"), ("质量报告", report), ("规则", RULES_INDEX)]
        about = " · ".join(f":doc:`{t} </{name}>`" for t, name in links if not is_skipped(name))
        pages.update(_folder(prefix, names, _title("讲话目录", prefix, prefixes), about))
        pages.update(_finders(prefix, _title("查找", prefix, prefixes), is_skipped))
        title = _title("质量报告", prefix, prefixes)
        pages[report] = _page(report, title, f".. speech-quality:: {prefix}/{_WORST}")
        tops += [f"{prefix}/index", f"{prefix}/find", report]
    pages |= _rules(rules, is_skipped)
    shown = [f"/{name}" for name in (*tops, RULES_INDEX) if not is_skipped(name)]
    pages[root_doc] = _page(root_doc, "讲话", _toctree(shown, hidden=False))
    return {name: text for name, text in pages.items() if not is_skipped(name)}


def _finders(prefix: str, title: str, is_skipped: Callable[[str], bool]) -> Mapping[str, str]:
    """The same speeches by what is known of them, and a page that says which lists there are."""
    pages = {}
    about = []
    for by, (words, what) in _FINDERS.items():
        name = f"{prefix}/by-{by}"
        if not is_skipped(name):
            body = f".. speech-list::\n   :by: {by}\n\n   /{prefix}/index"
            pages[name] = _page(name, words, body)
            about.append(f":doc:`{words} </{name}>`\n   {what}\n")
    toctree = _toctree([f"/{name}" for name in pages], hidden=True)
    body = "\n".join([".. rst-class:: speech-finders\n", *about, toctree])
    pages[f"{prefix}/find"] = _page(f"{prefix}/find", title, body)
    return pages


def _rules(
    rules: Mapping[str, type[BaseRule]], is_skipped: Callable[[str], bool]
) -> dict[str, str]:
    """The index of the rules and a page for each."""
    pages = {}
    for name, rule in rules.items():
        docname = f"rules/{name}"
        if not is_skipped(docname):
            pages[docname] = _page(docname, f"{name}：{rule.title()}", f".. speech-rule:: {name}")
    toctree = _toctree([f"/{docname}" for docname in pages], hidden=True)
    pages[RULES_INDEX] = _page(RULES_INDEX, "规则", f".. speech-rule::\n\n{toctree}")
    return pages


def _folder(folder: str, names: Sequence[str], title: str, about: str) -> Mapping[str, str]:
    """The index page of a folder, those of its subfolders, and the groups of a long list."""
    pages: dict[str, str] = {}
    direct: list[str] = []
    entries: list[str] = []
    below = groupby(names, lambda n: n.removeprefix(f"{folder}/").partition("/")[:2])
    for (head, slash), group in below:
        if slash:
            pages.update(_folder(f"{folder}/{head}", list(group), head, ""))
            entries.append(f"{folder}/{head}/index")
        else:
            direct += group
    level = 1
    spans = {name: (name, name) for name in direct}
    while len(direct) > GROUP:
        groups = list(_groups(direct))
        direct = [f"{folder}/part-{level}-{n}" for n in range(1, len(groups) + 1)]
        for name, members in zip(direct, groups, strict=True):
            spans[name] = spans[members[0]][0], spans[members[-1]][1]
            pages[name] = _page(name, _range(*spans[name]), _list(members))
        level += 1
    pages[f"{folder}/index"] = _page(
        f"{folder}/index", title, f"{_list([*entries, *direct])}\n\n{about}"
    )
    return pages


def _groups(names: Sequence[str]) -> Iterator[list[str]]:
    """Runs of at most :data:`GROUP` names; files of one stem stay together if they can."""
    group: list[str] = []
    for _, run in groupby(names, lambda n: n.rstrip("0123456789")):
        members = list(run)
        if group and len(group) + len(members) > GROUP:
            yield group
            group = []
        group += members
        while len(group) > GROUP:
            yield group[:GROUP]
            group = group[GROUP:]
    if group:
        yield group


def _range(*names: str) -> str:
    first, last = (name.rpartition("/")[2] for name in names)
    return first if first == last else f"{first} – {last}"


def _title(words: str, prefix: str, prefixes: Sequence[str]) -> str:
    return words if len(prefixes) == 1 else f"{words}：{prefix}"


def _page(docname: str, title: str, body: str) -> str:
    """A page; orphan, so that a project need not put it into a toctree of its own.

    The label gives its title an id: of Chinese words docutils makes ``id1``.
    """
    escaped = title.replace("\\", "\\\\")
    for char in "*`|_":
        escaped = escaped.replace(char, f"\\{char}")
    return f":orphan:\n\n.. _`{docname}`:\n\n{escaped}\n{'=' * 2 * len(escaped)}\n\n{body}\n"


def _list(names: Sequence[str]) -> str:
    return ".. speech-list::\n   :toctree:\n\n" + "\n".join(f"   /{name}" for name in names)


def _toctree(names: Sequence[str], *, hidden: bool) -> str:
    options = "   :hidden:\n" if hidden else "   :maxdepth: 2\n"
    return f".. toctree::\n{options}\n" + "\n".join(f"   {name}" for name in names)
