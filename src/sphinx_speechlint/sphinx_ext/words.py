"""Words on pages: the Chinese names of things, and text made fit to print."""

from __future__ import annotations

import re

from docutils.writers.html5_polyglot import HTMLTranslator

from ..diagnostic import Severity

FAMILY_NAMES = {
    "placeholder": "占位",
    "elision": "省略",
    "duplicate": "重复",
    "reuse": "沿用",
    "numbering": "编号",
    "truncation": "残缺",
    "residue": "残留",
    "punctuation": "标点",
    "wording": "用词",
    "style": "文风",
    "suppression": "忽略",
}
SEVERITY_NAMES = {
    Severity.ERROR.value: "错误",
    Severity.WARNING.value: "警告",
    Severity.INFO.value: "提示",
}

UNKNOWN = "不详"

# What XML cannot hold stands as one replacement character, so that offsets stay true.
_UNPRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")

_UNPRINTABLE_RE = re.compile(f"[{''.join(map(re.escape, map(chr, _UNPRINTABLE)))}]")


# What HTML writes otherwise.
_SPECIAL_RE = re.compile(f"[{re.escape(''.join(map(chr, HTMLTranslator.special_characters)))}]")


def shown_path(path: str) -> str:
    """A file's path without the steps up that lead to it from the settings."""
    return printable("/".join(step for step in path.split("/") if step != ".."))


def printable(text: str) -> str:
    """The text, as long as before, without the characters that no page may hold."""
    return text.translate(_UNPRINTABLE) if _UNPRINTABLE_RE.search(text) else text


def encoded(text: str) -> str:
    """The text as docutils writes it; to look for what it encodes takes far less than to encode."""
    return text.translate(HTMLTranslator.special_characters) if _SPECIAL_RE.search(text) else text
