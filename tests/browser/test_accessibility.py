"""axe finds nothing on any kind of page, light or dark, on a screen or on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

KINDS = (
    "index.html",
    "speeches/index.html",
    "speeches/zhengxie-02.html",
    "speeches/zhengxie-03.html",
    "speeches/zhengxie-09.html",
    "speeches/report.html",
    "speeches/find.html",
    "speeches/by-place.html",
    "speeches/by-term.html",
    "speeches/by-passage.html",
    "_compare/speeches~zhengxie-04--speeches~zhengxie-10.html",
    "rules/index.html",
    "rules/masked-year.html",
    "search.html?q=政协",
    "cli.html",
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(site: Path, browser: Browser, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 844},
    )
    page = context.new_page()
    found = []
    for kind in KINDS:
        page.goto(f"{site.as_uri()}/{kind}")
        if "search" in kind:
            page.wait_for_selector("#search-results li")
        options = {"runOnly": {"type": "tag", "values": TAGS}}
        for rule in axe.run(page, options=options).response["violations"]:
            found += [
                (kind, rule["id"], node["target"], node["html"][:120]) for node in rule["nodes"]
            ]
    context.close()
    assert found == []
