"""The contract of rules finds what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sphinx_speechlint.diagnostic import Diagnostic, Edit, Fix, Severity
from sphinx_speechlint.language import Words
from sphinx_speechlint.rule import Invalid, Option, Rule
from sphinx_speechlint.source import Span
from sphinx_speechlint.speech import Speech
from sphinx_speechlint.testing import assert_rule

MOST, ORIGIN = Words("最多几个", "how many"), Words("随便", "a guess")


class BadWord(Rule):
    """不好的词。

    检查什么
        “甲”字。
    为什么不好
        不好。
    怎样修改
        改成“乙”。
    """

    family = "wording"
    severity = Severity.ERROR
    options = (Option("most", 3, MOST, ORIGIN),)
    messages = {"zh": "不好：{text}", "en": "bad: {text}"}
    valid = ("乙丙。",)
    invalid = (Invalid("⟦甲⟧乙⟦甲⟧。", fixed="乙乙乙。"),)

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        for match in re.finditer("甲", speech.source.text):
            span = Span(*match.span())
            fix = Fix(Words("改", "mend"), (Edit(span, "乙"),), safe=True)
            yield self.report(speech.source.path, span, args={"text": match[0]}, fix=fix)


def test_a_good_rule() -> None:
    assert_rule(BadWord)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"family": "wordin"}, "must have a family"),
        ({"severity": "error"}, "has no severity"),
        ({"messages": {"zh": "不好：{text}"}}, "must have messages in zh and en"),
        ({"variants": {"x": {"en": "x"}}}, "must have messages in zh and en"),
        ({"messages": {"zh": "不好", "en": "不好"}}, "no message in English"),
        ({"messages": {"zh": "bad", "en": "bad!"}}, "a message without Chinese"),
        ({"options": ("most",)}, "options of the class Option"),
        ({"options": (Option("most", 3, Words("", "x"), ORIGIN),)}, "most is not explained"),
        ({"options": (Option("most", 3, MOST, ORIGIN, 4),)}, "default out of range"),
        ({"options": (Option("most", 3, MOST, ORIGIN, 0, 2),)}, "default out of range"),
        ({"__doc__": ""}, "has no docstring"),
        ({"__doc__": "不好的词。\n\n检查什么\n    甲。\n"}, "has the terms ('检查什么',)"),
        ({"english": "Bad.\n\nWhat it reports\n    That.\n"}, "has the terms ('What it reports',)"),
        ({"valid": ()}, "no valid example"),
        ({"invalid": ()}, "no invalid example"),
        ({"valid": ("丙甲。",)}, "[(1, '甲')] instead of []"),
        ({"invalid": (Invalid("甲"),)}, "nothing is marked"),
        ({"invalid": (Invalid("⟦甲乙⟧", "乙乙"),)}, "[(0, '甲')] instead of [(0, '甲乙')]"),
        ({"invalid": (Invalid("甲乙⟦甲⟧", "乙乙乙"),)}, "instead of [(2, '甲')]"),
        ({"invalid": (Invalid("⟦甲⟧"),)}, "'乙' instead of '甲'"),
        ({"invalid": (Invalid("⟦甲⟧", "丙"),)}, "'乙' instead of '丙'"),
    ],
)
def test_what_is_wrong_is_said(changed: dict[str, object], words: str) -> None:
    changed.setdefault("__doc__", BadWord.__doc__)
    rule = type("BadWord", (BadWord,), changed)
    with pytest.raises(AssertionError, match=re.escape(words)):
        assert_rule(rule)
