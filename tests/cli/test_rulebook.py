"""speechlint rules and speechlint rule NAME."""

from __future__ import annotations

import pytest

from sphinx_speechlint.display import width
from sphinx_speechlint.rules import RULES


def test_the_table_lists_every_rule_in_columns(run) -> None:
    status, out, err = run("rules")
    assert (status, err) == (0, "")
    head, *rows = out.split("\n\n")[0].splitlines()
    assert {row.split()[0] for row in rows} == set(RULES)
    column = width(head[: head.index("类别")])
    for row in rows:
        name, family = row.split()[:2]
        assert width(row[: row.index(f" {family} ") + 1]) == column, name


@pytest.mark.parametrize("name", RULES)
def test_an_entry_has_documentation_options_and_examples(run, name: str) -> None:
    status, out, err = run("rule", name)
    assert (status, err) == (0, "")
    for words in (name, "检查什么", "为什么不好", "怎样修改", "⟦", "没有问题的例子"):
        assert words in out
    for option in RULES[name].options:
        assert f"{option.name} = {option.default}" in out
