"""Where settings are found, and what is said of wrong ones."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.config import Config, Settings, find_config, read_config
from sphinx_speechlint.config_file import place
from sphinx_speechlint.diagnostic import Severity
from sphinx_speechlint.pattern import Pattern
from sphinx_speechlint.selection import rules_for
from sphinx_speechlint.settings import read_settings, settings_of
from sphinx_speechlint.source import InputError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_with_settings(tmp_path: Path) -> None:
    top = write(tmp_path / "pyproject.toml", '[tool.speechlint]\npaths = ["a"]\n')
    write(tmp_path / "a" / "pyproject.toml", "[tool.other]\nx = 1\n")
    near = write(tmp_path / "a" / "b" / "speechlint.toml", "preview = true\n")
    given = Settings()
    assert given.of(str(tmp_path / "a" / "x.txt")).file == top
    assert given.of(str(tmp_path / "a")).file == top
    config = given.of(str(tmp_path / "a" / "b" / "c" / "x.txt"))
    assert (config.file, config.root, config.preview) == (near, near.parent, True)
    assert config.paths == ()  # nothing of the file above


def test_no_file_is_the_defaults(tmp_path: Path) -> None:
    assert find_config(tmp_path) == Config()


def test_one_file_for_all_or_none(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.speechlint]\npreview = true\n")
    other = write(tmp_path / "other" / "mine.toml", 'ignore = ["numbering"]\n')
    path = str(tmp_path / "x.txt")
    config = Settings(other).of(path)
    assert (config.ignore, config.preview, config.root) == (("numbering",), False, other.parent)
    assert Settings(isolated=True).of(path) == Config(plugins=False)


def test_standard_input_has_the_settings_of_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "speechlint.toml", "")
    monkeypatch.chdir(tmp_path)
    assert Settings().of("-").file == file


def test_every_key(tmp_path: Path) -> None:
    file = write(
        tmp_path / "speechlint.toml",
        """\ufeffpaths = ["speeches"]
exclude = ["旧"]
select = ["placeholder"]
extend-select = ["style"]
ignore = ["numbering"]
preview = true
language = "en"
[per-file-ignores]
"附件" = ["masked-year"]
[severity]
numbering = "info"
[rules.cut-end]
min-length = 30
[[pattern]]
name = "old-title"
pattern = "x"
message = "y"
""",
    )
    assert read_config(file) == Config(
        root=tmp_path,
        file=file,
        paths=("speeches",),
        exclude=("旧",),
        select=("placeholder",),
        extend_select=("style",),
        ignore=("numbering",),
        preview=True,
        language="en",
        per_file_ignores=(("附件", ("masked-year",)),),
        severity=(("numbering", Severity.INFO),),
        rules=(("cut-end", (("min-length", 30),)),),
        pattern=(Pattern("old-title", "x", "y"),),
    )


@pytest.mark.parametrize("kind", [Config, Pattern])
def test_a_setting_is_explained_in_both_languages_and_its_example_is_right(kind: type) -> None:
    import tomllib

    for setting in settings_of(kind):
        assert setting.help.zh != setting.help.en
        if setting.example:
            table = tomllib.loads(f"{setting.key} = {setting.example}")
            setting.kind.read(table[setting.key])
    assert {s.field for s in settings_of(kind)} | {"root", "file", "plugins"} >= set(
        kind.__dataclass_fields__
    )


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        ('path = ["a"]', 3, "path 不是一项设置；是否想写 paths？"),
        ("\n\nxyzzy = 1", 5, "xyzzy 不是一项设置；可用的有 paths、exclude"),
        ("paths = 1", 3, "paths 应当是字符串的列表"),
        ('paths = [\n  "a",\n  # b\n  1,\n]', 6, "paths#2 应当是字符串"),
        ("preview = 1", 3, "preview 应当是 true 或 false"),
        ('language = "fr"', 3, 'language 应当是 "zh" 或 "en"'),
        ('exclude = ["a", "[z-a]"]', 3, "exclude#2 不是有效的通配式：[z-a]"),
        ('[tool.speechlint.per-file-ignores]\n"[z-a]" = ["x"]', 4, "不是有效的通配式"),
        ("per-file-ignores = { a = 'x' }", 3, "per-file-ignores.a 应当是字符串的列表"),
        ('severity = ["x"]', 3, "severity 应当是一张表：规则 = 级别"),
        ('[tool.speechlint.severity]\na = "info"\nb = "eror"', 5, 'severity.b 应当是 "error" 或'),
        ("[tool.speechlint.rules]\na = 1", 4, "rules.a 应当是一张表：选项 = 整数"),
        ("[tool.speechlint.rules.a]\nb = true", 4, "rules.a.b 应当是整数"),
        ("pattern = 1", 3, "pattern 应当是 [[pattern]] 的列表"),
        (
            '[[tool.speechlint.pattern]]\nname = "a-b"\npattern = "x"\nmessage = "y"\n'
            '[[tool.speechlint.pattern]]\nname = "c-d"\nmesage = "y"',
            9,
            "pattern#2.mesage 不是一项设置；是否想写 message？",
        ),
        ('[[tool.speechlint.pattern]]\nname = "a-b"', 3, "pattern#1 缺少 pattern"),
        ("paths = [\n\n]]", 5, "无法读取配置"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(
    tmp_path: Path, toml: str, line: int, words: str
) -> None:
    file = write(tmp_path / "pyproject.toml", f"# mine\n[tool.speechlint]\n{toml}\n")
    with pytest.raises(InputError) as caught:
        find_config(tmp_path)
    text = str(caught.value)
    assert text.startswith(f"{file}:{line}：")
    assert words in text
    assert "\n" not in text
    assert caught.value.words.en.startswith(f"{file}:{line}: ")


def test_paths_in_complaints_are_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "sub" / "speechlint.toml", "x = 1\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=r"^sub/speechlint\.toml:1：x "):
        find_config(Path("sub"))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"pyproject.toml": "[tool]\nspeechlint = 1\n"}, "应当是一张表"),
        ({"pyproject.toml": "[tool.speechlint]\n", "speechlint.toml": ""}, "只留一份"),
        ({"speechlint.toml": "[tool.speechlint]\npreview = true\n"}, "不写 [tool.speechlint]"),
        ({"speechlint.toml": "a = \x00"}, "无法读取配置"),
    ],
)
def test_a_file_of_the_wrong_make(tmp_path: Path, files: dict[str, str], words: str) -> None:
    for name, text in files.items():
        write(tmp_path / name, text)
    with pytest.raises(InputError) as caught:
        find_config(tmp_path)
    assert words in str(caught.value)


def test_a_named_file_must_be_there_and_have_the_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="无法读取配置"):
        read_config(tmp_path / "none.toml")
    with pytest.raises(InputError, match=r"没有 \[tool\.speechlint\] 这张表"):
        read_config(write(tmp_path / "pyproject.toml", "[tool.other]\n"))
    (tmp_path / "latin.toml").write_bytes(b"# \xff\n")
    with pytest.raises(InputError, match="无法读取配置"):
        read_config(tmp_path / "latin.toml")


def test_an_unknown_field_is_no_setting() -> None:
    config = read_settings(Config, {"preview": True}, root=Path("x"))
    assert config == Config(root=Path("x"), preview=True)


@pytest.mark.parametrize("kind", [Config, Pattern])
def test_the_page_lists_every_setting(kind: type) -> None:
    page = Path(__file__).parents[1] / "docs" / "configuration.md"
    text = page.read_text(encoding="utf-8")
    for setting in settings_of(kind):
        example = f"`{setting.example}`".replace("|", "\\|") if setting.example else ""
        assert f"| `{setting.key}` | {setting.help.zh} | {example} |\n" in text


def test_the_page_shows_settings_that_hold(tmp_path: Path) -> None:
    page = Path(__file__).parents[1] / "docs" / "configuration.md"
    blocks = re.findall(r"^```toml\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    shown = [block for block in blocks if "[tool.speechlint" in block or "[[tool" in block]
    assert len(shown) == 2
    file = write(tmp_path / "pyproject.toml", "\n".join(shown))
    assert "old-title" in rules_for([str(tmp_path / "a.txt")], Settings(file)).catalogue


WORDS = st.sampled_from(
    ["numbering", "masked-year", "cut-end", "min-length", "old-title", "*.txt", "[z-a]", "", "甲",
     "{text}", r"\1", "(a+)+$", "(?<=a)", "a\nb", "error", "zh", "x" * 300]
)  # fmt: skip
KEYS = st.one_of(
    WORDS, st.sampled_from([s.key for kind in (Config, Pattern) for s in settings_of(kind)])
)
VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(allow_nan=False), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=12,
)


def toml(value: object) -> str:
    """A value in TOML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


@settings(deadline=None, max_examples=300)
@given(table=st.dictionaries(KEYS, VALUES, max_size=4))
def test_whatever_is_written_is_settings_or_one_clear_line(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    lines = [f"{json.dumps(key)} = {toml(value)}" for key, value in table.items()]
    file = write(folder / "mine.toml", "\n".join(lines))
    error = None
    try:
        rules_for([str(folder / "a.txt")], Settings(file))
    except InputError as problem:
        error = problem
    assert error is None or str(error).startswith(f"{file}:")
    assert error is None or error.words.en.startswith(f"{file}:")


def test_settings_too_deep_to_read_are_one_line(tmp_path: Path) -> None:
    file = write(tmp_path / "deep.toml", "paths = " + "[" * 20_000)
    with pytest.raises(InputError, match="无法读取配置"):
        read_config(file)


def test_the_place_in_a_file_that_is_gone(tmp_path: Path) -> None:
    """--watch reads settings while somebody deletes or writes them."""
    gone = tmp_path / "speechlint.toml"
    assert place(gone, ("select",)).endswith("speechlint.toml")
    gone.write_text("sel", encoding="utf-8")
    assert "speechlint.toml" in place(gone, ("select",))
