"""What the project's own speeches have no example of: sites of a few made-up texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.sphinx.sites import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

GREETING = "同志们：\n今天的会议开得很好。\n"
PROSE = "要坚持对党负责和对人民负责的一致性，确保各项工作同心同向，协调有序地向前推进。"
RUNS = {
    "address": "https://example.org/news/2023/0101/c1024-32598765.html",
    "word": "pneumonoultramicroscopicsilicovolcanoconiosis",
    "hostile": "A" * 300,
}
# The widest gap between two Han characters that stand side by side, in parts of a character.
GAP = """paragraph => {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (walker.nextNode())
    for (let n = 0; n < walker.currentNode.length; n++) {
      if (!/[\u4e00-\u9fff]/.test(walker.currentNode.data[n])) { boxes.push(null); continue; }
      const range = document.createRange();
      range.setStart(walker.currentNode, n);
      range.setEnd(walker.currentNode, n + 1);
      boxes.push(range.getBoundingClientRect());
    }
  const size = parseFloat(getComputedStyle(paragraph).fontSize);
  const gaps = boxes.slice(1).map((box, n) =>
    box && boxes[n] && box.top === boxes[n].top ? box.left - boxes[n].left - size : 0);
  return Math.max(...gaps) / size;
}"""


@pytest.mark.parametrize("kind", RUNS)
def test_a_long_run_of_letters_stretches_no_line(tmp_path: Path, wide: Page, kind: str) -> None:
    made = Site(tmp_path)
    # After each of these beginnings another part of a line is left.
    texts = [PROSE[:n] + RUNS[kind] + PROSE for n in range(4, len(PROSE), 3)]
    made.speech("a.txt", GREETING + "\n".join([*texts, PROSE * 3]) + "\n")
    made.build()
    wide.goto(made.path("speeches/a.html").as_uri())
    assert not wide.evaluate("document.documentElement.scrollWidth > innerWidth")
    paragraphs = wide.locator("p.speech-paragraph").all()[-len(texts) - 1 :]
    assert max(one.evaluate(GAP) for one in paragraphs) < 0.1
    # What has none is as even as before.
    align = [one.evaluate("p => getComputedStyle(p).textAlign") for one in paragraphs]
    assert align == ["start"] * len(texts) + ["justify"]


def test_the_order_of_what_is_found_alike(tmp_path: Path, wide: Page) -> None:
    made = Site(tmp_path)
    pages = {
        "a": ("政协工作总结的规则", "民主监督。"),
        "b": ("政协工作", "政协工作总结。民主监督。"),
        "c": ("政协工作总结", "民主监督。"),
    }
    for name, (title, text) in pages.items():
        made.write(f"docs/{name}.rst", f"{title}\n{'=' * 30}\n\n{text}\n")
    made.write("docs/index.rst", "首页\n====\n\n.. toctree::\n   :glob:\n\n   *\n   speeches/*\n")
    made.speech("x.txt", f"政协工作总结会讲话\n{GREETING}要加强民主监督。\n")
    made.build()

    def found(query: str) -> list[str]:
        wide.goto(f"{made.path('search.html').as_uri()}?q={quote(query)}")
        wide.wait_for_function("document.querySelector('.search-summary')?.textContent")
        links = wide.locator("#search-results li > a")
        return links.evaluate_all("all => all.map(a => a.pathname.split('/').at(-1).slice(0, -5))")

    assert found("民主监督") == ["x", "a", "b", "c"]  # in the text of all
    assert found("政协工作总结") == ["c", "x", "a", "b"]  # in the title of all but one
    assert found("“政协工作总结”") == ["c", "x", "a", "b"]
