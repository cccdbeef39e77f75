"""Small projects and real builds of them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import docutils_namespace, patch_docutils

CONF = """\
extensions = ["sphinx_speechlint"]
speechlint_corpus = {"speeches": "../corpus"}
"""

# Most tests look at speeches: the many pages of rules would only take their time.
QUICK = 'exclude_patterns = ["rules/**"]\n'

LONG = "要坚持对党负责和对人民负责的一致性，确保各项工作同心同向、协调有序地向前推进。"
OTHER = "要把委员的智慧和力量凝聚到高质量发展上来，形成共谋发展、共促和谐的强大合力。"
CLEAN = """\
同志们：
今天的会议开得很好。
一、提高认识
大家要认真学习。
二、狠抓落实
各地要抓紧部署。
"""


def clean(name: str) -> str:
    """A speech without faults, like no other."""
    return (
        CLEAN.replace("：", f"{name}：").replace("。", f"，{name}。").replace("\n二", f"{name}\n二")
    )


@dataclass
class Built:
    """What a build left behind."""

    status: int
    warnings: list[str]
    log: str
    env: BuildEnvironment
    written: set[str]  # the documents whose HTML is new
    app: Sphinx


@dataclass
class Site:
    """A project with its speech folder beside the source folder."""

    root: Path
    jobs: int = 1
    builder: str = "html"
    rules: bool = False
    folder: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder = self.root / "corpus"
        self.conf()
        self.folder.mkdir(parents=True, exist_ok=True)

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def speech(self, name: str, text: str | bytes) -> Path:
        return self.write(f"corpus/{name}", text)

    def conf(self, *lines: str) -> None:
        quick = "" if self.rules else QUICK
        self.write("docs/conf.py", CONF + quick + "\n".join(lines) + "\n")

    def build(self, builder: str = "", *, strict: bool = False) -> Built:
        builder = builder or self.builder
        status, warning = io.StringIO(), io.StringIO()
        docs = self.root / "docs"
        out = self.root / "out" / builder
        before = _ages(out)
        with patch_docutils(docs), docutils_namespace():
            app = Sphinx(
                docs,
                docs,
                out,
                self.root / "doctrees",
                builder,
                status=status,
                warning=warning,
                warningiserror=strict,
                parallel=self.jobs,
            )
            app.build()
        plain = re.compile(r"\x1b\[[0-9;]*[a-zA-Z]")
        lines = plain.sub("", warning.getvalue()).splitlines()
        written = {name for name, age in _ages(out).items() if before.get(name) != age}
        log = plain.sub("", status.getvalue())
        return Built(app.statuscode, [w for w in lines if w], log, app.env, written, app)

    def path(self, name: str, builder: str = "") -> Path:
        return self.root / "out" / (builder or self.builder) / name

    def page(self, docname: str) -> str:
        """The HTML of a page's own text, without the theme around it."""
        text = self.path(f"{docname}.html").read_text(encoding="utf-8")
        return text.partition('role="main">')[2].partition('<div class="sphinxsidebar"')[0]

    def text(self, docname: str) -> str:
        return words(self.page(docname))


def _ages(out: Path) -> dict[str, int]:
    own = (out.glob("*.html"), out.glob("speeches/**/*.html"), out.glob("rules/*.html"))
    pages = [p for found in own for p in found if p.stem not in ("genindex", "search")]
    return {p.relative_to(out).with_suffix("").as_posix(): p.stat().st_mtime_ns for p in pages}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden or {"role": "tooltip"}.items() <= dict(attrs).items():
            self._hidden += 1

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def words(html: str) -> str:
    """The text of a piece of HTML without the notes that hover shows."""
    parser = _Words()
    parser.feed(html)
    return "".join(parser.words)


def ids(html: str) -> list[str]:
    """Every id, in order."""
    return re.findall(r'\bid="([^"]+)"', html)
