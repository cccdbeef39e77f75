"""Contents beside the pages: of a large collection only the branch that leads to the page.

Many themes show all documents of a site beside each of them. For a thousand speeches
those are a million links: most of the time of a build, and of the weight of a page. What is
left is nearly the same beside the speeches of one list, so it is made once for each list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from .pages import GROUP
from .project import speech_project

_HERE_RE = re.compile(r'(<li class="toctree-l\d+) current("><a class=")current ([^"]*" href=")#"')


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
            if pagename not in project.speeches or not wanted.get("titles_only"):
                return make(**wanted)
            parents = tuple(self._parents.get(pagename, ()))
            kind = (pagename.rpartition("/")[0], parents, *sorted(wanted.items()))
            if kind in self._made:
                moved = _moved(app.builder, pagename, *self._made[kind])
                if moved:
                    return moved
            made = make(**wanted)
            self._made[kind] = pagename, made
            return made

        context["toctree"] = toctree


def _moved(builder: Builder, page: str, sibling: str, tree: str) -> str:
    """The contents beside a page, from those beside another of its list; "" if it cannot be."""
    link = builder.get_relative_uri(page, sibling)
    left, count = _HERE_RE.subn(rf'\g<1>\g<2>\g<3>{link}"', tree)
    here = re.escape(builder.get_relative_uri(sibling, page))
    moved, found = re.subn(
        rf'(<li class="toctree-l\d+)("><a class=")([^"]*" href="){here}"',
        r'\1 current\2current \3#"',
        left,
    )
    return moved if count == found == 1 else ""
