"""What is written for the search page; no browser needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("sphinx")

from docutils import nodes
from docutils.core import publish_doctree
from sphinx.util.tags import Tags

from sphinx_speechlint.sphinx_ext import postings
from sphinx_speechlint.sphinx_ext.pairs import gather
from sphinx_speechlint.sphinx_ext.postings import files, fold, opening, pack, unpack
from sphinx_speechlint.sphinx_ext.scripts import quoted, read, row_of, script, unquoted
from sphinx_speechlint.sphinx_ext.search import blocks, squeeze

PAGES = {
    "index": "首页\n====\n\n.. toctree::\n   :glob:\n\n   page*\n",
    **{f"page{n}": f"第{n}页\n======\n\n人民政协工作{n}。\n" for n in range(12)},
}


def build(folder: Path, out: str, *options: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", *options, "src", out]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in (folder / out / "_search").iterdir()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    source = tmp_path / "src"
    source.mkdir()
    (source / "conf.py").write_text('extensions = ["sphinx_speechlint"]\nlanguage = "zh_CN"\n')
    for name, text in PAGES.items():
        (source / f"{name}.rst").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_same_bytes_in_parallel_and_after_changes(project: Path) -> None:
    alone = build(project, "alone", "-j", "1")
    assert build(project, "parallel", "-j", "2") == alone
    page = project / "src/page3.rst"
    page.write_text("第三页\n======\n\n民主监督。\n", encoding="utf-8")
    (project / "src/page4.rst").unlink()
    changed = build(project, "alone", "-j", "2")
    assert changed != alone
    assert changed == build(project, "clean")
    assert "第4页".encode() not in b"".join(changed.values())


def test_reads_what_a_reader_sees() -> None:
    doctree = publish_doctree(
        "标题\n====\n\n人民\n政协 *工作* a\nb\n\n.. 不见\n\n.. raw:: html\n\n   <i>不见</i>\n"
    )
    doctree += nodes.paragraph("", "不见", classes=["no-search"])
    doctree += nodes.paragraph("", "见", ids=["here"])
    assert [text for _, text in blocks(doctree, Tags())] == ["标题", "人民政协 工作 a b", "见"]
    assert list(blocks(doctree, Tags()))[-1] == ("here", "见")


def test_pairs_stay_within_a_block() -> None:
    packed, total = gather(["政协 工作 ", "协工 "])
    assert unpack(packed["协"]) == {" ": [0], "工": [1]}
    assert total == 6


@given(st.lists(st.text("政协工\ud800\U00020000 ", max_size=8), max_size=4))
def test_the_pairs_of_a_text_are_those_that_stand_in_it(texts: list[str]) -> None:
    packed, total = gather(texts)
    found = {
        (first + second, number)
        for first, seconds in packed.items()
        for second, numbers in unpack(seconds).items()
        for number in numbers
    }
    expected = {
        (text[at : at + 2], number)
        for number, text in enumerate(texts)
        for at in range(len(text) - 1)
        if text[at] != " "
    }
    assert found == expected
    assert total == len(expected)
    for seconds in packed.values():
        assert list(unpack(seconds)) == sorted(unpack(seconds))


def test_folds_width_and_case_and_quotes() -> None:
    assert fold("“政协”‘工作’") == fold("＂政协＂＇工作＇") == "\"政协\"'工作'"
    assert fold("２０ＸＸ年（Ａ）") == "20xx年(a)"
    assert squeeze(" 民主\n 监督  a\n b ") == "民主监督 a b"


def test_files_do_not_depend_on_the_order_of_reading() -> None:
    documents = {name: quoted([("", name * 90_000)]) for name in "abc"}
    urls = {name: (f"{name}.html", name) for name in documents}
    turned = dict(reversed(documents.items()))
    assert files(documents, urls) == files(turned, urls)
    assert {"text-0", "text-1"} <= files(documents, urls).keys()


@given(
    st.lists(st.text("民主监督协商 a", max_size=8), min_size=12, max_size=12),
    st.integers(0, 11),
    st.text("民主监督协商 a", max_size=8),
)
def test_scripts_are_updated_to_what_they_would_be(
    texts: list[str], changed: int, text: str
) -> None:
    documents = {f"{n:02}": quoted([("", written)]) for n, written in enumerate(texts)}
    urls = {name: (f"{name}.html", name) for name in documents}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "WHOLE", 0)
        before = files(documents, urls)
        documents[f"{changed:02}"] = quoted([("p-1", text)])
        clean = files(documents, urls)
        assert files(documents, urls, before=before) == clean
    assert postings._updated(before, clean, _listed(clean), list(documents.values())) is not None


def _listed(scripts: dict[str, bytes]) -> list[list[object]]:
    listed: list[list[object]] = read(scripts, "manifest")["documents"]
    return listed


@given(st.dictionaries(st.characters(), st.lists(st.integers(0), min_size=1)))
def test_packed_pairs_are_unpacked(seconds: dict[str, list[int]]) -> None:
    assert unpack(pack(seconds)) == seconds


@given(st.lists(st.text()))
def test_scripts_are_read_back(texts: list[str]) -> None:
    assert read({"a": script("a", quoted(texts))}, "a") == texts
    assert row_of(map(quoted, texts)) == quoted(texts)
    assert unquoted(quoted(texts)) == texts


def test_a_small_set_is_read_whole() -> None:
    urls = {name: (f"{name}.html", name) for name in map(str, range(postings.WHOLE + 1))}
    text = quoted([("", "民主监督" * (postings.BYTES_PER_SHARD // 12))])
    large = files(dict.fromkeys(urls, text), urls)
    assert opening(large) == ["manifest"]
    assert "index-0" in large
    small = files(dict.fromkeys(list(urls)[1:], text), urls)
    assert opening(small) == ["manifest", *(f"text-{n}" for n in range(postings.WHOLE))]
    assert "index-0" not in small


@pytest.mark.parametrize("damaged", [b"", b"{}", b"\xff", script("manifest", quoted({}))])
def test_damaged_scripts_are_written_anew(damaged: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "WHOLE", 0)
    documents = {"a": quoted([("", "民主监督")])}
    urls = {"a": ("a.html", "a")}
    whole = files(documents, urls)
    for name in whole:
        assert files(documents, urls, before=whole | {name: damaged}) == whole
