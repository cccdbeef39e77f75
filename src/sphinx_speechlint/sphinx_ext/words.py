"""The Chinese words that several pages share."""

from __future__ import annotations

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
    "style": "文风",
}
SEVERITY_NAMES = {
    Severity.ERROR.value: "错误",
    Severity.WARNING.value: "警告",
    Severity.INFO.value: "提示",
}
