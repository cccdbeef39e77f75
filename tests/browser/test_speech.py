"""What a reader does on a speech page, on a screen and on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.speeches import MARK, SWITCH, speech

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LINK = ".speech-paragraph > a.speech-link"


def test_a_mark_is_described_to_who_hears_it(site: Path, wide: Page) -> None:
    from playwright.sync_api import expect

    wide.goto(speech(site, 2))
    mark = wide.locator("mark.speech-placeholder").first
    expect(mark).to_have_role("mark")
    expect(mark).to_have_accessible_description(re.compile("年份被遮盖：20xx.*masked-year"))
    note = wide.locator("aside.speech-note, p.speech-gap").first
    expect(note).to_have_role("note")


def test_escape_closes_a_note_until_the_mark_is_left(site: Path, wide: Page) -> None:
    wide.goto(speech(site, 11))
    mark = wide.locator(MARK).first
    note = mark.locator("[role=tooltip]")
    mark.focus()
    assert note.is_visible()
    wide.keyboard.press("Tab")  # to the rule's link inside the note
    assert note.is_visible()
    wide.keyboard.press("Escape")
    assert not note.is_visible()
    assert wide.evaluate("document.activeElement.tagName") == "MARK"
    mark.blur()
    mark.focus()
    assert note.is_visible()


def test_every_mark_and_paragraph_link_is_reached_by_tab(site: Path, wide: Page) -> None:
    wide.goto(speech(site, 8))
    wanted = wide.locator(f"{MARK}, .speech a.speech-link").count()
    reached = set()
    wide.locator(SWITCH).focus()
    for _ in range(4 * wanted):
        wide.keyboard.press("Tab")
        place = wide.evaluate(
            "[...document.querySelectorAll('mark[aria-describedby], .speech a.speech-link')]"
            ".indexOf(document.activeElement)"
        )
        reached.add(place)
    assert reached - {-1} == set(range(wanted))


def test_the_link_of_a_paragraph_takes_no_line_of_its_own(site: Path, page: Page) -> None:
    """A paragraph is as high without it."""
    page.goto(speech(site, 2))
    heights = "[...document.querySelectorAll('.speech p')].map(p => p.offsetHeight)"
    before = page.evaluate(heights)
    page.add_style_tag(content=".speech-link { display: none !important }")
    assert page.evaluate(heights) == before


@pytest.mark.parametrize("width", [1280, 390])
def test_copies_the_link_of_a_paragraph(site: Path, browser: Browser, width: int) -> None:
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"],
        viewport={"width": width, "height": 844},
    )
    page = context.new_page()
    page.goto(speech(site, 1))
    page.locator(LINK).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.speech-status').textContent")
    assert page.locator("[role=status]").inner_text() == "已复制本段的链接"
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    target = page.locator(".speech-paragraph:target")
    assert target.count() == 1
    assert target.is_visible()
    context.close()


def test_says_so_where_nothing_can_be_copied(site: Path, wide: Page) -> None:
    wide.add_init_script("delete Navigator.prototype.clipboard")
    wide.goto(speech(site, 1))
    wide.locator(LINK).first.click()
    wide.wait_for_function("document.querySelector('.speech-status').textContent")
    assert "地址栏" in wide.locator("[role=status]").inner_text()
    assert "#p-" in wide.url


def test_counts_lead_to_the_marks(site: Path, wide: Page) -> None:
    wide.goto(speech(site, 9))
    for link in wide.locator(".speech-family").all():
        target = wide.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']")
        link.click()
        assert target.count() == 1
        wide.wait_for_function(
            "id => document.getElementById(id).getBoundingClientRect().top < innerHeight",
            arg=(link.get_attribute("href") or "")[1:],
        )


def test_downloads_arrive(served: str, wide: Page) -> None:
    wide.goto(f"{served}/speeches/zhengxie-03.html")
    for link in wide.locator(".speech-downloads a").all():
        with wide.expect_download() as download:
            link.click()
        assert download.value.suggested_filename.startswith("zhengxie-03.")
        assert download.value.path().stat().st_size > 1000


def test_a_copy_says_where_it_stands_again(site: Path, wide: Page) -> None:
    wide.goto(speech(site, 9))
    wide.locator(".speech-note:not(.speech-echo) .speech-note-place").first.click()
    assert wide.locator(".speech-paragraph:target, section:target").count() == 1


def test_prints_as_a_document(site: Path, page: Page) -> None:
    page.goto(speech(site, 2))
    page.emulate_media(media="print")
    tools = (".speech-switch", ".speech-downloads")
    for hidden in (*tools, "a.speech-link", ".headerlink", "nav", "[role=tooltip]"):
        shown = [one for one in page.locator(hidden).all() if one.is_visible()]
        assert shown == [], hidden
    assert page.locator(".speech-card dl").first.is_visible()
    assert page.locator(".speech-source").is_visible()
