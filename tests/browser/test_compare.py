"""Comparisons and their matrix, on a screen and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGE = "_compare/speeches~zhengxie-04--speeches~zhengxie-10.html"


def boxes(page: Page) -> tuple[dict[str, float], dict[str, float]]:
    sides = page.locator(".speech-pair").first.locator(".speech-side")
    first, second = sides.nth(0).bounding_box(), sides.nth(1).bounding_box()
    assert first
    assert second
    return dict(first), dict(second)


def test_side_by_side_on_a_screen(site: Path, page: Page) -> None:
    page.goto((site / PAGE).as_uri())
    left, right = boxes(page)
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_one_below_the_other_on_a_phone(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((site / PAGE).as_uri())
    upper, lower = boxes(page)
    assert upper["x"] == lower["x"]
    assert upper["y"] + upper["height"] <= lower["y"]
    label = "side => getComputedStyle(side, '::before').content"
    assert page.locator(".speech-side").first.evaluate(label) == '"篇四"'


@pytest.mark.parametrize("width", [1280, 390])
def test_from_the_matrix_to_the_speech_and_back(site: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto((site / "speeches/by-passage.html").as_uri())
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    cell = page.locator(".speech-matrix a").first
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/_compare/*")
    page.locator(".speech-where a").last.click()
    note = page.locator(":target")
    target = note if note.locator("a", has_text="对照").count() else page.locator("mark:focus")
    if not target.count():
        note.focus()
        target = note
    target.locator("a", has_text="对照").first.click()
    page.wait_for_url("**/_compare/*")
