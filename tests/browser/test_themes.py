"""Marks, cards, comparisons and the report in other themes: nothing is lost, all is legible."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.themes import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# The theme's own parts are the theme's business.
OURS = {"include": [[".speech"], [".speech-compare"], [".speech-report"]]}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page(themed: Path, browser: Browser, scheme: str) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": 390, "height": 844},
    )
    page = context.new_page()
    found = []
    for kind, address in PAGES.items():
        page.goto((themed / address).as_uri())
        assert is_dark(page) == (scheme == "dark")
        found += [(kind, *fault) for fault in faults(page)]
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), kind
            if kind == "speech":
                assert_note_in_window(page, width)
    context.close()
    assert found == []


def is_dark(page: Page) -> bool:
    """Whether our colours are those for a dark page."""
    ink = "getComputedStyle(document.querySelector('main, [role=main], article')).color"
    red, green, blue = page.evaluate(f"{ink}.match(/\\d+(\\.\\d+)?/g).slice(0, 3).map(Number)")
    return bool(red + green + blue > 3 * 128)


def faults(page: Page) -> list[tuple[str, str]]:
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": TAGS}}
    kinds = page.evaluate("s => s.filter(c => document.querySelector(c[0]))", OURS["include"])
    told = Axe().run(page, context={"include": kinds}, options=options).response
    return [(v["id"], node["html"][:120]) for v in told["violations"] for node in v["nodes"]]


def assert_note_in_window(page: Page, width: int) -> None:
    # A theme slides its sidebars in when the window grows: only then does anything stand still.
    page.evaluate("Promise.allSettled(document.getAnimations().map(moving => moving.finished))")
    mark = page.locator("mark[tabindex]").nth(1)
    mark.focus()
    note = mark.locator("[role=tooltip]")
    assert note.is_visible()
    box = note.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
