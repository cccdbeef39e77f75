from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.searching import fold, holders, listed, search, wait_for_results
from tests.sphinx.sites import words

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

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
    '"十三五"',
    "＂十三五“",
    "提案 十三五",  # both
    "多党合作 政治协商",
    "constructor",
    "<b>政协</b>",
)


@pytest.fixture
def wide(page: Page, base: str, site: Path) -> Page:
    """The site on the disk on a phone, the others on a screen."""
    phone = base == site.as_uri()
    page.set_viewport_size({"width": 390 if phone else 1280, "height": 844})
    return page


@pytest.mark.parametrize("query", PHRASES)
def test_lists_every_speech_that_holds_a_phrase_and_no_other(
    wide: Page, base: str, query: str
) -> None:
    search(wide, base, query)
    assert sorted(listed(wide)) == sorted(holders(query))


@pytest.mark.parametrize("query", OTHERS)
def test_understands_other_queries(wide: Page, base: str, query: str) -> None:
    search(wide, base, query)
    assert sorted(listed(wide)) == sorted(holders(query))


def test_phrases_are_in_some_speeches() -> None:
    assert all(holders(phrase) for phrase in PHRASES)


def test_says_that_no_speech_holds_a_phrase(wide: Page, base: str) -> None:
    assert holders("全面从严治党") == set()
    search(wide, base, "全面从严治党")
    assert listed(wide) == []
    assert "没有匹配" in wide.inner_text("#search-results .search-summary")


def highlighted(page: Page, within: str) -> set[str]:
    return {fold(text) for text in page.locator(f"{within} .highlighted").all_text_contents()}


@pytest.mark.parametrize("query", PHRASES)
def test_highlights_the_whole_phrase_in_excerpts_and_on_the_page(
    wide: Page, base: str, query: str
) -> None:
    search(wide, base, query)
    assert highlighted(wide, "#search-results") == {query}
    wide.locator("#search-results li .context a").first.click()
    wide.wait_for_selector(".highlighted")
    assert highlighted(wide, "[role=main]") == {query}


def test_highlights_again_after_coming_back(wide: Page, base: str) -> None:
    search(wide, base, "多党合作")
    for number in (0, 1):
        wide.locator("#search-results li > a").nth(number).click()
        wide.wait_for_selector(".highlighted")
        wide.go_back()
        wide.wait_for_selector("#search-results li > a >> nth=1")


def test_highlights_a_phrase_that_a_mark_cuts_in_two(wide: Page, base: str) -> None:
    search(wide, base, "20xx年")
    wide.locator("#search-results li .context a").first.click()
    wide.wait_for_selector(".highlighted")
    text = "".join(wide.locator("[role=main] .highlighted").all_text_contents())
    assert fold(text).replace("20xx年", "") == ""


def test_an_excerpt_leads_to_its_paragraph(wide: Page, base: str) -> None:
    search(wide, base, "2208件")
    wide.locator("#search-results li .context a").first.click()
    wide.wait_for_selector(".highlighted")
    anchor = wide.url.partition("#")[2]
    assert "2208件" in (wide.locator(f"[id='{anchor}']").text_content() or "")


@pytest.mark.parametrize("query", ['"政治协商制度"', "“政治协商制度”", "‘多党合作'", "“提案办理"])
def test_takes_quotes_that_stand_in_no_text_for_what_encloses_a_query(
    wide: Page, base: str, query: str
) -> None:
    bare = re.sub("[\"'“”‘’]", "", query)
    assert holders(query) == set()
    search(wide, base, query)
    assert sorted(listed(wide)) == sorted(holders(bare))
    wide.locator("#search-results .context a[href*='/zhengxie']").first.click()
    wide.wait_for_selector(".highlighted")
    assert highlighted(wide, "[role=main]") == {bare}


def test_titles_come_first(wide: Page, base: str) -> None:
    search(wide, base, "篇十六")
    assert listed(wide)[0] == "zhengxie-16"


def test_headings_come_before_texts(wide: Page, site: Path, base: str) -> None:
    query = "人民政协工作"
    search(wide, base, query)
    headings = {}
    for name in listed(wide):
        html = (site / f"speeches/{name}.html").read_text(encoding="utf-8")
        headings[name] = any(query in words(h) for h in re.findall(r"<h[2-6].*?</h", html))
    assert set(headings.values()) == {True, False}
    assert list(headings) == sorted(headings, key=lambda name: not headings[name])


def test_finds_what_is_no_speech(wide: Page, base: str) -> None:
    search(wide, base, "masked-year")
    assert wide.locator("#search-results li > a[href*='masked-year']").count() == 1


def test_takes_no_markup_from_a_query(wide: Page, base: str) -> None:
    search(wide, base, "<img src=x onerror=document.title=1>")
    assert wide.locator("#search-results img").count() == 0
    assert listed(wide) == []


@pytest.mark.parametrize("query", ["jieban", "jiebie", "Jie Bie", "jb"])
def test_understands_pinyin(wide: Page, base: str, query: str) -> None:
    search(wide, base, query)
    spelled = [text[5:-1] for text in wide.locator(".speech-spelled").all_text_contents()]
    if query == "jieban":
        assert listed(wide) == []
    else:
        assert "界别" in spelled
        assert holders("界别") <= set(listed(wide))


def test_takes_letters_for_letters_first(wide: Page, base: str) -> None:
    search(wide, base, "gdp")
    assert wide.locator(".speech-spelled").count() == 0
    assert sorted(listed(wide)) == sorted(holders("gdp"))


def test_answers_as_a_reader_types(wide: Page, base: str) -> None:
    search(wide, base, "多党合作")
    before = sorted(listed(wide))
    field = wide.locator("input[name=q]").first
    field.fill("提案办理")
    wide.wait_for_url("**/search.html?q=%E6%8F%90%E6%A1%88%E5%8A%9E%E7%90%86")
    wait_for_results(wide)
    assert before != sorted(listed(wide)) == sorted(holders("提案办理"))
    assert wide.locator("#search-results h2").count() == 1
    field.fill("")
    wide.wait_for_function("!document.querySelector('#search-results').children.length")


def test_a_query_sent_off_loads_no_page(wide: Page, base: str) -> None:
    wide.goto(f"{base}/search.html")
    wide.evaluate("window.still = true")
    field = wide.locator("input[name=q]").first
    field.evaluate("field => field.value = '多党合作'")
    field.press("Enter")
    wait_for_results(wide)
    assert sorted(listed(wide)) == sorted(holders("多党合作"))
    assert wide.evaluate("window.still")


def test_letters_on_their_way_to_characters_are_no_query(wide: Page, base: str) -> None:
    wide.goto(f"{base}/search.html")
    field = wide.locator("input[name=q]").first
    typing = "new InputEvent('input', {bubbles: true, isComposing: true})"
    field.evaluate(f"field => {{ field.value = 'duo'; field.dispatchEvent({typing}) }}")
    done = "new CompositionEvent('compositionend', {bubbles: true})"
    field.evaluate(
        f"field => setTimeout(() => {{ field.value = '多党'; field.dispatchEvent({done}) }}, 400)"
    )
    wide.wait_for_function("location.search")
    assert wide.url.endswith("?q=%E5%A4%9A%E5%85%9A")
