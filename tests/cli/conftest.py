"""The command line's tests start without colours."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _no_colour_by_surprise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
