"""speechlint split: nothing of the page is lost, nothing of anybody's is overwritten."""

from __future__ import annotations

import codecs
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.source import Source
from sphinx_speechlint.split import PROVENANCE

CORPUS = Path(__file__).parents[2] / "corpus"
PAGE = (
    "来自网络\r\n\n演讲稿篇一\r各位委员：\r\n今年有序推进。\n\n演讲稿篇二\n各位来宾：\r\n谢谢大家"
)
BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def rejoined(folder: Path) -> bytes:
    """The page's bytes as provenance.toml says they come together."""
    record = tomllib.loads((folder / PROVENANCE).read_bytes().decode())
    bom = BOMS[record["encoding"]] if record["bom"] else b""
    parts = [bom, record["lead"].encode(record["encoding"])]
    for speech in record["speech"]:
        data = (folder / speech["file"]).read_bytes()
        assert sha256(data).hexdigest() == speech["sha256"]
        parts.append(data.removeprefix(bom))
    whole = b"".join(parts)
    assert sha256(whole).hexdigest() == record["sha256"]
    return whole


def test_the_corpus_is_the_page() -> None:
    page = (CORPUS / "pages" / "page.txt").read_bytes()
    assert rejoined(CORPUS / "speeches") == page
    names = sorted(p.name for p in (CORPUS / "speeches").glob("*.txt"))
    assert names == [f"zhengxie-{n:02}.txt" for n in range(1, 17)]


def test_the_corpus_is_what_the_command_writes(run, tmp_path: Path) -> None:
    page = CORPUS / "pages" / "page.txt"
    status, out, err = run("split", str(page), "-o", str(tmp_path / "新"), "--stem", "zhengxie")
    assert (status, err) == (0, "")
    assert out.count("\n") == 17
    for path in (CORPUS / "speeches").iterdir():
        assert (tmp_path / "新" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", False),
        ("utf-8", True),
        ("utf-16-le", True),
        ("utf-16-be", True),
        ("gb18030", False),
    ],
)
def test_encodings_and_line_ends_stay(run, tmp_path: Path, encoding: str, bom: bool) -> None:
    data = (BOMS[encoding] if bom else b"") + PAGE.encode(encoding)
    (tmp_path / "页.txt").write_bytes(data)
    assert run("split", str(tmp_path / "页.txt"), "-o", str(tmp_path), "--stem", "稿").status == 0
    assert rejoined(tmp_path) == data
    second = Source.read(tmp_path / "稿-02.txt")
    assert second.text == "演讲稿篇二\n各位来宾：\n谢谢大家"
    assert (second.encoding, second.bom) == (encoding, bom)
    record = tomllib.loads((tmp_path / PROVENANCE).read_bytes().decode())
    assert record["page"] == "页.txt"
    assert record["lead"] == "来自网络\r\n\n"
    assert [(s["first_line"], s["last_line"]) for s in record["speech"]] == [(3, 6), (7, 9)]


LINES = st.sampled_from(
    ["演讲稿篇一", "演讲稿篇二", "演讲稿篇三", "各位委员：", "文。", '\x7f"\\', ""]
)
PAGES = st.lists(LINES | st.sampled_from(["\n", "\r", "\r\n", "\u2028"]), max_size=30).map("".join)


@settings(deadline=None, max_examples=100)
@given(text=PAGES, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_any_page_comes_together_again(run, tmp_path_factory, text: str, encoding: str) -> None:
    folder = tmp_path_factory.mktemp("split")
    (folder / "页.txt").write_bytes(text.encode(encoding))
    if run("split", str(folder / "页.txt"), "-o", str(folder), "--stem", "a").status == 0:
        assert rejoined(folder) == text.encode(encoding)


def test_existing_files_stay_unless_forced(run, tmp_path: Path) -> None:
    page = tmp_path / "页.txt"
    page.write_text(PAGE, encoding="utf-8")
    (tmp_path / "a-02.txt").write_text("我的", encoding="utf-8")
    command = ("split", str(page), "-o", str(tmp_path), "--stem", "a")
    status, _, err = run(*command)
    assert status == 2
    assert "a-02.txt：已经存在；要覆盖请加 --force" in err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a-02.txt", "页.txt"]
    assert run(*command, "--force").status == 0
    assert rejoined(tmp_path) == page.read_bytes()
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    ("data", "stem", "words"),
    [
        (b"", "a", "没有找到讲话"),
        (PAGE.encode(), "../a", "不能用作文件名"),
        (PAGE.encode(), "", "不能用作文件名"),
        (PAGE.encode(), ".a", "不能用作文件名"),
        (b"\xff\xff", "a", "无法按"),
    ],
)
def test_what_cannot_be_split(run, tmp_path: Path, data: bytes, stem: str, words: str) -> None:
    (tmp_path / "页.txt").write_bytes(data)
    status, out, err = run(
        "split", str(tmp_path / "页.txt"), "-o", str(tmp_path / "b"), "--stem", stem
    )
    assert (status, out) == (2, "")
    assert words in err
    assert not (tmp_path / "b").exists()


def test_an_output_that_is_a_file(run, tmp_path: Path) -> None:
    (tmp_path / "页.txt").write_text(PAGE, encoding="utf-8")
    page = str(tmp_path / "页.txt")
    status, _, err = run("split", page, "-o", page, "--stem", "a")
    assert status == 2
    assert "无法写入" in err
