"""No line is tried by a pattern in more ways than there is time for."""

from __future__ import annotations

import subprocess
import sys

# Each is nearly a line of a site or a row, but for its end.
LINES = (
    "2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 合计",
    "123456789012345678901234567890123456*",
    "赞  " * 25 + "合计",
    " 踩" * 40 + "：",
    "首页" + " › 县委 ›› 会议" * 8 + "。！",
    "首页 - " * 20 + "，",
    "市日»\t" * 20 + "，",
    "收藏本文" * 29 + "x",
    "李" * 60 + "：",
    "李了\u3000" * 40 + "合计",
    " 万户" * 40 + "合计",
    "合计：" + "甲1乙丙丁2" * 15 + "：",
    "同意票：" + "137票反对票：" * 12 + "x",
    "东线：" + "甲-乙—丙" * 12 + "，",
    "会开完了。各位代表" + "、各位代表" * 20 + "。",
)
_CHECK = """
import sys
from sphinx_speechlint.parse import parse
from sphinx_speechlint.selection import select_rules
from sphinx_speechlint.source import Source
for line in sys.argv[1:]:
    page = parse(Source.from_text(f"讲话\\n同志们：\\n{line}\\n会议开得很好。\\n", "a.txt"))
    select_rules().page_diagnostics(page)
    print(len(page.speeches))
"""


def test_such_lines_are_checked_in_no_time() -> None:
    command = [sys.executable, "-c", _CHECK, *LINES]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert found.stdout.split() == ["1"] * len(LINES)
