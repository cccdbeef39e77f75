"""Marks that a reader hides, and links that show them again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.speeches import MARK, SWITCH, speech

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_marks_can_be_hidden_and_stay_so(site: Path, wide: Page) -> None:
    wide.goto(speech(site, 2))
    mark = wide.locator("mark.speech-mark").first
    line = "mark => getComputedStyle(mark).textDecorationLine"
    assert mark.evaluate(line) == "underline"
    wide.locator(SWITCH).focus()
    wide.keyboard.press("Space")
    assert mark.evaluate(line) == "none"
    assert wide.locator("mark[tabindex], mark[aria-describedby]").count() == 0
    assert not wide.locator(".speech-gap").first.is_visible()
    mark.hover()
    assert not mark.locator("[role=tooltip]").is_visible()
    wide.goto(speech(site, 11))
    assert not wide.locator(SWITCH).is_checked()
    assert wide.locator("mark.speech-mark").first.evaluate(line) == "none"
    wide.locator(SWITCH).check()
    assert wide.locator(MARK).first.evaluate(line) == "underline"
    assert wide.locator(MARK).first.get_attribute("tabindex") == "0"
    described = "mark => document.getElementById(mark.getAttribute('aria-describedby')).role"
    assert wide.locator(MARK).first.evaluate(described) == "tooltip"


def in_sight(page: Page, selector: str) -> None:
    """Wait until an element has come to stand in the window."""
    page.wait_for_function(
        """selector => {
          const {top, bottom} = document.querySelector(selector).getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight && bottom > top;
        }""",
        arg=selector,
    )


def hide_marks(page: Page) -> None:
    page.locator(SWITCH).focus()
    page.keyboard.press("Space")
    assert not page.locator(SWITCH).is_checked()


@pytest.mark.parametrize("way", ["load", "address", "link", "same link"])
def test_a_link_to_a_hidden_mark_shows_it(site: Path, wide: Page, way: str) -> None:
    wide.goto(speech(site, 2) + ("#speech-mark-18" if way == "same link" else ""))
    hide_marks(wide)
    if way == "load":
        wide.goto("about:blank")
        wide.goto(f"{speech(site, 2)}#speech-mark-18")
    elif way == "address":
        wide.evaluate("location.hash = '#speech-mark-18'")
    else:
        link = "<p><a id='to' href='#speech-mark-18'>18</a></p>"
        wide.evaluate(
            "link => document.querySelector('h1').insertAdjacentHTML('afterend', link)", link
        )
        wide.locator("#to").click()
    wide.wait_for_selector("#speech-mark-18 > [role=tooltip]", state="visible")
    in_sight(wide, "#speech-mark-18")
    assert wide.locator(SWITCH).is_checked()
    wide.goto(speech(site, 11))
    assert wide.locator(SWITCH).is_checked()


def test_a_link_to_a_hidden_note_shows_it(site: Path, wide: Page) -> None:
    wide.goto(speech(site, 9))
    note = wide.locator("aside.speech-note").last.get_attribute("id")
    hide_marks(wide)
    wide.evaluate("id => { location.hash = '#' + id }", note)
    in_sight(wide, f"[id='{note}']")


def test_other_links_leave_the_marks_hidden(site: Path, wide: Page) -> None:
    wide.goto(speech(site, 4))
    hide_marks(wide)
    for place in ("#s-1", "#%", "#nowhere"):
        wide.evaluate("place => { location.hash = place }", place)
    wide.locator(SWITCH).wait_for()
    assert not wide.locator(SWITCH).is_checked()


def test_marks_can_be_hidden_without_a_script(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(speech(site, 2))
    assert page.locator(".speech-note, .speech-gap").first.is_visible()
    page.locator(SWITCH).uncheck()
    assert not page.locator(".speech-note, .speech-gap").first.is_visible()
    for come in (lambda: page.reload(), lambda: page.goto(speech(site, 2))):
        come()  # nothing would remember the choice
        assert page.locator(SWITCH).is_checked()
        assert page.locator(".speech-note, .speech-gap").first.is_visible()
    context.close()
