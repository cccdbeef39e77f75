"""The card above a speech, what is missing or spliced in it, and its downloads."""

from __future__ import annotations

import json
import re

import pytest

from .sites import LONG, OTHER, Site, clean, ids, words

GAPPED = "讲话篇三\n同志们：\n一、提高认识。大家要认真学习。\n三、狠抓落实。各地要抓紧部署。\n"
WRITTEN = {".txt", ".1", ".texi", ".tex", ".xml", ".xhtml"}
SPLICED = f"""\
讲话篇四
同志们：
推动广水发展，为广水经济社会作贡献。
一、认识
{LONG}{OTHER}
各位同志们：
今天召开会议，推动睢宁发展，为睢宁经济社会作贡献。
一、任务
要抓紧部署。
"""


def card(page: str, number: int = 0) -> str:
    return re.findall(r'<div class="speech-card".*?</div></dl>.*?</div>', page, re.DOTALL)[number]


def rows(card: str) -> dict[str, str]:
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", card, re.DOTALL)
    return {term: words(html) for term, html in found}


def test_says_what_is_known_and_what_is_not(site: Site) -> None:
    site.speech(
        "a.txt", f"讲话篇三\n同志们：\n20xx年是“十一五”开局之年。\n{LONG}\n其他。\n{LONG}\n"
    )
    site.speech("b.txt", clean("乙"))
    site.build()
    known = rows(card(site.page("speeches/a")))
    assert known["编号"] == "第 3 篇，共 2 篇"
    assert known["年份"] == "2006 年 据“20xx年是“十一五”开局之年”"
    assert known["地方"] == known["层级"] == known["场合"] == "不详"
    assert known["问题"] == "占位 1 重复 1"
    assert "编号" not in rows(card(site.page("speeches/b")))
    assert rows(card(site.page("speeches/b")))["问题"] == "没有发现问题"


@pytest.mark.parametrize("builder", ["text", "man", "texinfo", "latex", "xml", "epub"])
def test_books_and_plain_texts_say_the_same(site: Site, builder: str) -> None:
    site.conf('version = "1"', 'copyright = "x"', 'man_pages = [("index", "x", "x", "x", 1)]')
    site.write("docs/index.rst", "站\n==\n\n.. toctree::\n\n   speeches/index\n")
    year = "20xx年是“十一五”开局之年"
    site.speech("a.txt", f"讲话篇三\n同志们：\n{year}。\n")
    site.build(builder)
    files = [path for path in site.path("", builder).rglob("*") if path.suffix in WRITTEN]
    said = "".join(words(path.read_text(encoding="utf-8")) for path in files)
    assert all(term in said for term in ("编号", "地方", "层级", "场合", "篇幅", "来源"))
    evidence = rf"(（据“{year}”）| 据“{year}”)"
    assert re.search(f"年份：?2006 年{evidence}", said)
    assert re.search("问题：?占位 1", said)
    assert "不详" in said
    assert "标出有问题的地方" not in said


def test_counts_lead_to_the_first_place(site: Site) -> None:
    site.speech("a.txt", "同志们：\n自20xx年以来，到20xx年为止。\n")
    site.build()
    page = site.page("speeches/a")
    target = re.search(r'class="speech-family [^"]*" href="#([^"]+)">占位 2<', page)
    assert target
    assert target[1] == re.search(r'<mark [^>]*id="([^"]+)"', page)[1]  # type: ignore[index]


def test_hostile_fields_stay_text(site: Site) -> None:
    site.speech(
        "a.txt", '---\nspeaker: "<b>&amp;\\"\'"\nplace: "<script>"\n---\n同志们：\n会议。\n'
    )
    site.build()
    page = site.page("speeches/a")
    assert "<b>" not in page
    assert "<script>" not in page
    assert "&lt;b&gt;&amp;amp;&quot;&#x27;" in page


def test_what_the_editor_states_is_taken_from_the_head_of_the_file(site: Site) -> None:
    fields = "place: 江华县\nlevel: 市级\nyear: 2011\noccasion: 全会"
    site.speech("a.txt", f"---\n{fields}\n---\n同志们：\n全区上下，区委。\n")
    site.build()
    known = rows(card(site.page("speeches/a")))
    stated = {"地方": "江华县", "层级": "市", "年份": "2011 年", "场合": "全会"}
    assert {term: known[term] for term in stated} == {
        term: f"{value} 据文件头" for term, value in stated.items()
    }


def test_a_field_without_a_year_is_one_warning_in_every_build(site: Site) -> None:
    bad = site.speech("a.txt", "---\nyear: 民国三年\ndate: 春天\n---\n同志们：\n会议很好。\n")
    for _ in range(2):
        (warning,) = site.build().warnings
        assert warning.startswith(f"{bad}:1: WARNING: ")
        assert "year “民国三年”、date “春天”" in warning
        assert warning.endswith("[speechlint.input]")
    assert rows(card(site.page("speeches/a")))["年份"] == "不详"
    assert "没有查完" not in site.text("speeches/index")  # the speech itself was read and checked


def test_evidence_that_is_a_line_is_quoted(site: Site) -> None:
    site.speech("a.txt", "在云岭县教育工作会议上的讲话\n同志们：\n会议很好。\n")
    site.build()
    known = rows(card(site.page("speeches/a")))
    assert known["地方"] == "云岭县 据“在云岭县教育工作会议上的讲话”"
    assert known["层级"] == "县 据“在云岭县教育工作会议上的讲话”"


def test_a_missing_section_is_said_where_it_should_stand(site: Site) -> None:
    site.speech("a.txt", GAPPED)
    site.build()
    page = site.page("speeches/a")
    assert '</section>\n<p class="speech-gap" role="note">此处缺“二、”</p><section' in page


def test_the_rest_of_a_missing_item_comes_after_the_gap(site: Site) -> None:
    site.speech("a.txt", GAPPED.replace("学习。\n", "学习。\n，进展顺利，成效很好。\n"))
    site.build()
    page = site.page("speeches/a")
    gap = page.index("此处缺“二、”，下面这段或是它的残余")
    assert page.index("大家要认真学习") < gap < page.index("进展顺利，成效很好")


def test_a_gap_inside_a_paragraph(site: Site) -> None:
    site.speech("a.txt", "同志们：\n要做到：一是学习；三是总结。\n")
    site.build()
    page = site.page("speeches/a")
    assert re.search(r'学习；<span class="speech-gap" role="note">〔缺“二是”〕</span><mark', page)


def test_what_is_missing_cannot_be_searched_for(site: Site) -> None:
    site.speech("a.txt", GAPPED)
    site.build("html")
    assert "此处缺" in site.text("speeches/a")
    for script in site.path("_search").iterdir():
        assert "此处缺" not in script.read_text(encoding="utf-8")


def test_a_spliced_speech_is_two(site: Site) -> None:
    site.speech("a.txt", SPLICED)
    built = site.build()
    page = site.page("speeches/a")
    first, second = page.split('<section class="speech-splice" id="speech-part-2">')
    assert rows(card(first))["地方"].split()[0] == "广水"
    assert rows(card(second))["地方"].split()[0] == "睢宁"
    assert "各位同志们：" in second
    assert 'id="s-1"' in first
    assert 'id="s-1--2"' in second  # as before: links do not move
    assert "另一篇讲话" in built.env.tocs["speeches/a"].astext()


def test_not_spliced_where_the_rule_is_off(site: Site) -> None:
    site.write("pyproject.toml", '[tool.speechlint]\nignore = ["spliced-speech"]\n')
    site.speech("a.txt", SPLICED)
    site.build()
    assert "speech-splice" not in site.page("speeches/a")


def test_downloads(site: Site) -> None:
    site.speech("d/a.txt", GAPPED.encode("gb18030"))
    site.build()
    links = re.findall(r'href="([^"]+)" download="([^"]+)"', site.page("speeches/d/a"))
    assert [name for _, name in links] == ["a.txt", "a.json", "a.xml"]
    text, structure, edition = (site.path("speeches/d") / link for link, _ in links)
    assert text.read_text(encoding="utf-8") == GAPPED
    data = json.loads(structure.read_text(encoding="utf-8"))
    (speech,) = data["speeches"]
    assert "\n".join(b["text"] for b in speech["blocks"]) + "\n" == GAPPED
    assert [b["kind"] for b in speech["blocks"]][:3] == ["title", "salutation", "heading"]
    assert set(ids(edition.read_text("utf-8"))) <= set(ids(site.page("speeches/d/a")))
    (gap,) = data["diagnostics"]
    assert GAPPED[gap["start"] : gap["end"]] == "三、"
    for block in speech["blocks"]:
        assert f'id="{block["anchor"]}"' in site.page("speeches/d/a")
    (site.folder / "d/a.txt").unlink()
    site.build()
    assert not text.exists()
    assert not structure.exists()


def test_paragraphs_have_links_on_pages_only(site: Site) -> None:
    site.speech("a.txt", clean("甲"))
    site.build()
    page = site.page("speeches/a")
    for anchor in re.findall(r'<p class="speech-[a-z]+" id="(p-[^"]+)"', page):
        assert f'<a class="speech-link" href="#{anchor}"' in page
    site.build("singlehtml")
    assert 'class="speech-link"' not in site.path("index.html", "singlehtml").read_text("utf-8")


def test_lines_of_a_site_say_nothing_of_the_speech(site: Site) -> None:
    """Neither its year nor its words are the speech's."""
    lines = "上一篇：二〇一九年蚯蚓养殖讲话\n点击下载全文\n"
    site.speech("a.txt", f"在大会上的讲话\n同志们：\n{LONG}\n{lines}{OTHER}\n")
    site.build()
    page = site.page("speeches/a")
    assert "上一篇：二〇一九年蚯蚓养殖讲话" in words(page)
    known = rows(card(page))
    assert known["年份"] == "不详"
    assert "蚯蚓" not in known["关键词"]
