"""What is selected and copied of a speech."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.speeches import MARK, speech

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_copies_the_words_of_a_speech_and_nothing_else(
    site: Path, browser: Browser, width: int
) -> None:
    context = browser.new_context(
        permissions=["clipboard-read", "clipboard-write"],
        viewport={"width": width, "height": 844},
    )
    page = context.new_page()
    page.goto(speech(site, 2))
    page.locator(MARK).first.focus()  # its note stands open
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.speech'))")
    page.keyboard.press("Control+C")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "安排2.5亿元专项资金" in copied
    said = ("¶", "#", "masked-year", "年份被遮盖", "此处缺")
    assert [words for words in said if words in copied] == []
    context.close()


def test_three_clicks_select_a_paragraph_across_its_marks(site: Path, wide: Page) -> None:
    wide.goto(speech(site, 2))
    paragraph = wide.locator("p.speech-paragraph:has(mark)").first
    text = paragraph.evaluate(
        """paragraph => {
          const bare = paragraph.cloneNode(true);
          for (const said of bare.querySelectorAll('.speech-link, [role]')) said.remove();
          return bare.textContent.trim();
        }"""
    )
    for place in (paragraph, paragraph.locator("mark").first, paragraph.locator("mark").last):
        wide.evaluate("getSelection().removeAllRanges()")
        place.click(click_count=3, position={"x": 5, "y": 5})
        assert wide.evaluate("getSelection().toString().trim()") == text
