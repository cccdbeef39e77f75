"""How the search page is asked, and what it ought to find."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import Page

CORPUS = Path(__file__).parents[2] / "corpus/speeches"
SPEECHES = {path.stem: path for path in sorted(CORPUS.glob("*.txt"))}


def fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub("[‘’]", "'", re.sub("[“”]", '"', folded))


def holders(query: str) -> set[str]:
    """The speeches that hold every word of a query."""
    texts = {name: fold(path.read_text(encoding="utf-8")) for name, path in SPEECHES.items()}
    return {n for n, text in texts.items() if all(word in text for word in fold(query).split())}


def wait_for_results(page: Page) -> None:
    page.wait_for_function("document.querySelector('.search-summary')?.textContent")


def search(page: Page, base: str, query: str) -> None:
    page.goto(f"{base}/search.html?q={quote(query)}")
    wait_for_results(page)


def listed(page: Page) -> list[str]:
    hrefs = page.eval_on_selector_all(
        "#search-results li > a", "links => links.map(a => a.getAttribute('href'))"
    )
    matches = (re.fullmatch(r"speeches/([\w-]+)\.html", href) for href in hrefs)
    return [match[1] for match in matches if match and match[1] in SPEECHES]
