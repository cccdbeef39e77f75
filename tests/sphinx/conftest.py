from __future__ import annotations

from pathlib import Path

import pytest

from .sites import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture(params=[1, 2], ids=["j1", "j2"])
def jobs_site(tmp_path: Path, request: pytest.FixtureRequest) -> Site:
    return Site(tmp_path, jobs=request.param)
