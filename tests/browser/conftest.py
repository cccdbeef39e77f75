from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.themes import THEMES, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
AS_LARGE = """
import sys
from sphinx.cmd.build import main
from sphinx_speechlint.sphinx_ext import postings
postings.BYTES_PER_SHARD = 30_000
sys.exit(main())
"""


def missing(what: str) -> None:
    """Without a browser these tests cannot run; where they must run, that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built once."""
    return built(tmp_path_factory.mktemp("site"), "-m", "sphinx")


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with the index of a large one, and with its text in many scripts."""
    return built(tmp_path_factory.mktemp("indexed"), "-c", AS_LARGE)


def built(folder: Path, *sphinx: str) -> Path:
    html, doctrees = str(folder / "html"), str(folder / "doctrees")
    command = [*sphinx, "-q", "-b", "html", "-d", doctrees, str(ROOT / "docs"), html]
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder / "html"


@pytest.fixture(scope="session", params=[theme for theme in THEMES if theme != "shibuya"])
def themed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The speeches in a theme; the project's own is tested as a whole elsewhere."""
    return build(request.param, tmp_path_factory.mktemp("theme"))


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the site on a server, where it stands below a path."""
    handler = functools.partial(QuietHandler, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}"
        server.shutdown()


@pytest.fixture(scope="session", params=["served", "site", "indexed"])
def base(request: pytest.FixtureRequest) -> str:
    """The site's address: served, opened from the disk, and of a site that has an index."""
    found = request.getfixturevalue(request.param)
    return found.as_uri() if isinstance(found, Path) else str(found)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        # No name resolves: a page that asks another host gets nothing, and is found out below.
        launched = playwright.chromium.launch(
            executable_path=chromium,
            args=["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"],
        )
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may ask no other host and throw no error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    own = ("http://127.0.0.1:", "file://", "data:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert errors == []


@pytest.fixture(params=[1280, 390])
def wide(page: Page, request: pytest.FixtureRequest) -> Page:
    """The page on a screen and on a phone."""
    page.set_viewport_size({"width": request.param, "height": 844})
    return page
