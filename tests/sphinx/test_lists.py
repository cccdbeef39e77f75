"""Lists by place, level, year and topic, the index of terms, and the report's options and data."""

from __future__ import annotations

import csv
import json
import re

import pytest

from sphinx_speechlint.rule import FAMILIES
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.sphinx_ext.assets import STATIC

from .sites import LONG, OTHER, Site, clean, words

PLACES = {
    "a": "同志们：\n推动广水发展，为广水经济社会作贡献。我市、全市。今年是“十三五”开局之年。\n",
    "b": "同志们：\n推动安康发展，为安康经济社会作贡献。我市、全市。20xx年是“十一五”开局之年。\n",
    "c": "同志们：\n我县、全县、县委。党的十八大以来，成绩很大。\n",
    "d": "同志们：\n会议开得很好。\n",
}


@pytest.fixture
def listed(site: Site) -> Site:
    for name, text in PLACES.items():
        site.speech(f"{name}.txt", text)
    return site


def groups(page: str) -> dict[str, list[str]]:
    """The headings of a page of groups, with the documents that are linked below each."""
    _, *parts = re.split(r'<h2 class="speech-group[^>]*>', page)
    return {
        words(part.partition("</h2>")[0]): re.findall(r'href="([\w-]+)\.html', part)
        for part in parts
    }


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("place", {"安康（1）": ["b"], "广水（1）": ["a"], "不详（2）": ["c", "d"]}),
        ("level", {"市（2）": ["a", "b"], "县（1）": ["c"], "不详（1）": ["d"]}),
        (
            "year",
            {
                "2016 年（1）": ["a"],
                "2006 年（1）": ["b"],
                "不早于 2012 年（1）": ["c"],
                "不详（1）": ["d"],
            },
        ),
    ],
)
def test_groups(listed: Site, by: str, expected: dict[str, list[str]]) -> None:
    listed.build()
    found = groups(listed.page(f"speeches/by-{by}"))
    assert found == expected
    assert list(found) == list(expected)


def test_the_finder_names_the_lists_that_there_are(site: Site) -> None:
    site.speech("a.txt", clean("甲"))
    site.conf('exclude_patterns = ["rules/**", "speeches/by-term.*"]')
    assert site.build(strict=True).warnings == []
    listed = re.search(
        r'<dl class="[^"]*speech-finders">.*?</dl>', site.page("speeches/find"), re.S
    )
    assert listed
    kinds = re.findall(r'href="by-(\w+)\.html"', listed[0])
    assert kinds == ["place", "level", "year", "topic", "passage"]
    assert listed[0].count("<dd>") == len(kinds)


def test_topics_are_shared_but_not_by_all(site: Site) -> None:
    for n, topic in enumerate(("水库", "水库", "铁路", "鸡蛋", "铁路")):
        site.speech(f"{n}.txt", f"同志们：\n农民说，{topic}好。{topic}多。农民喜欢{topic}。\n")
    site.build()
    assert groups(site.page("speeches/by-topic")) == {
        "水库（2）": ["0", "1"],
        "铁路（2）": ["2", "4"],
    }


def test_terms_in_pinyin_order(site: Site) -> None:
    site.speech("a.txt", "同志们：\n开场的话说得好。\n铁路和水库，还有鸡蛋、重庆、长江。\n")
    site.speech("b.txt", "同志们：\n铁路。\n")
    site.build()
    page = site.page("speeches/by-term")
    assert re.findall(r"<dt>(.*?)</dt>", page)[:3] == ["长江", "重庆", "鸡蛋"]
    assert list(groups(page))[:1] == ["C"]
    places = re.search(r"<dt>铁路</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    assert places
    for name, anchor in re.findall(r'href="(\w)\.html#([^"]+)"', places[1]):
        target = re.search(rf'id="{anchor}"[^>]*>(.*?)</p>', site.page(f"speeches/{name}"))
        assert target
        assert "铁路" in target[1]


def test_lists_with_filters(listed: Site) -> None:
    listed.write(
        "docs/own.rst",
        ":orphan:\n\n自己的\n======\n\n"
        ".. speech-list::\n   :level: 市\n\n"
        ".. speech-list::\n   :year: 2012\n\n"
        ".. speech-list::\n   :place: 广\n\n"
        ".. speech-list::\n   :level: 省\n\n"
        ".. speech-list::\n   :by: level\n\n   speeches/c\n",
    )
    listed.build()
    page = listed.page("own")
    lists = re.findall(r'<ul class="speech-list.*?</ul>|没有这样的讲话', page, re.DOTALL)
    found = [re.findall(r'href="speeches/(\w)', part) for part in lists]
    assert found == [["a", "b"], ["c"], ["a"], [], ["c"]]


@pytest.mark.parametrize(
    "directive",
    [".. speech-list::\n   :by: 天气", ".. speech-quality::\n   :show: 天气",
     ".. speech-quality::\n   :family: 天气", ".. speech-rule:: masked-year\n   :show: 天气",
     ".. speech-rule:: masked-year\n   :family: style", ".. speech-rule::\n   :show: facts"],
)  # fmt: skip
def test_a_wrong_option_is_one_warning(site: Site, directive: str) -> None:
    site.speech("a.txt", clean("甲"))
    site.write("docs/own.rst", f":orphan:\n\n自己的\n======\n\n{directive}\n")
    warnings = site.build().warnings
    assert sum("own.rst" in w for w in warnings) == 1


def test_a_rule_shown_in_part_is_not_its_page(site: Site) -> None:
    site.speech("a.txt", clean("甲"))
    site.write(
        "docs/own.rst", ":orphan:\n\nx\n==\n\n.. speech-rule:: masked-year\n   :show: examples\n"
    )
    built = site.build()
    page = site.page("own")
    assert "有问题的写法" in page
    assert "speech-rule-facts" not in page
    assert built.env.get_domain("speech").data["rules"] == {}


def test_the_rules_of_some_families(site: Site) -> None:
    site.speech("a.txt", clean("甲"))
    site.write("docs/own.rst", ":orphan:\n\nx\n==\n\n.. speech-rule::\n   :family: style, reuse\n")
    site.build()
    page = site.page("own")
    of = {name for name, rule in RULES.items() if rule.family in ("style", "reuse")}
    assert {name for name in RULES if f">{name}<" in page} == of


DAMAGED = f"讲话篇一\n同志们：\n自20xx年以来，到20xx年。\n{LONG}\n中间的话。\n{LONG}\n"


@pytest.fixture
def damaged(site: Site) -> Site:
    site.speech("a.txt", "讲话篇零\n同志们：\n自20xx年以来，工作很好。\n")
    site.speech("b.txt", DAMAGED)
    site.speech("c.txt", clean("丙"))
    return site


def test_the_worst_speech_comes_first(damaged: Site) -> None:
    damaged.build()
    table = re.search(r"<tbody>.*?</tbody>", damaged.page("speeches/report"), re.DOTALL)
    assert table
    assert re.findall(r'href="(\w).html"', table[0]) == ["b", "a", "c"]
    assert re.findall(r"speech-shade-\d", table[0]) == [
        f"speech-shade-{n}" for n in (4, 4, 4, 2, 2)
    ]


def test_every_place_is_quoted_in_its_context(damaged: Site) -> None:
    damaged.build()
    page = damaged.page("speeches/report")
    quotes = re.findall(r'<p class="speech-context">(.*?)</p>', page)
    assert words(quotes[0]) == "自20xx年以来，到20xx年。"
    assert '<em class="speech-quoted">20xx</em>' in quotes[0]


def test_charts_say_their_numbers_in_words_and_lead_to_the_places(damaged: Site) -> None:
    damaged.build()
    page = damaged.page("speeches/report")
    first, second = re.findall(r'<figure class="speech-chart">.*?</figure>', page, re.DOTALL)
    labels = r'<a href="#([^"]+)" aria-label="([^"]+)"'
    assert [label for _, label in re.findall(labels, first)] == ["占位 3 处", "重复 1 处"]
    assert page.count("<rect") == 2 + 2
    for target, _ in re.findall(labels, first + second):
        assert f'id="{target}"' in page


def test_every_number_leads_to_places(damaged: Site) -> None:
    damaged.build()
    page = damaged.page("speeches/report")
    table = re.search(r"<tbody>.*?</tbody>", page, re.DOTALL)
    assert table
    assert re.findall(r"<p>(\d+)</p>", table[0]) == ["0"] * 4
    numbers = re.findall(r'href="#([^"]+)">\d+</a>', table[0])
    assert len(numbers) == 5 + 3
    assert all(f'id="{target}"' in page for target in numbers)


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_can_be_chosen(family: str) -> None:
    style = (STATIC / "speechlint-pages.css").read_text(encoding="utf-8")
    assert f'&:has([value="{family}"]:checked) [class*="has-"]:not(.has-{family}),' in style


def test_parts_families_and_a_limit(damaged: Site) -> None:
    damaged.write(
        "docs/own.rst",
        ":orphan:\n\n自己的\n======\n\n"
        ".. speech-quality::\n   :show: table\n   :family: duplicate\n   :limit: 1\n\n"
        ".. speech-quality::\n   :show: summary\n",
    )
    damaged.write(
        "docs/worst.rst",
        ":orphan:\n\n最差的\n======\n\n"
        ".. speech-quality::\n   :show: summary, table\n   :limit: 1\n",
    )
    damaged.build()
    assert "下面的筛选、表格和图只算问题最多的 1 篇。" in damaged.page("worst")
    page = damaged.page("own")
    assert "只算问题最多的" not in page
    assert page.count("<table") == 1
    assert "<svg" not in page
    assert re.findall(r'href="speeches/(\w)\.html"', page) == ["b"]
    assert "3 篇讲话：错误 4 处；1 篇没有问题。" in page
    assert not damaged.path("own.json").exists()


def test_the_data_beside_the_report(damaged: Site) -> None:
    damaged.build()
    report = damaged.page("speeches/report")
    assert re.findall(r'href="(report\.\w+)"', report) == ["report.json", "report.csv"]
    data = json.loads(damaged.path("speeches/report.json").read_text(encoding="utf-8"))
    assert [s["diagnostics"] for s in data["speeches"]] == [1, 3, 0]
    text = damaged.path("speeches/report.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["text"] for row in rows[:3]] == ["20xx", "20xx", "20xx"]
    for row, place in zip(rows, data["diagnostics"], strict=True):
        assert row == {field: str(value) for field, value in place.items()}
    source = {"speeches/b": DAMAGED}
    for place in data["diagnostics"][1:]:
        assert source[place["document"]][place["start"] : place["end"]] == place["text"]


def test_the_data_go_with_the_report(damaged: Site) -> None:
    page = "报告\n====\n\n.. speech-quality::\n"
    damaged.write("docs/mine.rst", f":orphan:\n\n{page}")
    damaged.build()
    files = [damaged.path(f"mine.{kind}") for kind in ("json", "csv")]
    assert all(file.exists() for file in files)
    damaged.write("docs/mine.rst", f":orphan:\n\n{page}   :show: summary table\n")
    damaged.build()
    assert not any(file.exists() for file in files)
    assert damaged.path("speeches/report.json").exists()


def test_no_cell_is_a_formula(site: Site) -> None:
    site.speech("a.txt", f"=1+1的讲话\n同志们：\n{OTHER}\n中间。\n{OTHER}\n自20xx年以来。\n")
    site.build()
    text = site.path("speeches/report.csv").read_text(encoding="utf-8-sig")
    for row in csv.reader(text.splitlines()):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_books_have_no_data_files(damaged: Site) -> None:
    damaged.build("singlehtml")
    assert not damaged.path("speeches/report.csv", "singlehtml").exists()
    assert "report.csv" not in damaged.path("index.html", "singlehtml").read_text(encoding="utf-8")
