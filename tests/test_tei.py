"""TEI: valid, with the ids of the site, and not a word of the speech lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from sphinx_speechlint.parse import parse
from sphinx_speechlint.source import InputError, Source
from sphinx_speechlint.speech import BlockKind

from .conftest import run_in_process

ROOT = Path(__file__).parents[1]
CORPUS = sorted((ROOT / "corpus/speeches").glob("*.txt"))
SCHEMA = etree.RelaxNG(file=str(Path(__file__).with_name("tei.rng")))
TEI = "{http://www.tei-c.org/ns/1.0}"
NAMES = {"t": TEI[1:-1]}
ID = "{http://www.w3.org/XML/1998/namespace}id"
FORBIDDEN_RE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

PIECES = [
    "讲话篇一", "同志们：", "一、提高认识", "（二）任务。任务很重。", "三、抓好落实", "一是学习。",
    "二是20xx年部署。", "**同志讲话。", "第一，要快。", "谢谢大家！", "最后，祝大家愉快！", "",
    "<p>&amp;]]></p>", "\x01\x0b\x1b", "\ufffe\r中", "---", "title: 甲", "# 标题", "各位委员：",
]  # fmt: skip


def exported(path: Path) -> etree._Element:
    status, out, err = run_in_process("outline", str(path), "--format", "tei")
    assert (status, err) == (0, "")
    tree = etree.fromstring(out.encode())
    assert SCHEMA.validate(tree), SCHEMA.error_log
    ids = tree.xpath("//@xml:id")
    assert len(ids) == len(set(ids))
    targets = {target.removeprefix("#") for target in tree.xpath("//@target | //@corresp")}
    assert targets <= set(ids)
    return tree


def words(tree: etree._Element) -> str:
    """The text of the speeches, without what is only said of them, and without white space."""
    text = tree.find(f"{TEI}text/{TEI}body")
    for desc in list(text.iter(f"{TEI}desc")):
        desc.text = ""
    return "".join("".join(text.itertext()).split())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_speech_is_valid_and_whole(path: Path) -> None:
    tree = exported(path)
    page = parse(Source.read(path))
    assert words(tree) == "".join("".join(page.source.slice(b.span) for b in page.blocks()).split())
    sic = {one.get(ID): one.text for one in tree.iter(f"{TEI}sic")}
    for note in tree.xpath("//t:note[@subtype='placeholder']", namespaces=NAMES):
        assert sic[note.get("target").removeprefix("#")] in note.text


def test_what_is_known_and_what_is_missing() -> None:
    tree = exported(ROOT / "corpus/speeches/zhengxie-02.txt")
    assert [date.get("when") for date in tree.iter(f"{TEI}date")] == ["2006"]
    gaps = [gap.findtext(f"{TEI}desc") for gap in tree.iter(f"{TEI}gap")]
    assert "（三）" in gaps
    after = next(
        g for g in tree.iter(f"{TEI}gap") if g.findtext(f"{TEI}desc") == "（三）"
    ).getnext()
    assert after.get("n") == "(四)"


@pytest.mark.parametrize(("language", "words"), [("zh", "文件头"), ("en", "the front matter")])
def test_what_is_stated_is_said_to_be_so(tmp_path: Path, language: str, words: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text("---\nyear: 2011\n---\n同志们：\n会议很好。\n", encoding="utf-8")
    command = ("outline", str(path), "--format", "tei", "--language", language)
    _, out, _ = run_in_process(*command)
    assert f'<note type="evidence" subtype="year">{words}</note>' in out


@given(st.lists(st.sampled_from(PIECES), max_size=14))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_text_stays_text(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("\n".join(lines).encode())
    source = Source.read(path)
    try:
        page = parse(source)
    except InputError:
        return
    untitled = (block for block in page.blocks() if block.kind is not BlockKind.TITLE)
    known = "".join(source.slice(block.span) for block in untitled)
    tree = exported(path)
    for title in tree.xpath(
        "//t:div[@type='speech']/t:head | //t:p[@rend='title']", namespaces=NAMES
    ):
        title.getparent().remove(title)
    assert words(tree) == "".join(FORBIDDEN_RE.sub("\ufffd", known).split())
