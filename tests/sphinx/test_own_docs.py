"""The project's own site in every output that needs nothing but Sphinx."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_speechlint.rules import RULES

from .links import broken_links, repeated_ids
from .sites import ids

ROOT = Path(__file__).parents[2]
DIAGNOSTIC_RE = re.compile(r"\[speechlint\.([a-z-]+)\]$")


class Docs:
    """Builds with one set of doctrees, as ``make`` does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, builder: str) -> Path:
        """Build; nothing may be complained of but the speeches."""
        out = self.folder / builder
        # Sphinx keeps other doctrees for catalogues of messages: it asks for it.
        doctrees = self.folder / ("messages" if builder == "gettext" else "doctrees")
        log = self.folder / f"{builder}.log"
        command = ["-m", "sphinx", "-q", "-b", builder, "-d", str(doctrees), "-w", str(log)]
        done = subprocess.run(
            [sys.executable, *command, str(ROOT / "docs"), str(out)],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-3000:]
        lines = log.read_text(encoding="utf-8").splitlines()
        found = [DIAGNOSTIC_RE.search(line) for line in lines]
        others = [x for x, m in zip(lines, found, strict=True) if not m or m[1] not in RULES]
        assert others == []
        assert len(found) > 100
        return out


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Docs:
    return Docs(tmp_path_factory.mktemp("docs"))


def test_every_link_of_the_site_in_folders_leads_somewhere(docs: Docs) -> None:
    out = docs.build("dirhtml")
    assert (out / "speeches/zhengxie-03/index.html").is_file()
    assert (out / "_speeches/speeches/zhengxie-03.txt").is_file()
    assert broken_links(out) == []
    for edition in (out / "_speeches/speeches").glob("*.xml"):
        page = (out / "speeches" / edition.stem / "index.html").read_text(encoding="utf-8")
        assert {*ids(edition.read_text(encoding="utf-8"))} <= {*ids(page)}


def test_every_link_of_the_single_page_leads_to_its_own_place(docs: Docs) -> None:
    out = docs.build("singlehtml")
    html = (out / "index.html").read_text(encoding="utf-8")
    assert repeated_ids(html) == []
    # The theme's own way to a search page, which this output does not have.
    assert {href for _, href in broken_links(out)} <= {"search.html"}
    assert 'id="speeches/zhengxie-03--s-1"' in html
    assert 'href="#speeches/zhengxie-03--speech-mark-1"' in html
    assert 'href="_compare/' not in html


def test_a_book_for_readers(docs: Docs) -> None:
    out = docs.build("epub")
    assert broken_links(out, ".xhtml") == []
    page = (out / "speeches/zhengxie-03.xhtml").read_text(encoding="utf-8")
    assert repeated_ids(page) == []
    for screen in ("<mark", "tooltip", "<input", "<script", "download="):
        assert screen not in page
    assert 'href="#speech-mark-1-note" id="speech-mark-1">[1]</a>' in page
    assert "speechlint-book.css" in page
    assert not (out / "_static/speechlint-marks.css").exists()
    assert list(out.glob("*.epub"))


def test_a_book_for_the_press(docs: Docs) -> None:
    out = docs.build("latex")
    text = (out / "speeches.tex").read_text(encoding="utf-8")
    labels = set(re.findall(r"\\label\{\\detokenize\{([^}]*)\}\}", text))
    links = set(re.findall(r"\\hyperref\[\\detokenize\{([^}]*)\}\]", text))
    assert "speeches/zhengxie-03:speech-mark-1" in labels & links
    assert r"\item[] 年份：2015 年（据“" in text
    assert links - labels == set()


def test_plain_text(docs: Docs) -> None:
    out = docs.build("text")
    text = (out / "speeches/zhengxie-03.txt").read_text(encoding="utf-8")
    assert "多-[1]党合作" in text
    assert text.count("   篇幅：") == 2  # of the speech and of the other that is spliced to it
    assert "-[ 标出的问题 ]-\n\n1. 残留的代码或杂字符：-（stray-markup）\n" in text
    assert "此处缺" in text


def test_pages_as_data(docs: Docs) -> None:
    out = docs.build("json")
    page = json.loads((out / "speeches/zhengxie-03.fjson").read_text(encoding="utf-8"))
    assert page["title"] == "政协工作总结会讲话篇三"
    assert 'class="speech-mark speech-residue ' in page["body"]


def test_messages_are_those_of_the_authors(docs: Docs) -> None:
    """A speech is never translated: it would no longer be what was said."""
    out = docs.build("gettext")
    messages = (out / "speeches.pot").read_text(encoding="utf-8")
    assert 'msgid "质量报告"' in messages
    assert "corpus/speeches" not in messages
    assert "标出的问题" not in messages
    assert 'msgid "十六篇，逐篇阅读' in (out / "index.pot").read_text(encoding="utf-8")


def test_links_to_pages_are_checked_without_a_network(docs: Docs) -> None:
    out = docs.build("linkcheck")
    found = [json.loads(line) for line in (out / "output.json").read_text("utf-8").splitlines()]
    assert found
    assert {entry["status"] for entry in found} <= {"working", "unchecked", "ignored"}
