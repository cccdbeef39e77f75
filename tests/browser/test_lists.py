"""The quality report and the lists, on a screen and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def visible(page: Page, selector: str) -> int:
    return sum(one.is_visible() for one in page.locator(selector).all())


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1280, 390])
def test_one_family_alone(site: Path, browser: Browser, scripts: bool, width: int) -> None:
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    page.goto((site / "speeches/report.html").as_uri())
    items = ".speech-diagnostics > li"
    every = visible(page, items)
    chosen = page.locator('.speech-filter label:has(input[value="numbering"])')
    count = int(chosen.inner_text().split()[-1])
    chosen.click()
    assert visible(page, items) == count < every
    assert visible(page, f"{items}.speech-numbering") == count
    assert visible(page, "table.speech-quality thead th") == 2
    total = page.locator("tr.speech-totals td.has-numbering").inner_text()
    assert int(total) == count
    page.locator('.speech-filter input[value="all"]').focus()
    page.keyboard.press("Space")
    assert visible(page, items) == every
    context.close()


def test_each_row_is_headed_by_its_speech(site: Path, wide: Page) -> None:
    from playwright.sync_api import expect

    wide.goto((site / "speeches/report.html").as_uri())
    for row in wide.locator("table.speech-quality tbody tr").all():
        head = row.locator("th")
        expect(head).to_have_attribute("scope", "row")
        expect(head).to_have_role("rowheader")


def rows(page: Page, family: str) -> list[tuple[str, int]]:
    """The speeches that can be seen in the table, with their numbers of a family."""
    found: list[list[str]] = page.eval_on_selector_all(
        "table.speech-quality tbody tr:not(.speech-totals)",
        """(rows, family) => rows.filter(row => row.checkVisibility()).map(row =>
          [row.cells[0].textContent.trim(), row.querySelector(`.has-${family}`).textContent])""",
        family,
    )
    return [(name, int(count)) for name, count in found]


def listed(page: Page) -> list[str]:
    """The speeches whose places can be seen below the table."""
    titles = page.locator(".speech-details:visible .speech-report-title")
    return [title.strip() for title in titles.all_text_contents()]


def choose(page: Page, family: str) -> None:
    page.locator(f'.speech-filter input[value="{family}"]').check()


def test_the_worst_speeches_of_a_family_come_first(site: Path, wide: Page) -> None:
    wide.goto((site / "speeches/report.html").as_uri())
    before = rows(wide, "all"), listed(wide)
    for family in ("truncation", "numbering", "elision"):
        choose(wide, family)
        found = rows(wide, family)
        assert [count for _, count in found] == sorted((n for _, n in found), reverse=True)
        assert listed(wide) == [name for name, _ in found]
        last = wide.locator("table.speech-quality tbody tr").last
        assert "speech-totals" in (last.get_attribute("class") or "")
    choose(wide, "all")
    assert (rows(wide, "all"), listed(wide)) == before


def test_a_choice_that_comes_back_is_sorted(site: Path, wide: Page) -> None:
    wide.goto((site / "speeches/report.html").as_uri())
    choose(wide, "truncation")
    wide.goto((site / "speeches/by-term.html").as_uri())
    wide.go_back()
    assert wide.locator(".speech-filter :checked").get_attribute("value") == "truncation"
    found = rows(wide, "truncation")
    assert [count for _, count in found] == sorted((n for _, n in found), reverse=True)


def test_a_number_leads_to_places_and_a_place_to_its_mark(site: Path, wide: Page) -> None:
    wide.goto((site / "speeches/report.html").as_uri())
    number = wide.locator("td.has-numbering a").first
    count = int(number.inner_text())
    number.click()
    target = wide.locator(":target")
    assert target.locator("> li").count() == count
    target.locator("> li > p > a").first.click()
    assert wide.locator(":target").evaluate("mark => mark.matches('.speech-mark, .speech-note')")


def test_the_table_scrolls_and_the_page_does_not(site: Path, wide: Page) -> None:
    wide.goto((site / "speeches/report.html").as_uri())
    assert not wide.evaluate("document.documentElement.scrollWidth > innerWidth")
    last = wide.locator("td.has-all").first
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    size = wide.viewport_size
    assert box
    assert size
    assert box["x"] + box["width"] <= size["width"]


def test_the_name_of_a_speech_stays_while_its_numbers_scroll(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((site / "speeches/report.html").as_uri())
    name = page.locator("table.speech-quality tbody th").first
    before = name.bounding_box()
    box = page.locator(".speech-table")
    box.evaluate("box => box.scrollTo({left: 1000, behavior: 'instant'})")
    assert box.evaluate("box => box.scrollLeft") > 0
    assert name.bounding_box() == before


def test_a_total_and_a_bar_lead_to_places(site: Path, wide: Page) -> None:
    wide.goto((site / "speeches/report.html").as_uri())
    for link in ("tr.speech-totals td.has-numbering a", ".speech-chart g.speech-numbering a"):
        wide.locator(link).click()
        assert wide.locator(":target > li.speech-numbering").first.is_visible()


def test_the_data_can_be_taken_along(served: str, wide: Page) -> None:
    wide.goto(f"{served}/speeches/report.html")
    for kind in ("json", "csv"):
        address = wide.locator(f'.speech-data a[href$=".{kind}"]').evaluate("a => a.href")
        assert wide.request.get(address).ok


def test_a_term_leads_to_where_it_stands(site: Path, wide: Page) -> None:
    wide.goto((site / "speeches/by-term.html").as_uri())
    wide.locator(".speech-jumps a", has_text="X").click()
    term = wide.locator(".speech-group:target + dl dt").first
    word = term.inner_text()
    term.locator("xpath=following-sibling::dd[1]//a").first.click()
    assert word in (wide.locator(":target").text_content() or "")


def test_from_the_home_page_to_the_next_speech(site: Path, wide: Page) -> None:
    wide.goto((site / "index.html").as_uri())
    wide.locator(".entrances a", has_text="讲话目录").click()
    wide.locator(".speech-list a").first.click()
    assert wide.url.endswith("zhengxie-01.html")
    wide.locator('a[href="zhengxie-02.html"]:visible').last.click()
    wide.locator('a[href="zhengxie-01.html"]:visible').last.click()
    assert wide.url.endswith("zhengxie-01.html")
