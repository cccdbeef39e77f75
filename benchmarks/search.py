"""How long a reader waits for the first result of a search in headless Chromium.

    python benchmarks/search.py SITE QUERY

From the start of navigation to the first result in the page, opened from the disk and over
HTTP, each five times in a fresh profile; milliseconds.
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
_WATCH = """new MutationObserver(() => {
  if (!window.firstResult && document.querySelector("#search-results li"))
    window.firstResult = performance.now();
}).observe(document, {childList: true, subtree: true});"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Measure one site."""
    site, query = Path(sys.argv[1]).resolve(), quote(sys.argv[2])
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        bases = {"file": site.as_uri(), "http": f"http://127.0.0.1:{server.server_port}"}
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium)
            found = {
                kind: sorted(_wait(browser, f"{base}/search.html?q={query}") for _ in range(_RUNS))
                for kind, base in bases.items()
            }
            browser.close()
        server.shutdown()
    print(json.dumps({"load": round(os.getloadavg()[0], 1), **found}))
    return 0


def _wait(browser: Browser, address: str) -> int:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(address)
    page.wait_for_function("window.firstResult")
    first = page.evaluate("window.firstResult")
    context.close()
    return round(first)


if __name__ == "__main__":
    sys.exit(main())
