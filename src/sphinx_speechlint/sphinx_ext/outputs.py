"""What the builders make of documents: pages of a site, one page of all, or a book."""

from __future__ import annotations

from sphinx.builders import Builder
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import NoUri

from .single import SinglePageBuilder


def is_page(builder: Builder) -> bool:
    """Whether each document becomes a page of a site, rather than a part of a book."""
    return (
        isinstance(builder, StandaloneHTMLBuilder)
        and not isinstance(builder, SinglePageBuilder)
        and not builder.embedded
    )


def is_book(builder: Builder) -> bool:
    """Whether nothing can be pointed at: a mark is then a number, its note stands at the end."""
    return builder.format != "html" or isinstance(builder, Epub3Builder)


def is_catalogue(builder: Builder) -> bool:
    """Whether only what people can translate is wanted: not the speeches, nor what counts them."""
    return builder.name == "gettext"


def uri(builder: Builder, here: str, docname: str, anchor: str = "") -> str:
    """The link from one document to a place in another; empty, if the output does not hold it."""
    if isinstance(builder, SinglePageBuilder):
        if not builder.holds(docname):
            return ""
    elif anchor and docname == here:
        return f"#{anchor}"
    try:
        base = builder.get_relative_uri(here, docname)
    except NoUri:
        return ""
    if not anchor:
        return base
    if isinstance(builder, SinglePageBuilder):
        return f"#{builder.place_id(docname, anchor)}"
    return f"{base}#{anchor}"
