"""Which rules run, from what settings and command line say of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_speechlint.config import Config, Settings
from sphinx_speechlint.linter import lint
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.selection import NOTHING_ASKED, Asked, Voice, decide, rules_for
from sphinx_speechlint.source import InputError, Source

YEAR, NUMBER = RULES["masked-year"], RULES["masked-number"]
TASTE = RULES["year-abbreviation"]


@pytest.mark.parametrize(
    ("config", "asked", "rule", "answer"),
    [
        ({}, {}, YEAR, (True, Voice.DEFAULT)),
        ({}, {}, TASTE, (False, Voice.DEFAULT)),
        # the settings
        ({"select": ("numbering",)}, {}, YEAR, (False, Voice.SETTINGS)),
        ({"select": ("placeholder",)}, {}, YEAR, (True, Voice.SETTINGS)),
        ({"extend_select": ("style",)}, {}, TASTE, (True, Voice.SETTINGS)),
        ({"extend_select": ("style",)}, {}, YEAR, (True, Voice.DEFAULT)),
        ({"ignore": ("placeholder",)}, {}, YEAR, (False, Voice.SETTINGS)),
        # a rule's own name before its family's, and ignore before select
        (
            {"select": ("masked-year",), "ignore": ("placeholder",)},
            {},
            YEAR,
            (True, Voice.SETTINGS),
        ),
        (
            {"extend_select": ("masked-year",), "ignore": ("placeholder",)},
            {},
            YEAR,
            (True, Voice.SETTINGS),
        ),
        (
            {"select": ("placeholder",), "ignore": ("masked-year",)},
            {},
            YEAR,
            (False, Voice.SETTINGS),
        ),
        (
            {"select": ("placeholder",), "ignore": ("placeholder",)},
            {},
            YEAR,
            (False, Voice.SETTINGS),
        ),
        (
            {"select": ("masked-year",), "ignore": ("masked-year",)},
            {},
            YEAR,
            (False, Voice.SETTINGS),
        ),
        # the command line before the settings
        (
            {"ignore": ("masked-year",)},
            {"select": ("placeholder",)},
            YEAR,
            (True, Voice.COMMAND_LINE),
        ),
        (
            {"ignore": ("masked-year",)},
            {"extend_select": ("placeholder",)},
            YEAR,
            (True, Voice.COMMAND_LINE),
        ),
        (
            {"select": ("masked-year",)},
            {"ignore": ("placeholder",)},
            YEAR,
            (False, Voice.COMMAND_LINE),
        ),
        (
            {"select": ("masked-year",)},
            {"select": ("numbering",)},
            YEAR,
            (False, Voice.COMMAND_LINE),
        ),
        (
            {"extend_select": ("style",)},
            {"select": ("numbering",)},
            TASTE,
            (False, Voice.COMMAND_LINE),
        ),
        (
            {},
            {"select": ("numbering",), "extend_select": ("masked-year",)},
            YEAR,
            (True, Voice.COMMAND_LINE),
        ),
        (
            {},
            {"select": ("masked-year",), "ignore": ("placeholder",)},
            YEAR,
            (True, Voice.COMMAND_LINE),
        ),
        ({"select": ("numbering",)}, {"extend_select": ("style",)}, YEAR, (False, Voice.SETTINGS)),
    ],
)
def test_precedence(config: dict, asked: dict, rule: type, answer: tuple[bool, Voice]) -> None:
    assert decide(rule, Config(**config), Asked(**asked))[:2] == answer


def found(
    folder: Path, files: dict[str, str], asked: Asked = NOTHING_ASKED
) -> list[tuple[str, str, str]]:
    """Path, rule and severity of everything in some files, with the settings around them."""
    sources = [Source(str(folder / name), text) for name, text in files.items()]
    rules = rules_for([s.path for s in sources], Settings(), asked)
    return [
        (Path(d.path).relative_to(folder).as_posix(), d.rule, d.severity.value)
        for d in lint(sources, rules)
    ]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


MASKED = "各位委员：\n自20xx年以来，××县的工作有序推进，成绩来之不易。\n"


def test_each_file_has_the_settings_nearest_to_it(tmp_path: Path) -> None:
    write(tmp_path / "speechlint.toml", 'select = ["masked-year"]')
    write(tmp_path / "a" / "pyproject.toml", '[tool.speechlint]\nselect = ["masked-name"]\n')
    write(tmp_path / "a" / "b" / "pyproject.toml", "[tool.other]\n")
    names = ("x.txt", "a/x.txt", "a/b/x.txt")
    assert found(tmp_path, dict.fromkeys(names, MASKED)) == [
        ("x.txt", "masked-year", "error"),
        ("a/x.txt", "masked-name", "error"),
        ("a/b/x.txt", "masked-name", "error"),
    ]


def test_speeches_under_different_settings_are_compared(tmp_path: Path) -> None:
    long = "要坚持对党负责和对人民负责的一致性，确保各项工作同心同向、协调有序地向前推进。"
    write(tmp_path / "a" / "speechlint.toml", 'ignore = ["duplicate"]')
    write(tmp_path / "b" / "speechlint.toml", "")
    texts = {f"{n}/x.txt": f"同志们：\n{n}，会议开得很好。\n{long}\n" for n in "ab"}
    assert found(tmp_path, texts) == [("b/x.txt", "duplicate-paragraph", "error")]
    backwards = dict(reversed(texts.items()))
    assert found(tmp_path, backwards) == []


def test_per_file_ignores(tmp_path: Path) -> None:
    write(
        tmp_path / "speechlint.toml",
        'select = ["placeholder"]\n[per-file-ignores]\n"附件" = ["masked-year"]\n'
        '"附件/旧*.txt" = ["placeholder"]\n',
    )
    names = ("附件/新.txt", "附件/旧稿.txt", "里/附件/x.txt", "x.txt")
    assert [(p, r) for p, r, _ in found(tmp_path, dict.fromkeys(names, MASKED))] == [
        ("附件/新.txt", "masked-name"),
        ("里/附件/x.txt", "masked-name"),
        ("x.txt", "masked-year"),
        ("x.txt", "masked-name"),
    ]


def test_an_exempt_rule_still_settles_what_is_its_own(tmp_path: Path) -> None:
    write(tmp_path / "speechlint.toml", '[per-file-ignores]\n"*.txt" = ["masked-year"]\n')
    text = "各位委员：\n自20xx年以来，成绩来之不易。\n"
    assert found(tmp_path, {"x.txt": text}) == []


def test_a_suppression_of_an_exempt_rule_is_not_called_unused(tmp_path: Path) -> None:
    text = "各位委员：\n<!-- speechlint: ignore-next masked-year -->\n成绩来之不易。\n"
    write(tmp_path / "speechlint.toml", "")
    assert [r for _, r, _ in found(tmp_path, {"x.txt": text})] == ["unused-suppression"]
    write(tmp_path / "speechlint.toml", '[per-file-ignores]\n"*.txt" = ["masked-year"]\n')
    assert found(tmp_path, {"x.txt": text}) == []
    write(tmp_path / "speechlint.toml", '[per-file-ignores]\n"*.txt" = ["unused-suppression"]\n')
    assert found(tmp_path, {"x.txt": text}) == []


def test_severity_of_a_rule_before_that_of_its_family(tmp_path: Path) -> None:
    write(
        tmp_path / "speechlint.toml",
        'severity = { placeholder = "info", masked-name = "warning" }\n',
    )
    assert found(tmp_path, {"x.txt": MASKED}) == [
        ("x.txt", "masked-year", "info"),
        ("x.txt", "masked-name", "warning"),
    ]


def test_severity_of_a_rule_about_suppressions(tmp_path: Path) -> None:
    text = "各位委员：\n<!-- speechlint: ignore-next masked-year -->\n成绩来之不易。\n"
    write(tmp_path / "speechlint.toml", 'severity = { suppression = "info" }\n')
    assert found(tmp_path, {"x.txt": text}) == [("x.txt", "unused-suppression", "info")]


def test_rule_options(tmp_path: Path) -> None:
    text = "各位委员：\n今年的工作有序推进，成绩来之不易，要再接再\n大家辛苦了。\n"
    assert "cut-end" in {r for _, r, _ in found(tmp_path, {"x.txt": text})}
    write(tmp_path / "speechlint.toml", "[rules.cut-end]\nmin-length = 200\n")
    assert "cut-end" not in {r for _, r, _ in found(tmp_path, {"x.txt": text})}


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        ('select = [\n  "placeholder",\n  "masked-yaer",\n]', 3, "是否想写 masked-year？"),
        ('ignore = ["numbring"]', 1, "是否想写 numbering？"),
        ('\nextend-select = ["nothing-like-it"]', 2, "speechlint rules"),
        ('[per-file-ignores]\n"*" = ["x"]', 2, "没有名为 x 的规则或类别"),
        ('[severity]\nnumbering = "info"\nmasked-yeer = "info"', 3, "是否想写 masked-year？"),
        ("[rules]\ncut-edn = {}", 2, "是否想写 cut-end？"),
        ("[rules.numbering]", 1, "没有名为 numbering 的规则"),
        ("[rules.cut-end]\nmin-lenght = 1", 2, "是否想写 min-length？"),
        ("[rules.masked-year]\nmin-length = 1", 2, "没有选项"),
        ("[rules.cut-end]\n\nmin-length = -1", 3, "不能小于 0"),
    ],
)
def test_what_only_the_rules_can_tell_is_wrong(
    tmp_path: Path, toml: str, line: int, words: str
) -> None:
    write(tmp_path / "speechlint.toml", toml)
    with pytest.raises(InputError) as caught:
        found(tmp_path, {"x.txt": MASKED})
    place, _, what = str(caught.value).partition("：")
    assert place == f"{tmp_path}/speechlint.toml:{line}"
    assert words in what


def test_names_asked_for_are_those_of_any_of_the_settings(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="masked-yaer"):
        found(tmp_path, {"x.txt": MASKED}, Asked(extend_select=("masked-yaer",)))
    with pytest.raises(InputError, match="masked-yaer"):
        found(tmp_path, {}, Asked(ignore=("masked-yaer",)))
