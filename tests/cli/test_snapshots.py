"""Every command line in ``snapshots`` gives what is recorded there, and the docs show it."""

from __future__ import annotations

import pytest

from sphinx_speechlint.formats import FORMATS

from ..cli_page import pages, parsers
from ..snapshots import Case, cases, play

CASES = cases()
# What does not end by itself, and what needs Spark: test_watch.py, tests/lsp, tests/spark.
ELSEWHERE = {"--watch", "--stdio", "--master"}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_command_line(run, case: Case) -> None:
    assert play(case, run) == case.made, "make snapshots writes what it gives now"


def test_the_docs_show_what_the_cases_give() -> None:
    for page, text in pages(CASES):
        assert page.read_text(encoding="utf-8") == text, f"make snapshots writes {page.name}"


def test_every_option_has_a_case() -> None:
    """Options that several commands share, with the same words, need one of them."""
    lines = [f"{case.run} ".replace("=", " ") for case in CASES.values()]
    used: dict[tuple[str, str | None], bool] = {}
    for words, parser in parsers().items():
        mine = [line for line in lines if line.startswith(" ".join(["speechlint", *words, ""]))]
        for action in parser._actions:
            names = action.option_strings
            if not names or {"--help", *ELSEWHERE} & {*names}:
                continue
            key = (names[-1], action.help)
            used[key] = used.get(key, False) or any(
                f" {n} " in line for line in mine for n in names
            )
    assert [name for (name, _), is_used in used.items() if not is_used] == []


def test_every_format_has_a_case() -> None:
    assert {f"format-{name}" for name in FORMATS} <= CASES.keys()
