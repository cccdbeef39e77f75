"""The project's own site: the sixteen speeches, their faults, and how the tool works."""

project = "政协工作总结会讲话"
author = "The sphinx-speechlint developers"
copyright = author  # noqa: A001
language = "zh_CN"

extensions = ["sphinx_speechlint", "myst_parser"]
speechlint_corpus = {"speeches": "../corpus/speeches"}
speechlint_baseline = False  # make html counts what is known as well
templates_path = ["_templates"]

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
