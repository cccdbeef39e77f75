"""Search that finds phrases, Chinese ones above all.

Sphinx indexes words, one text node at a time, and a Chinese phrase is neither a word
nor sure to lie in one node: a mark inside it cuts it in two. So the text of every
document is kept here block by block, and written as the scripts of ``postings``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector
from sphinx.search import SearchLanguage
from sphinx.util.tags import Tags

from .domain import speech_domain
from .entries import entries
from .facets import facets, spellings
from .postings import files, opening
from .project import speech_project
from .scripts import Scripts, quoted

FOLDER = "_search"
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_BREAK_RE = re.compile(rf"(?<=[{_WIDE}])\s*\n\s*(?=[{_WIDE}])")
_HIDDEN = (nodes.Invisible, nodes.raw, nodes.system_message)


class PhraseSearch(SearchLanguage):
    """Sphinx's own index keeps the titles only: the text is indexed below, once."""

    lang = "zh"
    language_name = "Chinese"

    def split(self, input: str) -> list[str]:  # noqa: A002, ARG002
        """No words: a Chinese text has none that a reader would type alike."""
        return []


class TextCollector(EnvironmentCollector):
    """The searchable text of every document, kept in the environment."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:  # noqa: ARG002
        """Forget a document."""
        texts(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,  # noqa: ARG002
        env: BuildEnvironment,
        docnames: Set[str],
        other: BuildEnvironment,
    ) -> None:
        """Take over what another process has read."""
        theirs = texts(other)
        texts(env).update({name: theirs[name] for name in docnames if name in theirs})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Remember the text of a document."""
        metadata = app.env.metadata[app.env.docname]
        if "nosearch" not in metadata and "no-search" not in metadata:
            texts(app.env)[app.env.docname] = quoted([*blocks(doctree, app.tags)])


def texts(env: BuildEnvironment) -> dict[str, bytes]:
    """The searchable blocks by document name, as scripts quote them: bytes are only copied."""
    found: dict[str, bytes] = env.__dict__.setdefault("speechlint_texts", {})
    return found


def blocks(node: nodes.Element, tags: Tags, anchor: str = "") -> Iterator[tuple[str, str]]:
    """The blocks of text below a node with the anchor nearest to each."""
    for child in node.children:
        if not isinstance(child, nodes.Element) or _is_hidden(child, tags):
            continue
        here = child["ids"][0] if child["ids"] else anchor
        if not isinstance(child, nodes.TextElement):
            yield from blocks(child, tags, here)
        elif text := squeeze(_visible_text(child, tags)):
            yield here, text


def squeeze(text: str) -> str:
    """White space as a reader sees it: none where a line breaks between Han characters."""
    lines = _BREAK_RE.sub("", text) if "\n" in text else text
    return " ".join(lines.split())


def _is_hidden(node: nodes.Node, tags: Tags) -> bool:
    if isinstance(node, addnodes.only):
        return not tags.eval_condition(node["expr"])
    return isinstance(node, _HIDDEN) or (
        isinstance(node, nodes.Element) and "no-search" in node["classes"]
    )


def _visible_text(node: nodes.Element, tags: Tags) -> str:
    return "".join(
        child.astext() if isinstance(child, nodes.Text) else _visible_text(child, tags)
        for child in node.children
        if isinstance(child, nodes.Text | nodes.Element) and not _is_hidden(child, tags)
    )


def _is_searchable(app: Sphinx) -> bool:
    builder = app.builder
    return isinstance(builder, StandaloneHTMLBuilder) and builder.search and not builder.embedded


def _serve(app: Sphinx, pagename: str, *_: object) -> None:
    """Write the scripts when the search page is written, and load on it what it needs."""
    if pagename != "search" or not _is_searchable(app):
        return
    # Deferred, so that all are fetched at once and run in this order, after Sphinx's own.
    for name in opening(_write(app)):
        app.add_js_file(f"../{FOLDER}/{name}.js", loading_method="defer")
    for name in ("index", "narrow", "search", "ask"):
        app.add_js_file(f"speechlint-{name}.js", loading_method="defer")


def _write(app: Sphinx) -> Scripts:
    """Write the scripts that are new or changed, and return all of them by name."""
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    documents = {n: text for n, text in texts(app.env).items() if n in app.env.all_docs}
    urls = {
        name: (app.builder.get_target_uri(name), app.env.titles[name].astext())
        for name in documents
    }
    domain = speech_domain(app.env)
    names = (name for name in speech_project(app.env).speeches if name in documents)
    speeches = list(entries(domain, names))
    known, spelled = facets(speeches), spellings(speeches, domain.pinyin)
    before = {path.stem: path.read_bytes() for path in folder.glob("*.js")}
    made = files(documents, urls, known, spelled, before)
    for stale in before.keys() - made.keys():
        (folder / f"{stale}.js").unlink()
    for name, script in made.items():
        if before.get(name) != script:
            (folder / f"{name}.js").write_bytes(script)
    return made


def setup(app: Sphinx) -> None:
    """Replace Sphinx's search by one that finds phrases."""
    app.add_search_language(PhraseSearch)
    app.add_env_collector(TextCollector)
    app.connect("html-page-context", _serve)
