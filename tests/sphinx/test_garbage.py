"""A build leaves Python's collector of garbage as it was."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from .sites import CLEAN, Site

CONF = """
import gc
seen = []
def note(app, docname, source):
    seen.append(gc.get_threshold()[0])
def setup(app):
    app.connect("source-read", note)
    app.connect("build-finished", lambda *_: print("seen", min(seen, default=0)))
"""


@pytest.mark.parametrize("known", [700, 0, 100_000])
def test_it_looks_rarely_in_a_build_and_then_as_before(
    site: Site, known: int, capsys: pytest.CaptureFixture[str]
) -> None:
    before = gc.get_threshold()
    site.conf(CONF)
    site.speech("one.txt", CLEAN)
    gc.set_threshold(known, 11, 12)
    try:
        site.build()
        assert gc.get_threshold() == (known, 11, 12)
        seen = int(capsys.readouterr().out.split()[-1])
        assert seen == 0 if known == 0 else seen >= 50_000
    finally:
        gc.set_threshold(*before)


AT_EXIT = """
import atexit, gc
atexit.register(lambda: print("left", len(gc.get_objects()) < gc.get_freeze_count()))
"""


def test_a_process_that_ends_looks_through_nothing(site: Site) -> None:
    site.conf(AT_EXIT)
    site.speech("one.txt", CLEAN)
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        str(site.root / "docs"),
        str(site.root / "out"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "left True" in done.stdout
