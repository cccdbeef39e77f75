"""The project's own site as a book: an EPUB that epubcheck accepts, a PDF that lacks no sign.

They need tools of their own: ``make check-heavy-epub`` and ``make check-heavy-pdf``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WIDEST = 20.0  # points that a line may stick out: less than the margin, and nothing is lost


def test_epubcheck_finds_nothing(tmp_path: Path) -> None:
    out = tmp_path / "epub"
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "epub", str(ROOT / "docs"), str(out)]
    subprocess.run(command, check=True, capture_output=True)
    (book,) = out.glob("*.epub")
    jar = os.environ.get("EPUBCHECK", "/usr/share/java/epubcheck.jar")
    command = ["java", "-jar", jar, str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = (done.stdout + done.stderr).splitlines()
    assert [line for line in told if re.match("FATAL|ERROR|WARNING", line)] == []
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in told


def test_the_pdf_has_every_sign_and_no_line_sticks_out() -> None:
    """The one that ``make pdf`` has just built."""
    log = (ROOT / "build/latex/speeches.log").read_text(encoding="utf-8", errors="replace")
    assert (ROOT / "build/latex/speeches.pdf").stat().st_size > 100_000
    assert re.findall(r"Missing character: .*", log) == []
    assert re.findall(r"undefined references|multiply[- ]defined", log) == []
    wide = map(float, re.findall(r"Overfull \\[hv]box \(([\d.]+)pt", log))
    assert [width for width in wide if width > WIDEST] == []
