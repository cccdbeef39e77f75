"""What is printed is dark on white, however dark the screen is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.themes import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# Each theme's own switch: what its button does.
SWITCH_DARK = """() => {
  document.documentElement.classList.replace('light', 'dark');
  document.documentElement.dataset.theme = 'dark';
  document.body.dataset.theme = 'dark';
}"""
# The contrast to white of what is written, and the colour of what lies below it.
FAINT = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const luminance = (...colors) => {
    canvas.fillStyle = 'white';
    for (const color of ['white', ...colors]) {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const told = element => `${element.tagName} ${element.className} ${element.textContent}`;
  const faults = [];
  for (const part of document.querySelectorAll('.speech, .speech-compare, .speech-report')) {
    for (let at = part; at; at = at.parentElement)
      if (luminance(getComputedStyle(at).backgroundColor) < 0.99) faults.push(['ground', told(at)]);
    for (const element of part.querySelectorAll('*')) {
      if (![...element.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
      if (!element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const color = element instanceof SVGElement ? style.fill : style.color;
      if (1.05 / (luminance(color) + 0.05) < 4.5) faults.push(['text', told(element)]);
      if (element.matches('mark.speech-mark') && style.textDecorationLine === 'none')
        faults.push(['mark', told(element)]);
      if (element.matches('mark.speech-mark')
          && 1.05 / (luminance(style.textDecorationColor) + 0.05) < 3)
        faults.push(['line', told(element)]);
    }
  }
  return faults.map(([kind, text]) => [kind, text.slice(0, 60)]);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_theme_that_is_dark(themed: Path, browser: Browser, scheme: str) -> None:
    assert_printed_dark_on_white(themed, browser, scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_our_own_site_when_it_is_dark(site: Path, browser: Browser, scheme: str) -> None:
    assert_printed_dark_on_white(site, browser, scheme)


def assert_printed_dark_on_white(site: Path, browser: Browser, scheme: str) -> None:
    """Dark by the system, or by the theme's switch alone."""
    dark = scheme == "dark"
    context = browser.new_context(color_scheme="dark" if dark else "light")
    page = context.new_page()
    for kind, address in PAGES.items():
        page.goto((site / address).as_uri())
        if not dark:
            page.evaluate(SWITCH_DARK)
        page.emulate_media(media="print", color_scheme="dark" if dark else "light")
        settle(page)
        assert page.evaluate(FAINT) == [], kind
        assert page.evaluate("getComputedStyle(document.body).colorScheme") == "light"
    context.close()


def settle(page: Page) -> None:
    """Themes fade from one colour to the other."""
    page.evaluate("Promise.allSettled(document.getAnimations().map(moving => moving.finished))")
