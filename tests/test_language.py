"""Everything that users read is there in both languages."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sphinx_speechlint
from sphinx_speechlint.arguments import Parser, of_locale, parser, preferred
from sphinx_speechlint.commands import add_all
from sphinx_speechlint.measured import measured
from sphinx_speechlint.rule import BaseRule
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.source import InputError

PACKAGE = Path(sphinx_speechlint.__file__).parent
HAN_RE = re.compile(r"[\u3400-\u9fff]")
FIELD_RE = re.compile(r"\{(\w+)\}")
TERMS = ("What it reports", "Why it matters", "How to mend it")

# Modules whose Chinese is the speeches' own (patterns, terms, numerals), or the site's.
OF_THE_TEXT = {
    "chronology", "facts", "figures", "formulas", "frontmatter", "furniture", "holes", "lexicon",
    "markers", "masks", "measures", "names", "numerals", "openings", "pasted", "quantities",
    "remains", "rows", "sayings", "segment", "series", "shapes", "site_lines", "titles", "topics",
    "web_text", "rules", "sphinx_ext",
}  # fmt: skip
BOTH = {"Words", "InputError", "say", "_complaint"}  # calls whose arguments are the two languages


# --- rules ---------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_a_rule_has_its_page_in_english(rule: type[BaseRule]) -> None:
    words = rule.documentation("en")
    assert words != rule.documentation("zh")
    assert not HAN_RE.search(rule.title("en"))
    assert tuple(re.findall(r"^(\w.*[^.\n])$", words, re.MULTILINE)) == TERMS
    assert len(re.findall(r"^    \S", words, re.MULTILINE)) >= len(TERMS)
    for option in rule.options:
        for text in (option.help, option.origin):
            assert HAN_RE.search(text.zh)
            assert text.en
            assert not HAN_RE.search(text.en)


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_a_rule_has_every_message_in_both(rule: type[BaseRule]) -> None:
    for words in (rule.messages, *rule.variants.values()):
        assert set(words) == {"zh", "en"}
        assert HAN_RE.search(words["zh"])
        assert not HAN_RE.search(FIELD_RE.sub("", words["en"]))


def test_what_was_measured_is_said_in_both() -> None:
    for figures in measured().values():
        numbers = [
            re.findall(r"\d+(?:\.\d+)?", w) for w in (figures.words().zh, figures.words().en)
        ]
        assert numbers[0] == numbers[1]
        assert not HAN_RE.search(figures.words().en)


# --- the command line ----------------------------------------------------------------------


def parsers(language) -> Iterator[Parser]:
    top = parser(language, add_all)
    yield top
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def test_english_help_is_english() -> None:
    for command in parsers("en"):
        assert not HAN_RE.search(command.format_help()), command.prog


def test_chinese_help_is_chinese() -> None:
    for command in parsers("zh"):
        assert HAN_RE.search(command.description or ""), command.prog
        for action in command._actions:
            assert HAN_RE.search(action.help or action.metavar or ""), (command.prog, action.dest)


def test_both_helps_offer_the_same() -> None:
    for chinese, english in zip(parsers("zh"), parsers("en"), strict=True):
        options = [[a.option_strings or a.dest for a in p._actions] for p in (chinese, english)]
        assert options[0] == options[1]


@pytest.mark.parametrize(
    "arguments", [["--language", "en"], ["--language=en"]], ids=["two words", "one word"]
)
def test_the_option_stands_before_and_after_the_command(run, arguments) -> None:
    before = run(*arguments, "rules")
    assert before == run("rules", *arguments)
    assert before.status == 0
    assert not HAN_RE.search(before.out)


def test_no_command_answers_in_chinese_when_asked_in_english(run, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPEECHLINT_LANGUAGE", "en")
    Path("a.txt").write_text("20xx plan\n", encoding="utf-8")
    Path("bad.txt").write_bytes(b"\x00")
    for command in (
        ["check"],
        ["check", "a.txt"],
        ["check", "missing.txt"],
        ["check", "bad.txt"],
        ["check", "a.txt", "--select", "masked-yaer"],
        ["rule", "masked-yaer"],
        ["split", "a.txt", "-o", "out", "--stem", "../x"],
        ["outline", "a.txt"],
        ["outline"],
        ["nothing"],
    ):
        _, out, err = run(*command)
        assert not HAN_RE.search(out + err), (command, out, err)
        assert out or err


def test_what_chooses_the_language() -> None:
    assert preferred(["check", "--language", "en"], {"SPEECHLINT_LANGUAGE": "zh"}) == "en"
    assert preferred(["check", "--", "--language", "en"], {}) is None
    assert preferred(["check"], {"SPEECHLINT_LANGUAGE": "en"}) == "en"
    assert preferred(["check", "--language"], {}) is None
    with pytest.raises(InputError, match="SPEECHLINT_LANGUAGE"):
        preferred([], {"SPEECHLINT_LANGUAGE": "fr"})


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, "en"),
        ({"LANG": "enx"}, "zh"),
    ],
)
def test_the_locale_decides_last(environ, language) -> None:
    assert of_locale(environ) == language


def test_the_configuration_decides_before_the_locale(run, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    Path("speechlint.toml").write_text('language = "zh"\n', encoding="utf-8")
    Path("a.txt").write_text("大家好。\n", encoding="utf-8")
    assert run("check", "a.txt").out == "没有发现问题（1 个文件）\n"
    assert "nothing to report" in run("--language", "en", "check", "a.txt").out
    Path("speechlint.toml").write_text('language = "fr"\n', encoding="utf-8")
    status, _, err = run("check", "a.txt")
    assert (status, err.count("\n")) == (2, 1)
    assert "speechlint.toml:1" in err


def test_a_wrong_language_is_one_line(run) -> None:
    status, out, err = run("rules", "--language", "fr")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "zh, en" in err


# --- the source text -----------------------------------------------------------------------


def modules() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).with_suffix("").parts[0] not in OF_THE_TEXT:
            yield path


def lonely_chinese(tree: ast.Module) -> Iterator[ast.Constant]:
    """The Chinese texts that do not stand in the first place of a pair of both languages."""
    paired: set[ast.AST] = set()
    documented = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in BOTH and len(node.args) >= 2:
                paired.update(ast.walk(node.args[0]))
            if name == "setting":  # its example is a value, and may be in any language
                paired.update(ast.walk(node.args[2]))
        elif isinstance(node, ast.Dict):  # {"zh": …, "en": …}
            keys = [getattr(key, "value", None) for key in node.keys]
            if {"zh", "en"} <= set(keys):
                paired.update(ast.walk(node.values[keys.index("zh")]))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and HAN_RE.search(node.value)
            and node not in paired
            and node not in documented
        ):
            yield node


@pytest.mark.parametrize("path", list(modules()), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_text_is_in_chinese_alone(path: Path) -> None:
    lonely = list(lonely_chinese(ast.parse(path.read_text(encoding="utf-8"))))
    if path.name == "arguments.py":  # what argparse says in English, in Chinese
        lonely = [node for node in lonely if "{0}" not in node.value and node.value != "用法："]
    if path.name == "split.py":  # the comment in provenance.toml, which is one file for all
        lonely = [node for node in lonely if not node.value.startswith("#")]
    assert [(node.lineno, node.value) for node in lonely] == []


def test_the_search_for_lonely_texts_sees_them() -> None:
    tree = ast.parse('emit("完成")\nWords("好", "good")\nWords("好", "好")\nf"共 {1} 个"')
    assert sorted(node.value for node in lonely_chinese(tree)) == [" 个", "共 ", "好", "完成"]
