"""The settings of a file: one TOML table in the nearest file above it that has one.

That is ``speechlint.toml``, or the table ``[tool.speechlint]`` of ``pyproject.toml``. Tables
of several files are never put together: what holds can be read in one place.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from .config_file import OWN_FILE, SHARED_FILE, complaint, place, read_table, shown
from .diagnostic import Severity
from .globs import glob
from .language import Language, Words
from .pattern import PATTERNS, SEVERITY, Pattern
from .settings import (
    FLAG,
    NUMBER,
    TEXT,
    TEXTS,
    Keys,
    Kind,
    MisfitError,
    choice,
    list_of,
    read_settings,
    setting,
    table_of,
)
from .source import InputError


def _read_glob(value: object) -> object:
    pattern = TEXT.read(value)
    try:
        glob(str(pattern))
    except ValueError as error:
        words = Words(f"不是有效的通配式：{pattern}", f"is not a valid glob: {pattern}")
        raise MisfitError((), words) from error
    return pattern


_GLOB = Kind(Words("通配式", "a glob"), _read_glob)


@dataclass(frozen=True, slots=True)
class Config:
    """What to check and with which rules.

    ``root`` is the folder that all paths in it start from, ``file`` where it was read;
    ``None`` if these are the defaults, which are the same for every folder. Without
    ``plugins`` there are no rules of other packages.
    """

    root: Path = Path()
    file: Path | None = None
    plugins: bool = True
    paths: tuple[str, ...] = setting(
        TEXTS,
        Words("命令没有写路径时，检查什么", "what a command without paths checks"),
        '["speeches"]',
    )
    exclude: tuple[str, ...] = setting(
        list_of(_GLOB, TEXTS.name),
        Words("文件夹里不要什么（通配式）", "what to leave out of folders (globs)"),
        '["草稿", "speeches/**/*-旧.txt"]',
    )
    select: tuple[str, ...] = setting(
        TEXTS,
        Words(
            "只用哪些规则或类别；不写就是全部启用的",
            "only these rules or families; else all that are on",
        ),
        '["placeholder", "numbering"]',
    )
    extend_select: tuple[str, ...] = setting(
        TEXTS, Words("另外再用哪些规则或类别", "these rules or families as well"), '["style"]'
    )
    ignore: tuple[str, ...] = setting(
        TEXTS, Words("不用哪些规则或类别", "not these rules or families"), '["numbering-gap"]'
    )
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = setting(
        table_of(
            TEXTS, Words("一张表：通配式 = 规则的列表", "a table: glob = list of rules"), _GLOB
        ),
        Words("在哪些文件里不用哪些规则或类别", "in these files, not these rules or families"),
        '{ "附件" = ["truncation"] }',
    )
    severity: tuple[tuple[str, Severity], ...] = setting(
        table_of(SEVERITY, Words("一张表：规则 = 级别", "a table: rule = severity")),
        Words("哪些规则或类别改成什么级别", "another severity for these rules or families"),
        '{ numbering = "warning" }',
    )
    rules: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = setting(
        table_of(
            table_of(NUMBER, Words("一张表：选项 = 整数", "a table: option = whole number")),
            Words("一张表：规则 = 选项", "a table: rule = options"),
        ),
        Words("各规则的选项", "the options of rules"),
        "{ cut-end = { min-length = 30 } }",
    )
    preview: bool = setting(
        FLAG, Words("是否也用试行的规则", "preview rules as well"), "true", default=False
    )
    language: Language | None = setting(
        choice(["zh", "en"]),
        Words("用哪种语言说明", "the language of messages"),
        '"en"',
        default=None,
    )
    index: str = setting(
        TEXT,
        Words(
            "同哪个索引比较（speechlint index build 建立的文件夹）",
            "the index to compare with (a folder made by speechlint index build)",
        ),
        '"speeches.index"',
        default="",
    )
    pattern: tuple[Pattern, ...] = setting(
        PATTERNS, Words("自己的规则，不必写代码", "own rules without code"), ""
    )

    def complaint(self, keys: Keys, words: Words) -> InputError:
        """An error about one of these settings that names its file and line."""
        return complaint(self.file, keys, words) if self.file else InputError(words.zh, words.en)

    def place(self, keys: Keys) -> str:
        """The file and line of one of these settings."""
        return place(self.file, keys) if self.file else ""


@dataclass(slots=True)
class Settings:
    """Finds the settings of each file of a run.

    With ``file`` these settings hold for every file; ``isolated`` are the defaults, without
    rules of other packages.
    """

    file: Path | None = None
    isolated: bool = False
    _asked: dict[str, Config] = field(default_factory=dict)
    _known: dict[Path, Config] = field(default_factory=dict)
    _resolved: dict[str, Path] = field(default_factory=dict)  # each folder asks the disk once

    def of(self, path: str) -> Config:
        """The settings of a file, or of a folder; of standard input, those of this folder.

        :raises InputError: for a configuration that cannot be read or is wrong.
        """
        if path not in self._asked:
            self._asked[path] = self._of("" if path == "-" else path)
        return self._asked[path]

    def _of(self, given: str) -> Config:
        named = given if os.path.isdir(given) else os.path.dirname(given)
        if named not in self._resolved:
            self._resolved[named] = Path(named).resolve()
        folder = self._resolved[named]
        if folder not in self._known:
            self._known[folder] = self._find(folder)
        return self._known[folder]

    def _find(self, folder: Path) -> Config:
        if self.isolated:
            return Config(plugins=False)
        if self.file:
            return read_config(self.file)
        return find_config(folder)


def find_config(start: Path) -> Config:
    """The settings of a folder: from the nearest file with some, here or above; else defaults.

    :raises InputError: for a file that cannot be read, an unknown key or a wrong value.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        is_shared = shared.is_file() and read_table(shared) is not None
        if own.is_file() and is_shared:
            raise complaint(
                shared,
                (),
                Words(
                    f"同一个文件夹里还有 {OWN_FILE}；请只留一份配置",
                    f"there is {OWN_FILE} beside it; keep one of the two",
                ),
            )
        if own.is_file() or is_shared:
            return read_config(own if own.is_file() else shared)
    return Config()


def read_config(file: Path) -> Config:
    """The settings in a file.

    :raises InputError: as :func:`find_config`, and if the file has none.
    """
    table = read_table(file)
    if table is None:
        raise InputError(
            f"{shown(file)}：没有 [tool.speechlint] 这张表",
            f"{shown(file)}: there is no table [tool.speechlint]",
        )
    if file.name == OWN_FILE and "tool" in table:
        words = Words(
            f"：{OWN_FILE} 里直接写各项设置，不写 [tool.speechlint]",
            f"is for {SHARED_FILE}: in {OWN_FILE} the settings stand at the top",
        )
        raise complaint(file, ("tool",), words)
    try:
        return read_settings(Config, table, root=file.resolve().parent, file=file)
    except MisfitError as misfit:
        raise complaint(file, misfit.keys, misfit.words) from misfit
