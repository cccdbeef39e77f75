"""Write what comes of every command line in tests/cli/snapshots, and the docs' pages from it."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.cli_page import pages  # noqa: E402
from tests.conftest import run_in_process  # noqa: E402
from tests.snapshots import cases, update  # noqa: E402

if __name__ == "__main__":
    update(run_in_process)
    for file, text in pages(cases()):
        file.write_text(text, encoding="utf-8")
