"""The ``speech`` domain: speeches, their sections and paragraphs, and the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any, ClassVar, NamedTuple, cast

from docutils import nodes
from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from ..anchors import LONE_SPEECH
from ..diagnostic import Diagnostic
from .kept import Kept
from .pinyin import Pinyin
from .records import GroupedList, Laid, Mark, Reported, Shared


class Target(NamedTuple):
    """An object: its kind, its full name, what it is called, and where it stands."""

    kind: str
    name: str
    title: str
    docname: str
    anchor: str


class SpeechDomain(Domain):
    """What may be referred to, and what is known of every document between builds."""

    name = "speech"
    label = "讲话"
    object_types: ClassVar[dict[str, ObjType]] = {
        "speech": ObjType("讲话", "speech"),
        "section": ObjType("小节", "section"),
        "paragraph": ObjType("段落", "paragraph"),
        "rule": ObjType("规则", "rule"),
    }
    roles: ClassVar[dict[str, Any]] = {
        kind: XRefRole(innernodeclass=nodes.inline, warn_dangling=True) for kind in object_types
    }
    dangling_warnings: ClassVar[dict[str, str]] = {
        "speech": "没有这篇讲话：%(target)s",
        "section": "没有这一节：%(target)s",
        "paragraph": "没有这一段：%(target)s",
        "rule": "没有这条规则的页面：%(target)s",
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "documents": {},  # docname -> its DocumentRecord, pickled
        "rules": {},  # rule name -> docname
        "lists": {},  # docname -> the documents its lists and reports name
        "grouped": {},  # docname -> its lists that are grouped by a fact or a term
        "telling": {},  # docname, if it tells of each speech by itself -> whether with data files
        "reported": {},  # docname -> what data files say of it
        "with_data": {},  # output folder -> the documents with data files there
        "pinyin": {},  # word -> its syllables
        "count": 0,  # how many speeches there are, of the last build
        "published": {},  # output folder -> docname -> digest of what its page shows
        "made": {},  # output folder -> page without a document -> digest of what it shows
        "staged": {},  # docname -> the file and its copy
        "navigation": {},  # output folder -> digest of what stands beside every page
        "settings": "",  # rules and code that the documents were read with
    }
    data_version = 14

    def __init__(self, env: BuildEnvironment) -> None:
        """What every build makes anew is no part of the environment, which is pickled."""
        super().__init__(env)
        #: the record of each speech document
        self.documents = Kept(self.data["documents"])
        #: how words are spelled, for their order and for the search
        self.pinyin = Pinyin(self.data["pinyin"])
        #: the pages that this process has read and not yet written
        self.laid: dict[str, Laid] = {}
        #: what each speech is called, by its document and id
        self.names: dict[tuple[str, str], str] = {}
        #: the marks of each document
        self.marks: dict[str, tuple[Mark, ...]] = {}
        #: every piece of text that stands in two places
        self.shared: list[Shared] = []
        #: the pages that compare two documents, those with most text first
        self.compared: list[str] = []
        #: every diagnostic, in order
        self.diagnostics: list[Diagnostic] = []
        #: the lists that are grouped, with their groups, by document and number
        self.made_lists: dict[tuple[str, int], Any] = {}
        #: the pages without a document that are to be written
        self.stale: set[str] = set()

    @property
    def rules(self) -> dict[str, str]:
        """The document that describes each rule."""
        return cast("dict[str, str]", self.data["rules"])

    @property
    def lists(self) -> dict[str, list[str]]:
        """The documents that list or count speeches, and the ones they name (or none: all)."""
        return cast("dict[str, list[str]]", self.data["lists"])

    @property
    def grouped(self) -> dict[str, list[GroupedList]]:
        """The lists of each document that are grouped."""
        return cast("dict[str, list[GroupedList]]", self.data["grouped"])

    @property
    def telling(self) -> dict[str, bool]:
        """The documents that tell of each speech by itself, and whether there are data files."""
        return cast("dict[str, bool]", self.data["telling"])

    @property
    def reported(self) -> dict[str, Reported]:
        """What data files say of each document."""
        return cast("dict[str, Reported]", self.data["reported"])

    @property
    def made(self) -> dict[str, dict[str, str]]:
        """What each page without a document shows, for each output folder."""
        return cast("dict[str, dict[str, str]]", self.data["made"])

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        if docname in self.documents:
            del self.documents[docname]
        self.laid.pop(docname, None)
        self.lists.pop(docname, None)
        self.grouped.pop(docname, None)
        self.telling.pop(docname, None)
        for rule in [r for r, d in self.rules.items() if d == docname]:
            del self.rules[rule]

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what a worker read."""
        self.documents.take(docnames, otherdata["documents"])
        for kind in ("lists", "grouped", "telling"):
            own, other = self.data[kind], otherdata[kind]
            own.update({d: other[d] for d in docnames if d in other})
        self.rules.update({r: d for r, d in otherdata["rules"].items() if d in docnames})

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """What Sphinx lists in its search and in ``objects.inv``, to which paragraphs are added."""
        for t in (*self._named(), *self._rule_targets()):
            yield t.name, t.title, t.kind, t.docname, t.anchor, 1

    def resolve_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Find an object by its name or its title."""
        found = next(self._find((typ,), target, fromdocname), None)
        if found is None:
            return None
        return _reference(builder, fromdocname, found, node, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Find objects of any kind."""
        return [
            (f"speech:{t.kind}", _reference(builder, fromdocname, t, node, contnode))
            for t in self._find(tuple(self.object_types), target, fromdocname)
        ]

    def _find(self, kinds: Iterable[str], target: str, near: str) -> Iterator[Target]:
        relative = f"{near.rpartition('/')[0]}/{target}".lstrip("/")
        rules_alone = tuple(kinds) == ("rule",)  # there are few of them, and many paragraphs
        targets = list(self._rule_targets())
        if not rules_alone:
            targets += [*self._named(), *self.paragraphs()]
        names = [t for t in targets if t.kind in kinds]
        exact = [t for t in names if t.name in (target.lstrip("/"), relative)]
        yield from exact or (t for t in names if t.title == target)

    def paragraphs(self) -> Iterator[Target]:
        """Every paragraph, by its anchor; the documents in the order of their names."""
        for docname, record in sorted(self.documents.items()):
            for anchor in dict.fromkeys(p.anchor for p in record.places):
                if anchor.startswith("p-"):
                    yield Target("paragraph", f"{docname}#{anchor}", anchor, docname, anchor)

    def _named(self) -> Iterator[Target]:
        """The speeches and their sections."""
        for docname, record in self.documents.items():
            for speech in record.speeches:
                lone = speech.anchor == LONE_SPEECH
                name = docname if lone else f"{docname}#{speech.anchor}"
                yield Target("speech", name, speech.title, docname, "" if lone else speech.anchor)
                for section in speech.sections:
                    name = f"{docname}#{section.anchor}"
                    yield Target("section", name, section.title, docname, section.anchor)

    def _rule_targets(self) -> Iterator[Target]:
        for rule, docname in self.rules.items():
            yield Target("rule", rule, rule, docname, "")


def speech_domain(env: BuildEnvironment) -> SpeechDomain:
    """The domain of an environment."""
    return cast("SpeechDomain", env.get_domain("speech"))


def _reference(
    builder: Builder, fromdocname: str, target: Target, node: pending_xref, contnode: Element
) -> nodes.reference:
    """A reference; unless the author chose the words it shows the object's title."""
    if not node.get("refexplicit"):
        contnode = nodes.inline("", target.title, classes=["xref", "speech"])
    return make_refnode(builder, fromdocname, target.docname, target.anchor, contnode, target.title)
