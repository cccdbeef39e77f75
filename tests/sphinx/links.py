"""The links of built pages, and those that lead nowhere."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .sites import ids

_HREF_RE = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')


def repeated_ids(html: str) -> list[str]:
    return [name for name, count in Counter(ids(html)).items() if count > 1]


def broken_links(folder: Path, suffix: str = ".html") -> list[tuple[str, str]]:
    """Every link of the pages of a folder to a file or an id that is not there."""
    files = [path for path in folder.rglob(f"*{suffix}") if "_static" not in path.parts]
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    known = {path: set(map(unescape, ids(text))) for path, text in texts.items()}
    broken = []
    for path, text in texts.items():
        for href in map(unescape, _HREF_RE.findall(text)):
            address = urlsplit(href)
            if address.scheme or address.netloc:
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            if target.is_dir():
                target /= f"index{suffix}"
            anchor = unquote(address.fragment)
            if not target.is_file() or (anchor and anchor not in known.get(target, {anchor})):
                broken.append((path.relative_to(folder).as_posix(), href))
    return broken
