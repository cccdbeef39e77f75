"""Say where the built site lies and what the build found, by family.

Run by ``make html``. Diagnostics are the warnings whose type is ``speechlint``; other
warnings are faults of the site itself and are listed.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from sphinx_speechlint.rule import FAMILIES
from sphinx_speechlint.rules import RULES

SUBTYPE_RE = re.compile(r"\[speechlint\.([a-z-]+)\]\s*$")


def main() -> None:
    """Print the summary."""
    site, warnings = map(Path, sys.argv[1:])
    families: Counter[str] = Counter()
    others = []
    for line in warnings.read_text(encoding="utf-8").splitlines():
        if (match := SUBTYPE_RE.search(line)) and match[1] in RULES:
            families[RULES[match[1]].family] += 1
        elif line.strip():
            others.append(line)
    print(f"网站：{(site / 'index.html').resolve()}")
    listed = "、".join(f"{family} {families[family]}" for family in FAMILIES if families[family])
    print(f"讲话中的问题 {families.total()} 处：{listed or '无'}；逐条见 {warnings}")
    if others:
        print("网站本身的警告：", *others, sep="\n  ")


if __name__ == "__main__":
    main()
