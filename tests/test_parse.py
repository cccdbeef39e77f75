"""Pages, speeches and blocks."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.parse import parse
from sphinx_speechlint.source import InputError, Source
from sphinx_speechlint.speech import Block, Page, Section

ROOT = Path(__file__).parents[1]
Row = tuple[int, int, str, int | None, str]


def page(text: str, path: str = "a.txt") -> Page:
    return parse(Source(path, text))


def kinds(text: str) -> list[str]:
    return [b.kind.value for b in page(text).blocks()]


@pytest.fixture(scope="module")
def seed() -> Page:
    return parse(Source.read(ROOT / "corpus/pages/page.txt"))


def test_the_page_holds_a_lead_in_and_sixteen_speeches(seed: Page) -> None:
    assert len(seed.lead) == 1
    assert len(seed.speeches) == 16
    assert [s.title[-2:] for s in seed.speeches[:3]] == ["篇一", "篇二", "篇三"]


def test_speeches_tile_the_page(seed: Page) -> None:
    spans = [s.span for s in seed.speeches]
    assert spans[-1].end == len(seed.source.text)
    assert all(a.end == b.start for a, b in pairwise(spans))


def test_every_title_salutation_and_ordinal_of_the_page_is_found(seed: Page) -> None:
    found: set[Row] = set()
    for number, speech in enumerate(seed.speeches, 1):
        for block in speech.blocks:
            found.update(_rows(seed, number, block))
    with (ROOT / "tests/gold/seed_markers.tsv").open(encoding="utf-8") as file:
        expected = {
            (
                int(r["line"]),
                int(r["speech"]),
                r["style"],
                int(r["number"]) if r["number"] else None,
                r["where"] or "",
            )
            for r in csv.DictReader(file, delimiter="\t")
        }
    assert len(expected) == 248
    assert found == expected


def _rows(page: Page, number: int, block: Block) -> list[Row]:
    line = page.source.position(block.span.start).line
    rows: list[Row] = []
    if block.kind.value == "title":
        rows.append((line, number, "title", number, ""))
    if block.kind.value == "salutation":
        rows.append((line, number, "salutation", None, ""))
    if block.marker is not None and block.marker.style.value != "first":
        alone = block.body is None and not block.marker.style.enumerates
        where = "heading" if alone else "run-in"
        rows.append((line, number, block.marker.style.value, block.marker.number, where))
    for marker in block.inline:
        if marker.style.value != "first":
            column = page.source.position(marker.span.start).column - 1
            rows.append((line, number, marker.style.value, marker.number, f"inline@{column}"))
    return rows


@pytest.mark.parametrize(
    "titles",
    [
        ("讲话篇一", "讲话篇二", "讲话篇三"),
        ("篇1", "篇2", "篇3"),
        ("讲话 篇１", "讲话 篇２", "讲话 篇３"),
        ("【篇一】", "【篇二】", "【篇三】"),
        ("【篇一】政协讲话", "【篇二】人大讲话", "【篇三】政府讲话"),
        ("篇一：政协讲话", "篇二：人大讲话", "篇三：政府讲话"),
        ("范文一", "范文二", "范文三"),
        ("范文一：开幕", "范文二：闭幕", "范文三：总结"),
        ("第一篇", "第二篇", "第三篇"),
        ("讲话（篇1）", "讲话（篇2）", "讲话（篇3）"),
        ("**篇一**", "**篇二**", "**篇三**"),
        ("◆篇一：政协讲话", "◆篇二：人大讲话", "◆篇三：政府讲话"),
        ("【第1篇】政协讲话", "【第2篇】人大讲话", "【第3篇】政府讲话"),
        ("政协讲话稿1", "政协讲话稿2", "政协讲话稿3"),
        ("## 讲话篇一", "## 讲话篇二", "## 讲话篇三"),
    ],
)
def test_titles_of_many_kinds_part_the_speeches(titles: tuple[str, ...]) -> None:
    text = "这里是导语。\n" + "\n".join(f"{t}\n同志们：\n要抓好落实。" for t in titles)
    got = page(text)
    assert len(got.lead) == 1
    assert len(got.speeches) == 3
    assert kinds(text)[1:4] == ["title", "salutation", "paragraph"]


def test_a_lone_speech_needs_no_numbered_title() -> None:
    text = "在政协会议上的讲话\n（2014年9月21日）\n省长 王某\n同志们：\n大家好。\n谢谢大家！"
    assert kinds(text) == ["title", "byline", "byline", "salutation", "paragraph", "closing"]
    assert kinds("今天的会议很重要。\n要抓好落实。") == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "above",
    [
        "您的位置：首页 > 范文 > 讲话稿\n【字体：大 中 小】",
        "首页\n>\n政务公开\n登录\n注册",
        "首页 / 政务公开 / 领导讲话",
        "首页-领导讲话-正文",
        "来源：某某网 时间：2021-03-05",
        "【导语】以下是讲话。",
        "分享到：",
        "名人演讲网",
        "系列重要讲话数据库",
        "首页 > 讲话\n2011-03-05",
        "打印\n-----",
    ],
)
def test_lines_of_a_site_above_the_title_are_the_lead_in(above: str) -> None:
    title = "在全县农业工作会议上的讲话"
    found = page(f"{above}\n{title}\n同志们：\n大家好。\n谢谢大家！")
    assert [found.source.slice(block.span) for block in found.lead] == above.splitlines()
    assert found.speeches[0].title == title
    assert found.speeches[0].span == (len(above) + 1, len(found.source.text))


def test_no_line_of_a_site_is_a_title() -> None:
    found = page("当前位置： 首页 >> 公文写作 >> 正文\n首页\n登录\n同志们：\n大家好。")
    assert len(found.lead) == 3
    assert not found.speeches[0].title
    for below in ("今天的会议很重要。", "一、加强领导\n内容很多。", "打印"):
        assert not page(f"首页 > 讲话\n{below}").speeches[0].title
    assert page("首页 > 讲话\n政协网\n加强作风建设\n同志们：").speeches[0].title == "政协网"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("走进互联网\n在全市动员大会上的讲话\n同志们：\n大家好。", "走进互联网"),
        ("建设数据库\n——在动员大会上的讲话\n同志们：\n大家好。", "建设数据库"),
        ("用好数据库\n同志们：\n大家好。", "用好数据库"),
    ],
)
def test_a_title_stays_the_title(text: str, title: str) -> None:
    assert not page(text).lead
    assert page(text).speeches[0].title == title


def test_a_long_title_stands_right_above_the_salutation() -> None:
    title = "在全县" + "深入学习贯彻会议精神" * 9 + "动员大会上的讲话"
    assert kinds(f"{title}\n同志们：\n大家好。\n要抓好落实。")[0] == "title"
    assert kinds(f"{title}\n大家好。\n要抓好落实。")[0] == "paragraph"


def test_a_line_of_a_site_heads_no_section() -> None:
    text = "讲话\n同志们：\n大家好。\n{}\n要抓好落实。\n要抓紧部署。"
    assert kinds(text.format("抓落实的要求"))[3] == "heading"
    assert kinds(text.format("点击下载全文"))[3] == "paragraph"
    assert kinds(text.format("首页\n>\n政府信息公开"))[3:6] == ["paragraph"] * 3


BODY = "过去的一年，全市上下团结一心，克服困难，各项事业都取得了新的成绩。" * 6
NAMED = (
    "首页 > 领导讲话\n在全市工作会议上的讲话\n同志们：\n{0}\n"
    "做情绪的主人\n——在国旗下的讲话\n老师们、同学们：\n{0}\n"
    "个人述职报告\n局长 何平\n各位代表：\n{0}\n"
)


def test_titles_above_salutations_part_the_speeches() -> None:
    found = page(NAMED.format(BODY))
    assert [s.title for s in found.speeches] == [
        "在全市工作会议上的讲话",
        "做情绪的主人",
        "个人述职报告",
    ]
    assert [len(s.blocks) for s in found.speeches] == [3, 4, 4]
    assert len(found.lead) == 1


def test_a_first_speech_may_lack_a_salutation() -> None:
    text = f"年度工作总结\n{BODY}\n{BODY}\n在大会上的致辞\n各位来宾：\n{BODY}\n"
    assert [s.title for s in page(text).speeches] == ["年度工作总结", "在大会上的致辞"]
    notes = f"本站报告\n更新于昨天\n在大会上的致辞\n各位来宾：\n{BODY}\n"
    assert len(page(notes).speeches) == 1


def test_a_sentence_about_a_numbered_chapter_opens_no_speech() -> None:
    text = "讲话\n同志们：\n大家好。\n一段。\n二段。\n谱写崭新一篇\n三段。\n奋力写好第一篇\n四段。"
    assert len(page(text).speeches) == 1


@pytest.mark.parametrize(
    ("line", "style", "number"),
    [
        ("一、提高认识", "han-comma", 1),
        ("十一、提高认识", "han-comma", 11),
        ("（一）提高认识", "han-paren", 1),
        ("(二)提高认识", "han-paren", 2),
        ("㈢提高认识", "han-paren", 3),
        ("1.提高认识", "arabic-point", 1),
        ("１．提高认识", "arabic-point", 1),
        ("1、提高认识", "arabic-comma", 1),
        ("1.2024年工作", "arabic-point", 1),
        ("（1）提高认识", "arabic-paren", 1),
        ("(10)提高认识", "arabic-paren", 10),
        ("①提高认识", "circled", 1),
        ("第一，提高认识", "di", 1),
        ("第三,提高认识", "di", 3),
        ("一是提高认识", "shi", 1),
        ("四要提高认识", "yao", 4),
        ("首先，提高认识", "first", 1),
        ("## 一、提高认识", "han-comma", 1),
        ("**一、提高认识**", "han-comma", 1),
    ],
)
def test_ordinals_open_headings(line: str, style: str, number: int) -> None:
    block = page(f"同志们：\n{line}。正文在此。").speeches[0].blocks[1]
    assert block.marker is not None
    assert (block.kind.value, block.marker.style.value) == ("heading", style)
    assert block.marker.number == number
    assert block.level == block.marker.style.level


@pytest.mark.parametrize(
    "line",
    [
        "2.5亿元投资到位。",
        "一、二、三产业融合发展。",
        "三要素齐备。",
        "一是一，二是二。",
        "要求一个月内完成。",
        "一方面要抓紧，另一方面要抓实。",
        "1978年以来。",
    ],
)
def test_what_only_looks_like_an_ordinal_is_none(line: str) -> None:
    assert page(f"同志们：\n{line}").speeches[0].blocks[1].marker is None


def test_a_run_in_heading_has_a_title_and_a_body() -> None:
    source = Source("a.txt", "同志们：\n(一)着力调整结构。紧紧抓住项目。成效明显。")
    block = parse(source).speeches[0].blocks[1]
    assert block.title is not None
    assert block.body is not None
    assert source.slice(block.title) == "着力调整结构。"
    assert source.slice(block.body) == "紧紧抓住项目。成效明显。"


def test_sections_nest_by_level_and_leave_the_closing_out() -> None:
    text = "讲话\n同志们：\n引言。\n一、甲\n（一）乙。丙。\n一是丁。\n二、戊\n己。\n谢谢大家！"
    speech = page(text).speeches[0]

    def tree(section: Section) -> tuple[str, int, list[object]]:
        heading = speech.text(section.heading)
        return heading, len(section.blocks), [tree(s) for s in section.sections]

    assert [tree(s) for s in speech.sections()] == [
        ("一、甲", 0, [("（一）乙。丙。", 0, [("一是丁。", 0, [])])]),
        ("二、戊", 1, []),
    ]


def test_front_matter_is_metadata_and_not_text() -> None:
    text = "---\ntitle: 闭幕讲话\ndate: 2014-09-21\n---\n同志们：\n大家好。"
    speech = page(text).speeches[0]
    assert speech.metadata == {"title": "闭幕讲话", "date": "2014-09-21"}
    assert speech.title == "闭幕讲话"
    assert [b.kind.value for b in speech.blocks] == ["salutation", "paragraph"]
    assert speech.span.start == text.index("同志们")


@pytest.mark.parametrize("yaml", ["title: [", "title: {a: b}", "title: '", "a: " + "[" * 9999])
def test_broken_front_matter_is_one_clear_line(yaml: str) -> None:
    with pytest.raises(InputError, match=r"a\.txt.*YAML") as caught:
        page(f"---\n{yaml}\n---\n同志们：")
    assert "\n" not in str(caught.value)


def test_rules_between_paragraphs_are_no_front_matter() -> None:
    assert kinds("---\n今天开会。\n---\n明天放假。") == ["paragraph"] * 4


CHINESE = st.text(
    st.sampled_from(list("一二十百第是要、（）().1２①，。：；！\n\r\t 　篇范文同志们各位---*#“”x")),
    max_size=80,
)


@given(st.one_of(st.text(), CHINESE))
def test_blocks_and_gaps_give_the_text_back(text: str) -> None:
    source = Source("a.txt", text)
    try:
        got = parse(source)
    except InputError:
        return
    pieces, at = [], 0
    for block in got.blocks():
        assert block.span.start >= at
        assert block.span.end > block.span.start
        gap = text[at : block.span.start]
        assert not gap.strip() or at == 0, "a gap holds white space, or the front matter"
        pieces += [gap, source.slice(block.span)]
        at = block.span.end
        for inner in (block.title, block.marker and block.marker.span):
            assert inner is None or block.span.start <= inner.start <= inner.end <= block.span.end
    assert not text[at:].strip()
    assert "".join(pieces) + text[at:] == text
