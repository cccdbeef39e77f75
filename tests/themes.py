"""The project's speeches in the themes that the marks, cards and comparisons are made for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
THEMES = ("shibuya", "furo", "pydata_sphinx_theme", "sphinx_book_theme")
PAGES = {
    "speech": "speeches/zhengxie-02.html",
    "compare": "_compare/speeches~zhengxie-04--speeches~zhengxie-10.html",
    "report": "speeches/report.html",
}

CONF = """\
project = "政协工作总结会讲话"
language = "zh_CN"
extensions = ["sphinx_speechlint"]
speechlint_corpus = {"speeches": "../corpus"}
html_title = project
"""


def build(theme: str, folder: Path) -> Path:
    """The site of the speeches in a theme that knows nothing of them."""
    docs, out = folder / theme / "docs", folder / theme / "html"
    docs.mkdir(parents=True)
    docs.joinpath("conf.py").write_text(CONF + f"html_theme = {theme!r}\n", "utf-8")
    shutil.copytree(ROOT / "corpus/speeches", folder / theme / "corpus")
    folder.joinpath(theme, "speechlint.toml").write_text('paths = ["corpus"]\n', "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(docs), str(out)]
    subprocess.run(command, check=True, capture_output=True)
    return out
