"""The lists and reports of speeches, filled in when every diagnostic is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri

from .datafiles import KINDS, write_data
from .domain import SpeechDomain, speech_domain
from .entries import Entry, entries, matches
from .groups import entry_facts, group_nodes
from .links import Links
from .listed import below, ordered
from .nodes import speech_summary
from .outputs import is_book, is_catalogue, is_page
from .project import SpeechProject, speech_project
from .quality import SCREEN_PARTS, quality_nodes
from .records import Lines
from .reported import lines_of, text_of
from .shared import shared_nodes
from .split import SplitList
from .tally import Row, rows_of
from .unread import state


def fill_summaries(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Replace the placeholders of a doctree; there is nothing in them to translate."""
    for node in list(doctree.findall(speech_summary)):
        if is_catalogue(app.builder):
            node.parent.remove(node)
        else:
            node.replace_self(_Filler(app, docname).made(node))


@dataclass(frozen=True, slots=True)
class _Filler:
    app: Sphinx
    here: str

    @property
    def domain(self) -> SpeechDomain:
        return speech_domain(self.app.env)

    @property
    def project(self) -> SpeechProject:
        return speech_project(self.app.env)

    @property
    def links(self) -> Links:
        return Links(self.app.builder, self.domain, self.here)

    def made(self, node: speech_summary) -> Sequence[nodes.Node]:
        if node["kind"] == "quality":
            return self._quality(node)
        if not node["by"] and not any(node["wanted"].values()):
            return [self._listing(node["names"])]
        order = ordered(self.app.env, node["names"])
        if node["by"] == "passage":
            return shared_nodes(self.domain, order, self.links)
        if not node["by"]:
            found = entries(self.domain, order)
            return [self._entries([e for e in found if matches(e, node["wanted"])])]
        split = SplitList.of(self.app.env, node["docname"], node["number"])
        if is_page(self.app.builder) and split.pages:
            return split.overview(self.links)
        return group_nodes(split.groups, self.links)

    def _listing(self, names: Sequence[str]) -> nodes.Element:
        """A link to each document, with what is in it."""
        listed = nodes.bullet_list(classes=["speech-list"])
        for name in names:
            item = nodes.paragraph("", "", self.links.to(self.links.title(name), name))
            found = list(entries(self.domain, below(self.domain, [name])))
            alone = len({(entry.docname, entry.speech.anchor) for entry in found}) == 1
            if found:
                item += self._facts(entry_facts(found[0]) if alone else _many(found))
            if unread := state(self.domain.documents.get(name)):
                item += _counted(unread, "speech-faulty")
            else:
                item += self._damage(found)
            listed += nodes.list_item("", item)
        return listed

    def _entries(self, found: Sequence[Entry]) -> nodes.Element:
        if not found:
            return nodes.paragraph("", "没有这样的讲话。")
        listed = nodes.bullet_list(classes=["speech-list"])
        for entry in found:
            link = self.links.to_speech(entry.docname, entry.speech, entry.number)
            item = nodes.paragraph("", "", link)
            item += self._facts(entry_facts(entry))
            item += self._damage([entry])
            listed += nodes.list_item("", item)
        return listed

    def _facts(self, words: str) -> list[nodes.Node]:
        return [nodes.Text(" "), nodes.inline("", words, classes=["speech-facts"])]

    def _damage(self, found: Sequence[Entry]) -> list[nodes.Node]:
        count = sum(entry.faults for entry in found)
        if not count:
            return _counted("没有问题", "speech-clean")
        return _counted(f"{count} 处问题", "speech-faulty")

    def _quality(self, node: speech_summary) -> Sequence[nodes.Node]:
        order = [d for d in self.project.speeches if d.startswith(node["prefix"])]
        rows = list(rows_of(self.domain, order, node["families"]))
        parts = [p for p in node["show"] if p not in SCREEN_PARTS or not is_book(self.app.builder)]
        text = partial(text_of, self.project)
        made = quality_nodes(rows, self.links, text, parts, node["limit"])
        if "summary" in node["show"]:
            made += self._unread(order)
        if "data" in node["show"] and is_page(self.app.builder):
            lines = self._made_lines if node["families"] else self._kept_lines
            write_data(Path(self.app.outdir), self.here, rows, lines)
            made.append(self._data_links())
        return made

    def _kept_lines(self, docname: str, rows: Sequence[Row]) -> Lines:
        kept = self.domain.reported.get(docname)
        return kept.lines if kept else self._made_lines(docname, rows)

    def _made_lines(self, docname: str, rows: Sequence[Row]) -> Lines:
        return lines_of(self.project, docname, rows)

    def _unread(self, documents: Iterable[str]) -> Iterator[nodes.paragraph]:
        """The documents that no number above speaks of, or not wholly."""
        states = [(name, state(self.domain.documents.get(name))) for name in documents]
        if any(words for _, words in states):
            paragraph = nodes.paragraph("", "没有算在内的：", classes=["speech-unread"])
            for name, words in states:
                if words:
                    paragraph += self.links.to(self.links.title(name), name)
                    paragraph += nodes.Text(f"（{words}） ")
            yield paragraph

    def _data_links(self) -> nodes.paragraph:
        base = self.app.builder.get_target_uri(self.here)
        paragraph = nodes.paragraph("", "同样的数据：", classes=["speech-data"])
        for kind in KINDS:
            target = relative_uri(base, f"{self.here}.{kind}")
            paragraph += nodes.reference("", kind.upper(), internal=True, refuri=target)
            paragraph += nodes.Text(" ")
        return paragraph


def _counted(words: str, kind: str) -> list[nodes.Node]:
    return [nodes.Text(" "), nodes.inline("", words, classes=["speech-count", kind])]


def _many(found: Sequence[Entry]) -> str:
    count = len({(entry.docname, entry.speech.anchor) for entry in found})
    return f"{count} 篇 · {sum(entry.part.characters for entry in found):,} 字"
