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


def test_rules_of_the_settings_are_listed_and_explained(run, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = """
[[pattern]]
name = "old-title"
pattern = '政协(委员)们'
message = "称谓不妥：{text}"
severity = "info"
replacement = '各位\\1'
why = "公文里称“各位委员”。"
valid = ["各位委员："]
invalid = ["⟦政协委员们⟧："]

[[pattern]]
name = "bare-one"
pattern = "甲"
message = "{text}"
"""
    (tmp_path / "speechlint.toml").write_text(settings, encoding="utf-8")
    assert "old-title                 wording      提示  启用      称谓不妥\n" in run("rules").out
    assert run("rule", "old-title") == (
        0,
        """\
old-title（wording，提示，启用）

称谓不妥

检查什么
    符合正则表达式 ``政协(委员)们`` 的文字，逐行查找。
为什么不好
    公文里称“各位委员”。
怎样修改
    改成 ``各位\\1``。

有问题的例子（⟦ ⟧ 标出所指的字）
  ⟦政协委员们⟧：
  → 各位委员：

没有问题的例子
  各位委员：
""",
        "",
    )
    assert "例子" not in run("rule", "bare-one").out
    assert run("rule", "old-title", "--isolated").status == 2
    assert "old-title" not in run("rules", "--isolated").out
