"""A rule's page is made of the rule."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from sphinx_speechlint.rules import RULES

from .sites import CLEAN, Site, words


def test_every_rule_has_a_page_with_its_words_and_examples(tmp_path: Path) -> None:
    site = Site(tmp_path, rules=True)
    site.speech("one.txt", CLEAN)
    assert site.build(strict=True).warnings == []
    index = site.page("rules/index")
    for name, rule in RULES.items():
        assert f'href="{name}.html"' in index
        page = site.page(f"rules/{name}")
        assert f"<h1>{name}：" in page
        for term in ("检查什么", "为什么不好", "怎样修改"):
            assert f"<dt>{term}</dt>" in page
        marked = [words(m) for m in re.findall(r"<mark[^>]*>(.*?)</mark>", page)]
        expected = [
            line
            for example in rule.invalid
            for start, end in example.spans
            for line in example.text[start:end].split("\n")
        ]
        assert marked == expected
        text = words(page)
        for example in rule.valid:
            assert all(line in text for line in example.split("\n"))
        for option in rule.options:
            assert option.name in text
            assert str(option.default) in text


def test_marks_and_reports_lead_to_the_rules(tmp_path: Path) -> None:
    site = Site(tmp_path, rules=True)
    site.speech("one.txt", "同志们：\n自20xx年以来。\n")
    site.build()
    for name in ("one", "report"):
        assert 'href="../rules/masked-year.html"' in site.page(f"speeches/{name}")
    assert b"masked-year speech:rule 1 rules/masked-year.html" in zlib.decompress(
        site.path("objects.inv").read_bytes().split(b"\n", 4)[4]
    )
