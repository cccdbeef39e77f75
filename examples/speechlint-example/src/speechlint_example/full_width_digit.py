"""A rule with a safe fix."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sphinx_speechlint.diagnostic import Diagnostic, Edit, Fix, Severity
from sphinx_speechlint.language import Words
from sphinx_speechlint.rule import Invalid, PageRule
from sphinx_speechlint.source import Span
from sphinx_speechlint.speech import Page

_DIGITS_RE = re.compile(r"[０-９]+")
_TITLE = Words("改成半角数字", "use half-width digits")


class FullWidthDigit(PageRule):
    """全角的阿拉伯数字。

    检查什么
        全角的阿拉伯数字，如“２０１９年”，题目和导语里的也算。
    为什么不好
        与半角的数字混用，版面参差，检索“2019”也找不到。
    怎样修改
        改成半角数字。
    """

    english = """Full-width digits.

    What it reports
        Arabic digits at full width, as in “２０１９年”, in titles and lead-ins too.
    Why it matters
        They look uneven among half-width ones, and a search for “2019” misses them.
    How to mend it
        Use half-width digits.
    """

    family = "punctuation"
    severity = Severity.WARNING
    messages = {"zh": "全角数字：{text}", "en": "full-width digits: {text}"}
    valid = ("2019年以来，二〇二〇年以来。",)
    invalid = (
        Invalid("⟦２０１９⟧年新增⟦３⟧家。", fixed="2019年新增3家。"),
        Invalid("𠮷林⟦１⟧号。", fixed="𠮷林1号。"),
    )

    def check(self, page: Page) -> Iterator[Diagnostic]:
        """Every run of digits, in the lead-in too: a page rule sees all blocks."""
        for block in page.blocks():
            for match in _DIGITS_RE.finditer(page.source.text, *block.span):
                narrow = unicodedata.normalize("NFKC", match[0])
                span = Span(*match.span())
                fix = Fix(_TITLE, (Edit(span, narrow),), safe=True)
                yield self.report(page.source.path, span, args={"text": match[0]}, fix=fix)
