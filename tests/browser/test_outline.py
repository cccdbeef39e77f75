"""The outline beside a speech, on a screen and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.speeches import speech

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_the_outline_follows_the_reader(site: Path, wide: Page) -> None:
    wide.goto(speech(site, 4))
    current = wide.locator('.localtoc a[aria-current="true"]')
    assert current.count() == 0
    for number in (2, 0, 1):
        section = wide.locator("section.speech-level-1").nth(number)
        section.evaluate("section => section.scrollIntoView({behavior: 'instant'})")
        anchor = section.get_attribute("id")
        here = f'.localtoc a[href="#{anchor}"][aria-current="true"]'
        wide.wait_for_selector(here, state="attached")
        assert current.count() == 1
    opener = wide.locator('button[aria-controls="rside"]:not(.rside-close)')
    if opener.is_visible():  # on a phone the outline stands in a drawer
        opener.click()
    current.wait_for(state="visible")


def foot(page: Page) -> None:
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")


def seen_sections(page: Page) -> list[str]:
    """The sections that begin in the window."""
    found: list[str] = page.eval_on_selector_all(
        "section[id^='s-']",
        """sections => sections.filter(s => {
          const {top} = s.getBoundingClientRect();
          return top >= 0 && top < innerHeight;
        }).map(s => s.id)""",
    )
    return found


def current_entry(page: Page, anchor: str) -> None:
    here = f'.localtoc a[href="#{anchor}"][aria-current="true"]'
    page.wait_for_selector(here, state="attached")
    assert page.locator('.localtoc a[aria-current="true"]').count() == 1


def test_at_the_foot_the_last_section_in_sight_is_current(site: Path, wide: Page) -> None:
    shorten(wide, speech(site, 10))
    foot(wide)
    last = seen_sections(wide)[-1]
    current_entry(wide, last)


def test_the_section_that_was_asked_for_is_current_at_the_foot(site: Path, wide: Page) -> None:
    shorten(wide, speech(site, 10))
    foot(wide)
    *_, before, last = seen_sections(wide)
    for anchor in (before, last, before):
        wide.evaluate(
            "anchor => document.querySelector(`.localtoc a[href='#${anchor}']`).click()", anchor
        )
        current_entry(wide, anchor)
    # After going elsewhere the reader is again where the page is.
    wide.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    wide.wait_for_function("!document.querySelector('.localtoc a[aria-current]')")
    foot(wide)
    current_entry(wide, last)


def shorten(page: Page, address: str) -> None:
    """A speech whose sections are so short that several stand at the foot together."""
    page.goto(address)
    page.add_style_tag(
        content="section[id^='s-'] > p { max-height: 1em; overflow: hidden; margin: 0 }"
    )
