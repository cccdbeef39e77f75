"""The nodes of marked text and how each kind of builder writes them.

What a mark says is kept in attributes, not in child text: titles, contents, search
and plain-text output see the words of the speech and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from .words import encoded


@dataclass(frozen=True, slots=True)
class Note:
    """What a mark says, with its links ready for one builder."""

    message: str
    severity: str
    rule: str
    rule_uri: str
    places: tuple[tuple[str, str], ...]


class speech_mark(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """Marked words of a speech; ``notes`` say why."""


class speech_note(nodes.General, nodes.Element):  # noqa: N801
    """What is said of whole blocks, beside the first of them."""


class speech_gap(nodes.Inline, nodes.Element):  # noqa: N801
    """Says that something is missing here; ``words`` is what."""


class speech_paragraph(nodes.paragraph):  # noqa: N801
    """A paragraph of a speech; one that is ``linked`` ends with a link to itself, to be copied."""

    tagname = "paragraph"  # so that writers of trees write what they know


class speech_head(nodes.entry):  # noqa: N801
    """The first cell of a row, which names the speech that the others count."""

    tagname = "entry"  # so that writers of trees write what they know


class speech_card(nodes.General, nodes.Element):  # noqa: N801
    """The place of a speech's card, which is made when all speeches are known."""


class speech_summary(nodes.General, nodes.Element):  # noqa: N801
    """A place for a table or list that is made when all speeches are known."""


def visit_mark_html(self: HTML5Translator, node: speech_mark) -> None:
    """Open the mark; one with notes can be reached with the keyboard."""
    atts = {}
    if node["notes"]:
        atts = {"tabindex": "0", "aria-describedby": node["note_id"]}
    self.body.append(self.starttag(node, "mark", "", **atts))


def depart_mark_html(self: HTML5Translator, node: speech_mark) -> None:
    """Put the notes inside the mark, where hover and focus can show them."""
    if node["notes"]:
        notes = " ".join(_note_html(note) for note in node["notes"])
        note_id = escape(node["note_id"])
        self.body.append(f'<span class="speech-mark-note" id="{note_id}" role="tooltip">{notes}')
        self.body.append("</span>")
    self.body.append("</mark>")


def visit_note_html(self: HTML5Translator, node: speech_note) -> None:
    """Write the whole note: it has no children."""
    self.body.append(self.starttag(node, "aside", "", role="note"))
    self.body.append("".join(f"<p>{_note_html(note)}</p>" for note in node["notes"]))
    self.body.append("</aside>\n")
    raise nodes.SkipNode


def visit_gap_html(self: HTML5Translator, node: speech_gap) -> None:
    """A line of its own between blocks, a bracket inside one."""
    tag, words = ("span", f"〔{node['words']}〕") if node["inline"] else ("p", node["words"])
    self.body.append(f'<{tag} class="speech-gap" role="note">{escape(words)}</{tag}>')
    raise nodes.SkipNode


def visit_paragraph_html(self: HTML5Translator, node: speech_paragraph) -> None:
    """Write the words at once: most of a site is these, and a visit of each takes longer."""
    self.visit_paragraph(node)
    _write_words(self, node)
    if node.get("linked"):  # the script makes the link copy its address
        anchor = escape(node["ids"][0])
        self.body.append(f'<a class="speech-link" href="#{anchor}" aria-label="本段的链接">¶</a>')
    raise nodes.SkipChildren


def depart_paragraph_html(self: HTML5Translator, node: speech_paragraph) -> None:
    """Close the paragraph."""
    self.depart_paragraph(node)


def _write_words(self: HTML5Translator, element: nodes.Element) -> None:
    for child in element.children:
        if isinstance(child, nodes.Text):
            self.body.append(encoded(child.astext()))
        elif isinstance(child, speech_mark):
            visit_mark_html(self, child)
            _write_words(self, child)
            depart_mark_html(self, child)
        else:
            child.walkabout(self)


def visit_head_html(self: HTML5Translator, node: speech_head) -> None:
    """A head, as in any stub column, and of its row: docutils does not say of what."""
    self.visit_entry(node)
    self.body[-1] = self.body[-1].replace("<th", '<th scope="row"', 1)


def depart_head_html(self: HTML5Translator, node: speech_head) -> None:
    """Close the cell."""
    self.depart_entry(node)


def _note_html(note: Note) -> str:
    parts = [f'<span class="speech-note-message">{escape(note.message)}</span>']
    for text, uri in note.places:
        link = f'<a class="speech-note-place" href="{escape(uri)}">{escape(text)}</a>'
        parts.append(link if uri else f'<span class="speech-note-place">{escape(text)}</span>')
    if note.rule_uri:
        name, uri = escape(note.rule), escape(note.rule_uri)
        parts.append(f'<a class="speech-note-rule" href="{uri}">{name}</a>')
    return " ".join(parts)


def _pass(self: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Leave the words as they are."""


def _skip(self: nodes.NodeVisitor, node: nodes.Node) -> None:  # noqa: ARG001
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the nodes with every writer that Sphinx has."""
    plain, skipped = (_pass, _pass), (_skip, None)
    app.add_node(
        speech_mark,
        html=(visit_mark_html, depart_mark_html),
        latex=plain,
        text=plain,
        man=plain,
        texinfo=plain,
    )
    app.add_node(speech_head, html=(visit_head_html, depart_head_html))
    app.add_node(speech_paragraph, html=(visit_paragraph_html, depart_paragraph_html))
    for node, html in (
        (speech_note, (visit_note_html, None)),
        (speech_gap, (visit_gap_html, None)),
        (speech_card, skipped),
        (speech_summary, skipped),
    ):
        app.add_node(node, html=html, latex=skipped, text=skipped, man=skipped, texinfo=skipped)
