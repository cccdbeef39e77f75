"""Graphviz: who has text of whom, an arrow from each speech to the earlier one."""

from __future__ import annotations

from ..display import shorten, visible
from ..duplicates.listing import Edge, Listing
from ..language import Language, Words, joined

_TITLE = 30


def report(listing: Listing, language: Language) -> str:
    """A directed graph in the DOT language: speeches that share text, and how much."""
    edges = listing.edges()
    shown = sorted({speech for edge in edges for speech in (edge.later, edge.earlier)})
    rows = ["digraph copies {", "  rankdir=RL;", "  node [shape=box];"]
    for number in shown:
        speech = listing.corpus.speeches[number]
        label = "\n".join(filter(None, (shorten(speech.title, _TITLE), speech.path)))
        rows.append(f"  s{number} [label={_quoted(label)}];")
    rows += [
        f"  s{edge.later} -> s{edge.earlier} [label={_quoted(_label(edge)[language])}];"
        for edge in edges
    ]
    return "\n".join([*rows, "}", ""])


def _label(edge: Edge) -> Words:
    parts = []
    if edge.paragraphs:
        parts.append(Words(f"{edge.paragraphs} 段", f"paragraphs: {edge.paragraphs}"))
    if edge.passages:
        parts.append(Words(f"沿用 {edge.passages} 处", f"passages: {edge.passages}"))
    return joined(parts, Words("，", ", "))


def _quoted(text: str) -> str:
    lines = (visible(line) for line in text.split("\n"))
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(escaped) + '"'
