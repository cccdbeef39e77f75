from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

MARK = "mark[tabindex]"
NOTE = "[role=tooltip]"


def test_no_page_is_wider_than_its_window(site: Path, page: Page) -> None:
    too_wide = []
    for path in sorted(site.rglob("*.html")):
        if "_static" in path.parts:
            continue
        page.goto(path.as_uri())
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                too_wide.append((path.relative_to(site).as_posix(), width))
    assert too_wide == []


def test_no_page_is_large(site: Path) -> None:
    sizes = {
        path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")
    }
    assert {name: size for name, size in sizes.items() if size > 300_000} == {}


KINDS = {
    "index.html": ".entrances a",
    "speeches/zhengxie-02.html": ".speech-card dl",
    "speeches/by-term.html": ".speech-terms a",
    "speeches/by-passage.html": ".speech-matrix a",
    "speeches/report.html": ".speech-chart svg",
    "rules/masked-year.html": ".speech-example",
}


@pytest.mark.parametrize("width", [1280, 390])
def test_all_but_the_search_works_without_a_script(
    site: Path, browser: Browser, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    for address, selector in KINDS.items():
        page.goto((site / address).as_uri())
        assert page.locator(selector).first.is_visible(), address
    page.goto(damaged(site))
    mark = page.locator(MARK).first
    mark.focus()
    assert mark.locator(NOTE).is_visible()
    context.close()


def damaged(site: Path) -> str:
    """The speech with most marks."""
    pages = site.glob("speeches/zhengxie-*.html")
    return max(pages, key=lambda path: path.read_text(encoding="utf-8").count(MARK[:4])).as_uri()


def assert_in_window(page: Page, note: Locator) -> None:
    box = note.bounding_box()
    size = page.viewport_size
    assert box is not None
    assert size is not None
    assert box["width"] > 0
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]


@pytest.mark.parametrize("width", [360, 1280])
def test_every_mark_says_what_it_is_on_focus(site: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(damaged(site))
    marks = page.locator(MARK)
    assert marks.count() > 0
    for mark in marks.all():
        note = mark.locator(NOTE)
        assert not note.is_visible()
        mark.focus()
        assert note.is_visible()
        assert note.inner_text().strip()
        assert_in_window(page, note)
        mark.blur()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_mark_says_what_it_is_under_the_pointer(site: Path, wide: Page) -> None:
    wide.goto(damaged(site))
    mark = wide.locator(MARK).first
    mark.hover()
    note = mark.locator(NOTE)
    assert note.is_visible()
    # The pointer can reach the note and its links without losing it.
    note.locator("a").last.hover()
    assert note.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(site: Path, browser: Browser, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(damaged(site))
    page.locator(MARK).first.focus()
    for selector in (f"{MARK} >> nth=0", f"{NOTE} >> nth=0", f"{NOTE} a >> nth=0", ".speech p"):
        assert contrast(page.locator(selector).first) >= 4.5, selector
    context.close()


def contrast(element: Locator) -> float:
    """The WCAG contrast of an element's text to what is painted below it."""
    return float(
        element.evaluate(
            """element => {
              const canvas = document.createElement('canvas').getContext('2d');
              const paint = colors => {
                canvas.clearRect(0, 0, 1, 1);
                for (const color of colors) {
                  canvas.fillStyle = color;
                  canvas.fillRect(0, 0, 1, 1);
                }
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
              };
              const grounds = [];
              for (let at = element; at; at = at.parentElement)
                grounds.unshift(getComputedStyle(at).backgroundColor);
              const scheme = getComputedStyle(document.documentElement).colorScheme;
              grounds.unshift(scheme.includes('dark') ? 'black' : 'white');
              const luminance = rgb => {
                const [r, g, b] = rgb.map(v => v / 255)
                  .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ground = luminance(paint(grounds));
              const text = luminance(paint([...grounds, getComputedStyle(element).color]));
              const [light, dark] = [Math.max(ground, text), Math.min(ground, text)];
              return (light + 0.05) / (dark + 0.05);
            }"""
        )
    )
