"""How long a reader waits for the first result of a search in headless Chromium.

    python benchmarks/search.py SITE QUERY

Opened from the disk and over HTTP, each five times in a fresh profile, in milliseconds: from
the start of navigation to the first result in the page, and, on a search page that is open,
from the query sent off to its first result.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import sys
import threading
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

_RUNS = 5
_ASK = """query => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`no result for ${query}`)), 10_000);
  const field = document.querySelector("input[name=q]");
  field.value = query;
  const start = performance.now();
  new MutationObserver(() => {
    if (document.querySelector("#search-results li")) resolve(performance.now() - start);
  }).observe(document, {childList: true, subtree: true});
  field.form.requestSubmit();
})"""
_WATCH = """new MutationObserver(() => {
  if (!window.firstResult && document.querySelector("#search-results li"))
    window.firstResult = performance.now();
}).observe(document, {childList: true, subtree: true});"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Measure one site."""
    site, query = Path(sys.argv[1]).resolve(), sys.argv[2]
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        bases = {"file": site.as_uri(), "http": f"http://127.0.0.1:{server.server_port}"}
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium)
            found = {}
            for kind, base in bases.items():
                runs = [_wait(browser, f"{base}/search.html", query) for _ in range(_RUNS)]
                found[f"{kind}_opened"], found[f"{kind}_asked"] = map(
                    sorted, zip(*runs, strict=True)
                )
            browser.close()
        server.shutdown()
    print(json.dumps({"load": round(os.getloadavg()[0], 1), **found}))
    return 0


def _wait(browser: Browser, address: str, query: str) -> tuple[int, int]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("load")
    asked = page.evaluate(_ASK, query)
    context.close()
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(f"{address}?q={quote(query)}")
    page.wait_for_function("window.firstResult")
    opened = page.evaluate("window.firstResult")
    context.close()
    return round(opened), round(asked)


if __name__ == "__main__":
    sys.exit(main())
