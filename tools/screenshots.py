"""Take pictures of the built site; fail where a page is wider than its window.

Run by ``make screenshots``: one page of each kind, on a screen and on phones, light and dark.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

WINDOWS = {1280: 900, 390: 844, 360: 740}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class Shot(NamedTuple):
    """A page to show; ``focus`` is what is scrolled to and given the keyboard focus."""

    name: str
    address: str
    focus: str = ""


def choose(site: Path) -> list[Shot]:
    """One page of each kind."""
    speeches = sorted(site.glob("speeches/zhengxie-*.html"))
    if not speeches:
        sys.exit(f"{site}: no speech pages; build the site first")
    texts = {path: path.read_text(encoding="utf-8") for path in speeches}
    longest = max(speeches, key=lambda path: len(texts[path]))
    damaged = max(
        (path for path in speeches if path is not longest),
        key=lambda path: texts[path].count("<mark"),
    )
    return [
        Shot("home", (site / "index.html").as_uri()),
        Shot("long-speech", longest.as_uri()),
        Shot("damaged-speech", damaged.as_uri(), focus="mark[tabindex]"),
        Shot("contents", (site / "speeches/index.html").as_uri()),
        Shot("places", (site / "speeches/by-place.html").as_uri()),
        Shot("topics", (site / "speeches/by-topic.html").as_uri()),
        Shot("terms", (site / "speeches/by-term.html").as_uri()),
        Shot("passages", (site / "speeches/by-passage.html").as_uri()),
        *(Shot("comparison", path.as_uri()) for path in sorted(site.glob("_compare/*.html"))[:1]),
        Shot("report", (site / "speeches/report.html").as_uri()),
        Shot("rule", (site / "rules/masked-year.html").as_uri()),
        Shot("search", (site / "search.html").as_uri() + "?q=政治协商制度"),
    ]


def take(browser: Browser, shots: list[Shot], out: Path) -> Iterator[str]:
    """Write the pictures; yield what is wrong."""
    for width, height in WINDOWS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            for shot in shots:
                page = context.new_page()
                name = f"{shot.name}-{width}-{scheme}"
                yield from _show(page, shot, name)
                page.screenshot(path=out / f"{name}.png")
                page.close()
            context.close()


def _show(page: Page, shot: Shot, name: str) -> Iterator[str]:
    page.goto(shot.address)
    if shot.name == "search":
        page.wait_for_selector("#search-results li")
    if shot.focus:
        first = page.locator(shot.focus).first
        # In the middle of the window, so that what belongs to it is seen as well.
        first.evaluate("mark => mark.scrollIntoView({block: 'center', behavior: 'instant'})")
        first.focus()
    width, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if width > window:
        yield f"{name}: the page is {width} pixels wide, its window {window}"


def main() -> int:
    """Exit status 1 if a page does not fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("build/html"))
    parser.add_argument("--out", type=Path, default=Path("build/screenshots"))
    arguments = parser.parse_args()
    site, out = arguments.site.resolve(), arguments.out
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is missing: install it or name it in CHROMIUM")
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        shots = choose(site)
        problems = list(take(browser, shots, out))
        browser.close()
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(shots) * len(WINDOWS) * len(SCHEMES)} pictures in {out}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
