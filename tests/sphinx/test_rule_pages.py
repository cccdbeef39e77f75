"""A rule's page is made of the rule."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib
from pathlib import Path

from sphinx_speechlint.rules import RULES
from sphinx_speechlint.testing import lint_example

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


def test_a_page_says_of_an_example_what_the_rule_says(tmp_path: Path) -> None:
    """Be it that the rule was not run: a preview rule that quotes words needs jieba for it."""
    site = Site(tmp_path, rules=True)
    site.build()
    for name, rule in RULES.items():
        page = re.sub(r"\s+", " ", words(site.page(f"rules/{name}")))
        for example in rule.invalid:
            for diagnostic in lint_example(rule, example.text):
                assert " ".join(rule.message(diagnostic).split()) in page, name


def test_a_build_with_pages_of_rules_loads_no_jieba(tmp_path: Path) -> None:
    site = Site(tmp_path, rules=True)
    site.speech("one.txt", CLEAN)
    code = (
        "import sys\n"
        "from sphinx.cmd.build import main\n"
        "assert main(['-q', *sys.argv[1:]]) == 0\n"
        "sys.exit('jieba' in sys.modules)"
    )
    folders = [str(tmp_path / "docs"), str(tmp_path / "html")]
    assert subprocess.run([sys.executable, "-c", code, *folders], check=False).returncode == 0
