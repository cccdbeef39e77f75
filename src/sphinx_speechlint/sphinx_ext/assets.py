"""The style sheets and scripts that stand beside the pages."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from .outputs import is_book

STATIC = Path(__file__).parent / "static"
STYLES = (
    "speechlint.css",
    "speechlint-marks.css",
    "speechlint-card.css",
    "speechlint-pages.css",
    "speechlint-compare.css",
)
BOOK_STYLE = "speechlint-book.css"
SCRIPTS = ("speechlint-phrase.js", "speechlint-speech.js")


def serve(app: Sphinx) -> None:
    """A book gets a style sheet that its readers understand, and no script."""
    book = is_book(app.builder)
    served = str(STATIC / BOOK_STYLE if book else STATIC)
    app.config.html_static_path = [*app.config.html_static_path, served]
    for name in (BOOK_STYLE,) if book else STYLES:
        app.add_css_file(name)
    for name in () if book else SCRIPTS:
        app.add_js_file(name)
