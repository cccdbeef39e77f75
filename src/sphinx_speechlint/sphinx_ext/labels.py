"""Places to link to in a printed book: LaTeX knows the ids of sections and tables alone."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx

_BLOCKS = nodes.container | nodes.bullet_list | nodes.list_item | nodes.paragraph | nodes.rubric


def label_places(app: Sphinx, doctree: nodes.document, docname: str) -> None:  # noqa: ARG001
    """Give the id of any other block to a target before it, which becomes a label."""
    if app.builder.format != "latex":
        return
    for block in list(doctree.findall(lambda node: isinstance(node, _BLOCKS))):
        if not isinstance(block, nodes.Element) or not block["ids"]:
            continue
        target = nodes.target("", "", ids=block["ids"])
        block["ids"] = []
        if isinstance(block, nodes.list_item):
            block.insert(0, target)
        else:
            block.parent.insert(block.parent.index(block), target)
