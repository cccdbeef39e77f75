"""What a theme asks for on every page and gets alike on many: tags of assets, templates.

Sphinx looks at the file of each style sheet and script anew for every page, and jinja at that
of each template. For a thousand pages this is a tenth of the writing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

_Tag = Callable[[Any], str]


class AssetTags:
    """The tags of style sheets and scripts, each made once for all pages of a folder."""

    def __init__(self) -> None:
        self._made: dict[Hashable, str] = {}

    def begin(self, app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG002
        """Forget the last build's; from here on no template changes either."""
        self._made = {}
        if isinstance(app.builder, StandaloneHTMLBuilder):
            templates = getattr(app.builder.templates, "environment", None)
            if templates is not None:
                templates.auto_reload = False

    def serve(
        self,
        app: Sphinx,
        pagename: str,
        template: str,  # noqa: ARG002
        context: dict[str, Any],
        *_: object,
    ) -> None:
        """Take the place of Sphinx's functions, which themes call for each asset of a page."""
        here = app.builder.get_target_uri(pagename).partition("#")[0].rpartition("/")[0]
        for name in ("css_tag", "js_tag"):
            if name in context:
                context[name] = self._known(name, here, context[name])

    def _known(self, name: str, here: str, make: _Tag) -> _Tag:
        def tag(asset: Any) -> str:
            key = name, here, asset
            if key not in self._made:
                self._made[key] = make(asset)
            return self._made[key]

        return tag
