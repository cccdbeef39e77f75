"""The pages that a project gets without writing them: reST around this package's directives.

A page of the same name in the project takes the place of a generated one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ..rules import RULES

RULES_INDEX = "rules/index"
_GROUP = 50  # pages under one index: a flat list of n pages costs n * n links in the sidebars


def rule_docname(name: str) -> str:
    """The generated page of a rule."""
    return f"rules/{name}"


def generated_pages(
    prefixes: Sequence[str], speeches: Sequence[str], root_doc: str
) -> Mapping[str, str]:
    """The text of every generated page by its name; none without a corpus."""
    if not prefixes:
        return {}
    pages: dict[str, str] = {}
    for prefix in prefixes:
        names = [s for s in speeches if s.startswith(f"{prefix}/")]
        pages.update(_folder(prefix, names, _title("讲话目录", prefix, prefixes), _ABOUT))
        pages[f"{prefix}/report"] = _page(
            _title("质量报告", prefix, prefixes), f".. speech-quality:: {prefix}/"
        )
    pages[RULES_INDEX] = _page("规则", f".. speech-rules::\n\n{_toctree(RULES, hidden=True)}")
    for name in RULES:
        pages[rule_docname(name)] = _page(name, f".. speech-rule:: {name}")
    tops = [f"/{prefix}/{page}" for prefix in prefixes for page in ("index", "report")]
    pages[root_doc] = _page("讲话", _toctree([*tops, f"/{RULES_INDEX}"], hidden=False))
    return pages


_ABOUT = ":doc:`质量报告 <report>` · :doc:`规则 </rules/index>`"


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
    while len(direct) > _GROUP:
        groups = list(_groups(direct))
        direct = [f"{folder}/part-{level}-{n}" for n in range(1, len(groups) + 1)]
        for name, members in zip(direct, groups, strict=True):
            pages[name] = _page(_range(members), _list(members))
        level += 1
    pages[f"{folder}/index"] = _page(title, f"{_list([*entries, *direct])}\n\n{about}")
    return pages


def _groups(names: Sequence[str]) -> Iterator[list[str]]:
    """Runs of at most :data:`_GROUP` names; files of one stem stay together if they can."""
    group: list[str] = []
    for _, run in groupby(names, lambda n: n.rstrip("0123456789")):
        members = list(run)
        if group and len(group) + len(members) > _GROUP:
            yield group
            group = []
        group += members
        while len(group) > _GROUP:
            yield group[:_GROUP]
            group = group[_GROUP:]
    if group:
        yield group


def _range(names: Sequence[str]) -> str:
    first, last = (name.rpartition("/")[2] for name in (names[0], names[-1]))
    return first if first == last else f"{first} – {last}"


def _title(words: str, prefix: str, prefixes: Sequence[str]) -> str:
    return words if len(prefixes) == 1 else f"{words}：{prefix}"


def _page(title: str, body: str) -> str:
    """A page; orphan, so that a project need not put it into a toctree of its own."""
    escaped = title.replace("\\", "\\\\")
    for char in "*`|_":
        escaped = escaped.replace(char, f"\\{char}")
    return f":orphan:\n\n{escaped}\n{'=' * 2 * len(escaped)}\n\n{body}\n"


def _list(names: Sequence[str]) -> str:
    return ".. speech-list::\n   :toctree:\n\n" + "\n".join(f"   /{name}" for name in names)


def _toctree(names: Sequence[str] | Mapping[str, object], *, hidden: bool) -> str:
    options = "   :hidden:\n" if hidden else "   :maxdepth: 2\n"
    return f".. toctree::\n{options}\n" + "\n".join(f"   {name}" for name in names)
