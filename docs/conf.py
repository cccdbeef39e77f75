"""The project's own site: the sixteen speeches, their faults, and how the tool works."""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

import sphinx_speechlint

version = sphinx_speechlint.__version__
project = "政协工作总结会讲话"
author = "The sphinx-speechlint developers"
copyright = author  # noqa: A001
language = "zh_CN"

extensions = ["sphinx_speechlint", "myst_parser"]
speechlint_corpus = {"speeches": "../corpus/speeches"}
speechlint_baseline = False  # make html counts what is known as well

html_theme = "shibuya"
html_title = project
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_use_index = False  # speeches/terms takes its place
html_theme_options = {
    "accent_color": "ruby",
    "nav_links": [
        {"title": "讲话", "url": "speeches/index"},
        {"title": "质量报告", "url": "speeches/report"},
        {"title": "规则", "url": "rules/index"},
    ],
    # Pages are read here, not handed to chat services on other hosts.
    "show_ai_links": False,
}

epub_language = "zh-CN"
epub_exclude_files = [  # what only the site shows
    path.relative_to(Path(__file__).parent).as_posix()
    for path in Path(__file__).parent.joinpath("_static").rglob("*.*")
]
epub_css_files: list[str] = []

# The links of the site itself: whether it is sound must not depend on other hosts.
linkcheck_ignore = ["https?://"]

latex_engine = "xelatex"
latex_documents = [("index", "speeches.tex", project, author, "manual")]
latex_table_style = ["booktabs"]
latex_elements = {
    "papersize": "a4paper",
    "pointsize": "11pt",
    "figure_align": "htbp",
    "fontpkg": r"""
\usepackage{xeCJK}
\setCJKmainfont{Noto Serif CJK SC}[ItalicFont=Noto Serif CJK SC]
\setCJKsansfont{Noto Sans CJK SC}[ItalicFont=Noto Sans CJK SC]
\setCJKmonofont{Noto Sans Mono CJK SC}[ItalicFont=Noto Sans Mono CJK SC]
% Signs and pictures, which speeches are full of and few fonts have.
\xeCJKsetup{AutoFallBack=true}
\setCJKfallbackfamilyfont{\CJKrmdefault}{Symbola}
\setCJKfallbackfamilyfont{\CJKsfdefault}{Symbola}
\setCJKfallbackfamilyfont{\CJKttdefault}{Symbola}
\xeCJKDeclareCharClass{CJK}{"200D, "2015, "2190->"2BFF, "1F000->"1FAFF}
""",
    "preamble": r"""
\usepackage{xeCJKfntef}
\expandafter\newcommand\csname DUrolespeech-mark\endcsname[1]{%
  \CJKunderline*[format=\color{red}]{#1}}
% The speeches have numbers of their own.
\setcounter{secnumdepth}{-2}
% Names of rules and options may break at a hyphen; no column is narrower than a name.
\newcommand*{\breakinghyphen}[1]{-\allowbreak}
\renewcommand*{\sphinxhyphenininlineliteral}{\breakinghyphen}
\setlength{\tymin}{7.5em}
""",
    "sphinxsetup": "verbatimforcewraps=true",
}


def setup(app: Sphinx) -> None:
    """Mend what Sphinx and the theme get wrong where all documents are one."""
    app.connect("html-page-context", one_element, priority=400)
    app.connect("doctree-resolved", no_search)
    app.connect("doctree-resolved", long_tables)


def one_element(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _: Any) -> None:
    """Put the lists of a table of contents into one element, as which shibuya reads them."""
    if app.builder.name == "singlehtml" and context.get("toc"):
        context["toc"] = f"<div>{context['toc']}</div>"


def no_search(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Link to the search page only where there is one."""
    if app.builder.name in ("singlehtml", "epub"):
        for link in list(doctree.findall(nodes.reference)):
            if str(link.get("refuri", "")).startswith("search."):
                link.replace_self(link.children)


def long_tables(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Let a table that may not fit on one page of paper go on on the next."""
    if app.builder.format == "latex":
        for table in doctree.findall(nodes.table):
            if len(list(table.findall(nodes.row))) > 12:
                table["classes"].append("longtable")
