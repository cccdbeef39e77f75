"""Optional YAML front matter: what is known of a speech and does not stand in its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import yaml

from .language import Words
from .source import InputError, Source

_NONE: Mapping[str, str] = MappingProxyType({})
_BLOCK_RE = re.compile(r"---[ \t]*\n(?P<yaml>[A-Za-z_]+[ \t]*:.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)


def front_matter(source: Source) -> tuple[Mapping[str, str], int]:
    """The fields of a source's front matter and the offset where its text begins.

    A block counts as front matter when it opens the file between two lines ``---`` and
    begins with a key; other text between rules is text.

    :raises InputError: for front matter that is not a YAML mapping of plain values.
    """
    match = _BLOCK_RE.match(source.text)
    if not match:
        return _NONE, 0
    try:
        data = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError) as error:
        why = _problem(error)
        raise _bad(source, Words(why, why)) from error
    if not isinstance(data, dict):
        raise _bad(source, Words("应当是“键: 值”", "it should hold “key: value” lines"))
    values = {}
    for key, value in data.items():
        if isinstance(value, dict | list):
            line = Words(f"{key} 的值应当是一行文字", f"the value of {key} should be one line")
            raise _bad(source, line)
        if value is not None:
            values[str(key)] = str(value)
    return MappingProxyType(values), match.end()


def _problem(error: Exception) -> str:
    return getattr(error, "problem", None) or str(error).partition("\n")[0]


def _bad(source: Source, why: Words) -> InputError:
    return InputError(
        f"{source.path}：文件头的 YAML 有误：{why.zh}；请改正，或去掉 --- 之间的内容",
        f"{source.path}: bad YAML in the front matter: {why.en}; mend it, or remove what is between"
        " the --- lines",
    )
