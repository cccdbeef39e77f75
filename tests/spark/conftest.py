"""One Spark for all tests of the folder; they need pyspark and Java: make check-heavy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session")
def session() -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="needs pyspark; run make check-heavy")
    from sphinx_speechlint.spark import start

    monkeypatch = pytest.MonkeyPatch()
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.memory": "1g",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
    arguments = " ".join(f"--conf {key}={value}" for key, value in settings.items())
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", f"{arguments} pyspark-shell")
    session = start("local[2]")
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
    monkeypatch.undo()
