"""Contents beside the pages: of a large collection only the branch that leads to the page.

Many themes show all documents of a site beside each of them. For a thousand speeches
those are a million links: most of the time of a build, and of the weight of a page.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from .pages import GROUP
from .project import speech_project


def collapse(
    app: Sphinx,
    pagename: str,  # noqa: ARG001
    template: str,  # noqa: ARG001
    context: dict[str, Any],
    *_: object,
) -> None:
    """Let a theme's call of ``toctree`` open no other branch, whatever it asks for."""
    toctree = context.get("toctree")
    if toctree is None or len(speech_project(app.env).speeches) <= GROUP:
        return
    context["toctree"] = lambda **wanted: toctree(**wanted | {"collapse": True})
