from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.sphinx.sites import words

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CORPUS = Path(__file__).parents[2] / "corpus/speeches"
SPEECHES = {path.stem: path for path in sorted(CORPUS.glob("*.txt"))}
PHRASES = (
    "政协",
    "民主监督",
    "政治协商制度",
    "提案办理",
    "人民政协工作",
    "十三五",
    "多党合作",
)
OTHERS = (
    "提",  # a single character
    "2208件",
    "20xx年",  # a mark stands around a part of it
    "２０ＸＸ年",  # full width, capitals
    "20**年",
    "“十三五”",
    "提案 十三五",  # both
    "多党合作 政治协商",
    "constructor",
    "<b>政协</b>",
)


def fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def holders(query: str) -> set[str]:
    """The speeches that hold every word of a query."""
    texts = {name: fold(path.read_text(encoding="utf-8")) for name, path in SPEECHES.items()}
    return {n for n, text in texts.items() if all(word in text for word in fold(query).split())}


def search(page: Page, base: str, query: str) -> None:
    page.goto(f"{base}/search.html?q={quote(query)}")
    page.wait_for_function("document.querySelector('.search-summary')?.textContent")


def listed(page: Page) -> list[str]:
    hrefs = page.eval_on_selector_all(
        "#search-results li > a", "links => links.map(a => a.getAttribute('href'))"
    )
    matches = (re.fullmatch(r"speeches/([\w-]+)\.html", href) for href in hrefs)
    return [match[1] for match in matches if match and match[1] in SPEECHES]


@pytest.mark.parametrize("query", PHRASES)
def test_lists_every_speech_that_holds_a_phrase_and_no_other(
    page: Page, base: str, query: str
) -> None:
    search(page, base, query)
    assert sorted(listed(page)) == sorted(holders(query))


@pytest.mark.parametrize("query", OTHERS)
def test_understands_other_queries(page: Page, served: str, query: str) -> None:
    search(page, served, query)
    assert sorted(listed(page)) == sorted(holders(query))


def test_phrases_are_in_some_speeches() -> None:
    assert all(holders(phrase) for phrase in PHRASES)


def test_says_that_no_speech_holds_a_phrase(page: Page, base: str) -> None:
    assert holders("全面从严治党") == set()
    search(page, base, "全面从严治党")
    assert listed(page) == []
    assert "没有匹配" in page.inner_text("#search-results .search-summary")


def highlighted(page: Page, within: str) -> set[str]:
    return {fold(text) for text in page.locator(f"{within} .highlighted").all_text_contents()}


@pytest.mark.parametrize("query", PHRASES)
def test_highlights_the_whole_phrase_in_excerpts_and_on_the_page(
    page: Page, base: str, query: str
) -> None:
    search(page, base, query)
    assert highlighted(page, "#search-results") == {query}
    page.locator("#search-results li .context a").first.click()
    page.wait_for_selector(".highlighted")
    assert highlighted(page, "[role=main]") == {query}


def test_highlights_again_after_coming_back(page: Page, base: str) -> None:
    search(page, base, "多党合作")
    for number in (0, 1):
        page.locator("#search-results li > a").nth(number).click()
        page.wait_for_selector(".highlighted")
        page.go_back()
        page.wait_for_selector("#search-results li > a >> nth=1")


def test_highlights_a_phrase_that_a_mark_cuts_in_two(page: Page, base: str) -> None:
    search(page, base, "20xx年")
    page.locator("#search-results li .context a").first.click()
    page.wait_for_selector(".highlighted")
    text = "".join(page.locator("[role=main] .highlighted").all_text_contents())
    assert fold(text).replace("20xx年", "") == ""


def test_an_excerpt_leads_to_its_paragraph(page: Page, base: str) -> None:
    search(page, base, "2208件")
    page.locator("#search-results li .context a").first.click()
    page.wait_for_selector(".highlighted")
    anchor = page.url.partition("#")[2]
    assert "2208件" in (page.locator(f"[id='{anchor}']").text_content() or "")


def test_titles_come_first(page: Page, base: str) -> None:
    search(page, base, "篇十六")
    assert listed(page)[0] == "zhengxie-16"


def test_headings_come_before_texts(page: Page, site: Path, base: str) -> None:
    query = "人民政协工作"
    search(page, base, query)
    headings = {}
    for name in listed(page):
        html = (site / f"speeches/{name}.html").read_text(encoding="utf-8")
        headings[name] = any(query in words(h) for h in re.findall(r"<h[2-6].*?</h", html))
    assert set(headings.values()) == {True, False}
    assert list(headings) == sorted(headings, key=lambda name: not headings[name])


def test_finds_what_is_no_speech(page: Page, base: str) -> None:
    search(page, base, "masked-year")
    assert page.locator("#search-results li > a[href*='masked-year']").count() == 1


def test_takes_no_markup_from_a_query(page: Page, base: str) -> None:
    search(page, base, "<img src=x onerror=document.title=1>")
    assert page.locator("#search-results img").count() == 0
    assert listed(page) == []


def choose(page: Page, label: str, value: str) -> None:
    page.locator(".speech-choosers label", has_text=label).locator("select").select_option(value)
    page.wait_for_function("document.querySelector('.search-summary')?.textContent")


@pytest.mark.parametrize("width", [1280, 390])
def test_narrows_to_a_speech_a_place_a_level(page: Page, base: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    search(page, base, "政协")
    every = listed(page)
    choose(page, "讲话", "speeches/zhengxie-05")
    assert listed(page) == ["zhengxie-05"]
    choose(page, "讲话", "")
    assert listed(page) == every
    choose(page, "地方", "盐城")  # the second speech of a spliced one
    assert listed(page) == ["zhengxie-03"]
    choose(page, "地方", "")
    choose(page, "层级", "省")
    assert listed(page) == ["zhengxie-06", "zhengxie-09"]
    choose(page, "年份", "2015 年")
    assert listed(page) == ["zhengxie-09"]
    assert page.locator("#search-results h2").count() == 1


@pytest.mark.parametrize("query", ["jieban", "jiebie", "Jie Bie", "jb"])
def test_understands_pinyin(page: Page, base: str, query: str) -> None:
    search(page, base, query)
    spelled = [text[5:-1] for text in page.locator(".speech-spelled").all_text_contents()]
    if query == "jieban":
        assert listed(page) == []
    else:
        assert "界别" in spelled
        assert holders("界别") <= set(listed(page))


def test_takes_letters_for_letters_first(page: Page, base: str) -> None:
    search(page, base, "gdp")
    assert page.locator(".speech-spelled").count() == 0
    assert sorted(listed(page)) == sorted(holders("gdp"))
