"""Take the pictures of docs/themes.md: each kind of page in each theme, light and dark.

Run by ``make themes``. Chromium also makes the pictures small: it scales them and writes WebP.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.themes import PAGES, THEMES, build  # noqa: E402

OUT = ROOT / "docs/_static/themes"
WINDOWS = {1280: 900, 390: 844}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SCALE = {1280: 0.5, 390: 0.7}

SHRINK = """async ([data, scale]) => {
  const picture = await createImageBitmap(await (await fetch(data)).blob());
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/webp", 0.72).split(",")[1];
}"""


def show(page: Page, kind: str) -> None:
    """Bring into view what the picture is of: on a speech, a mark and what it says."""
    if kind == "speech":
        page.locator("mark[tabindex]").nth(1).focus()
    page.wait_for_timeout(200)


def take(browser: Browser, site: Path, theme: str, full: Path | None) -> None:
    """All pictures of one theme; as they are taken too, if ``full`` is a folder."""
    for width, height in WINDOWS.items():
        for scheme in SCHEMES:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            for kind, address in PAGES.items():
                page = context.new_page()
                page.goto((site / address).as_uri())
                show(page, kind)
                name = f"{theme}-{kind}-{width}-{scheme}"
                shot = page.screenshot()
                if full:
                    (full / f"{name}.png").write_bytes(shot)
                data = "data:image/png;base64," + base64.b64encode(shot).decode()
                page.goto("about:blank")
                small = page.evaluate(SHRINK, [data, SCALE[width]])
                (OUT / f"{name}.webp").write_bytes(base64.b64decode(small))
                page.close()
            context.close()


def main() -> int:
    """Build in every theme and take the pictures."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("Chromium is missing: install it or name it in CHROMIUM")
    full = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    for folder in filter(None, (OUT, full)):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        for theme in THEMES:
            take(browser, build(theme, Path(folder)), theme, full)
        browser.close()
    size = sum(path.stat().st_size for path in OUT.iterdir())
    print(f"{len(list(OUT.iterdir()))} pictures in {OUT}, {size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
