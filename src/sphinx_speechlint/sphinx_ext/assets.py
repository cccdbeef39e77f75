"""The style sheets and scripts that stand beside the pages, and what of a theme they replace."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from .outputs import is_book

STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"
STYLES = (
    "speechlint.css",
    "speechlint-marks.css",
    "speechlint-card.css",
    "speechlint-pages.css",
    "speechlint-compare.css",
    "speechlint-print.css",
)
BOOK_STYLE = "speechlint-book.css"
SCRIPTS = (
    "speechlint-phrase.js",
    "speechlint-speech.js",
    "speechlint-outline.js",
    "speechlint-report.js",
)


def replace_templates(app: Sphinx, config: Config) -> None:  # noqa: ARG001
    """Let no page ask another host for a font; a project's own templates come first."""
    config.templates_path = [*config.templates_path, str(TEMPLATES)]


def serve(app: Sphinx) -> None:
    """A book gets a style sheet that its readers understand, and no script."""
    book = is_book(app.builder)
    served = str(STATIC / BOOK_STYLE if book else STATIC)
    app.config.html_static_path = [*app.config.html_static_path, served]
    for name in (BOOK_STYLE,) if book else STYLES:
        app.add_css_file(name)
    for name in () if book else SCRIPTS:
        app.add_js_file(name)
