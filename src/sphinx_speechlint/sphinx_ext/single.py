"""``singlehtml`` with ids that are unique: stock Sphinx leads every link to the first of them.

All speeches have a ``s-1``. On one page of all documents an id carries the name of its
document, if this package made that or if another document has the same id.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from .domain import speech_domain
from .project import speech_project

_DOCUMENT_RE = re.compile(r"#document-([^#]+)(?:#(.+))?")  # how Sphinx writes a place in a document
_SPACE_RE = re.compile(r"\s")  # an id must not hold any


class SinglePageBuilder(SingleFileHTMLBuilder):
    """Take the place of Sphinx's builder of the same name."""

    _own: Set[str] = frozenset()
    _repeated: Set[str] = frozenset()
    _held: Set[str] = frozenset()

    def place_id(self, docname: str, anchor: str) -> str:
        """The id on the single page of what is ``anchor`` in its document."""
        if docname in self._own or anchor in self._repeated:
            return f"{_SPACE_RE.sub('_', docname)}--{anchor}"
        return anchor

    def holds(self, docname: str) -> bool:
        """Whether a document is part of the page: one that is in no contents is not."""
        return docname in self._held

    def assemble_doctree(self) -> nodes.document:
        """All documents in one, with their ids and what refers to them made unique."""
        project = speech_project(self.env)
        lists = speech_domain(self.env).lists  # what they are filled with has ids, too
        self._own = frozenset({*project.speeches, *project.generated, *lists})
        self._held = frozenset(_below(self.env.toctree_includes, self.config.root_doc))
        ids = Counter(
            anchor for docname in self._held for anchor in {*_ids(self.env.get_doctree(docname))}
        )
        self._repeated = frozenset(anchor for anchor, count in ids.items() if count > 1)
        tree = super().assemble_doctree()
        placed = list(_placed(tree, self.config.root_doc))
        own = {(docname, anchor) for docname, node in placed for anchor in node["ids"]}
        for docname, node in placed:
            self._name(node, docname)
            if (docname, node.get("refuri", "")[1:]) in own:
                node["refuri"] = f"#{self.place_id(docname, node['refuri'][1:])}"
            if (match := _DOCUMENT_RE.match(node.get("refuri", ""))) and not self.holds(match[1]):
                node.replace_self(node.children)
        return tree

    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        """A piece of the page, be it a table of contents."""
        for reference in node.findall(nodes.reference) if node is not None else ():
            self._point(reference)
        return super().render_partial(node)

    def fix_refuris(self, tree: nodes.Node) -> None:
        """Leave the documents' names in: they are what tells equal ids apart."""

    def assemble_toc_secnumbers(self) -> dict[str, dict[str, tuple[int, ...]]]:
        """The numbers of sections by document and id."""
        return {
            root: {self._numbered(place): number for place, number in numbers.items()}
            for root, numbers in super().assemble_toc_secnumbers().items()
        }

    def assemble_toc_fignumbers(self) -> dict[str, dict[str, dict[str, tuple[int, ...]]]]:
        """The numbers of figures by document and id."""
        return {
            root: {
                place: {
                    self.place_id(place.rpartition("/")[0], anchor): number
                    for anchor, number in numbers.items()
                }
                for place, numbers in kinds.items()
            }
            for root, kinds in super().assemble_toc_fignumbers().items()
        }

    def _numbered(self, place: str) -> str:
        docname, hash_, anchor = place.rpartition("/#")
        return f"{docname}{hash_}{self.place_id(docname, anchor)}" if hash_ else place

    def _name(self, node: nodes.Element, docname: str) -> None:
        for kind in ("ids", "backrefs"):
            if node.get(kind):
                node[kind] = [self.place_id(docname, anchor) for anchor in node[kind]]
        for kind in ("refid", "note_id"):
            if kind in node:
                node[kind] = self.place_id(docname, node[kind])
        self._point(node)

    def _point(self, node: nodes.Element) -> None:
        target = node.get("refuri", "")
        match = _DOCUMENT_RE.fullmatch(target)
        if match and match[2]:
            node["refuri"] = f"#{self.place_id(match[1], match[2])}"


def _placed(tree: nodes.document, root: str) -> Iterator[tuple[str, nodes.Element]]:
    """Every element with the document that it came from."""
    waiting: list[tuple[str, nodes.Element]] = [(root, tree)]
    while waiting:
        docname, node = waiting.pop()
        yield docname, node
        inner = node["docname"] if isinstance(node, addnodes.start_of_file) else docname
        waiting += [(inner, child) for child in node.children if isinstance(child, nodes.Element)]


def _below(contents: Mapping[str, Sequence[str]], root: str) -> Set[str]:
    """A document and all that its tables of contents lead to."""
    found, waiting = {root}, [root]
    while waiting:
        new = set(contents.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def _ids(tree: nodes.Element) -> Iterator[str]:
    for node in tree.findall(nodes.Element):
        yield from node["ids"]


def setup(app: Sphinx) -> None:
    """Register the builder in place of the one of the same name."""
    app.add_builder(SinglePageBuilder, override=True)
