"""Contents beside the pages: of a large collection only the branch that leads to the page.

Many themes show all documents of a site beside each of them. For a thousand speeches
those are a million links: most of the time of a build, and of the weight of a page. What is
left is nearly the same beside the pages of one list, so it is made once for each list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from .pages import GROUP
from .project import speech_project
from .records import COMPARE, LISTS

_WITHOUT_DOCUMENT = (f"{COMPARE}/", f"{LISTS}/")
_HERE_RE = re.compile(r'(<li class="toctree-l\d+) current("><a class=")current ([^"]*" href=")#"')


class _Kind(NamedTuple):
    """Pages of one folder that the same lists name; none names one without a document."""

    folder: str
    parents: tuple[str, ...]


class Sidebars:
    """The contents beside the pages of one build."""

    def __init__(self) -> None:
        self._parents: dict[str, list[str]] = {}
        self._made: dict[tuple[object, ...], tuple[str, str]] = {}  # by list: a page, its contents

    def begin(self, app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG002
        """Forget what was made before the documents were read."""
        parents: dict[str, list[str]] = defaultdict(list)
        for parent, children in env.toctree_includes.items():
            for child in children:
                parents[child].append(parent)
        self._parents = dict(parents)
        self._made = {}

    def serve(
        self,
        app: Sphinx,
        pagename: str,
        template: str,  # noqa: ARG002
        context: dict[str, Any],
        *_: object,
    ) -> None:
        """Give a theme's calls of ``toctree`` what they ask for, but no other branch."""
        make: Callable[..., str] | None = context.get("toctree")
        if make is None:
            return
        project = speech_project(app.env)
        forced = {"collapse": True} if len(project.speeches) > GROUP else {}

        def toctree(**wanted: Any) -> str:
            wanted |= forced
            # With the headings of the pages, those of this page would open.
            kind = self._kind(app.env, pagename) if wanted.get("titles_only") else None
            alike = kind or self._below(app.env, pagename)
            key = (alike, *sorted(wanted.items()))
            if alike and key in self._made:
                other, tree = self._made[key]
                moved = _moved(app.builder, pagename, other, tree) if alike.parents else tree
                if moved:
                    return moved
            made = make(**wanted)
            if kind:
                self._made[key] = pagename, made
            return made

        context["toctree"] = toctree

    def _kind(self, env: BuildEnvironment, page: str) -> _Kind | None:
        """What the page has in common with others that show the same but for their own line.

        ``None`` for a page with contents of its own, which open beside it.
        """
        project = speech_project(env)
        made = page in project.speeches or page in project.generated
        if not made and (page in env.all_docs or not page.startswith(_WITHOUT_DOCUMENT)):
            return None
        if env.toctree_includes.get(page):
            return None
        return _Kind(page.rpartition("/")[0], tuple(self._parents.get(page, ())))

    def _below(self, env: BuildEnvironment, page: str) -> _Kind | None:
        """What the pages that a list names have in common, if they show the same as the list.

        An index does not: its address may be that of its folder, and its links are others.
        """
        folder, _, name = page.rpartition("/")
        listed = env.toctree_includes.get(page)
        if not listed or name == "index" or page not in speech_project(env).generated:
            return None
        kind = self._kind(env, listed[0])
        return kind if kind == _Kind(folder, (page,)) else None


def _moved(builder: Builder, page: str, other: str, tree: str) -> str:
    """The contents beside a page, from those beside another; "" if it cannot be.

    The other stands in the same list, or the page is that list.
    """
    link = builder.get_relative_uri(page, other)
    left, count = _HERE_RE.subn(rf'\g<1>\g<2>\g<3>{link}"', tree)
    here = f'" href="{builder.get_relative_uri(other, page)}"'
    # By hand: a pattern with the page's name in it would have to be compiled for each page.
    before, _, after = left.partition(here)
    above, item, line = before.rpartition('<li class="toctree-l')
    level, start, classes = line.partition('"><a class="')
    if level.endswith(" current"):  # the list that the other stands in
        level = level.removesuffix(" current")
        after = after.replace('<ul class="current">', "<ul>", 1)
    if count != 1 or here in after or not level.isdigit() or '"' in classes:
        return ""
    return f'{above}{item}{level} current{start}current {classes}" href="#"{after}'
