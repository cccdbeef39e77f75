"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..masks import BOXES, CROSSES, LETTERS, STARS
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_MASK = rf"(?!\.\.\.)[\s{re.escape(STARS + CROSSES + BOXES + LETTERS)}_＿，、；,;.·~=—\-]*"
_PAIRS = tuple(zip("“‘「『《〈＜【〔（〖([", "”’」』》〉＞】〕）〗)]", strict=True))
_FIRST = f'["{re.escape("".join(a for a, _ in _PAIRS))}]'
_EMPTY_PAIR_RE = re.compile(
    f"(?={_FIRST})(?:"
    + "|".join(
        (r"(?<![A-Za-z0-9_\]])" if a in "([" else "") + re.escape(a) + _MASK + re.escape(b)
        for a, b in _PAIRS
    )
    + r'|"(?P<straight>'
    + _MASK
    + r')")'
)
_CHECKBOX_RE = re.compile(r"\[[ xX]?\]")
# A text that speaks of the marks themselves: 引号“”用来……
_MENTION_RE = re.compile(r"(?:引号|书名号|括号|符号|标点)[^。，；]{0,2}$")
_MARKS_RE = re.compile("引号|书名号|标点符号")  # a paragraph about them
# One sign in quotation marks may be meant itself: 打“×”的项目, 桥墩呈“X”形.
_SIGN_RE = re.compile(r"[“‘「\"].[”’」\"]")
_DRAWN_RE = re.compile(r"[打画划写书标涂勾呈注印记判][了着有上]?个?$|红色$|字母$")
_RATING_RE = re.compile(r"[（(](?:[×√✓✔]|[★☆]+)[）)]")  # an answer, or stars
_DRAWING_RE = re.compile(r"[字号形型键符](?![A-Za-z])|是(?:汉字|数字|字母|符号|[错对零乘]|什么)")
_DEFINED_RE = re.compile(r"[^，。；]{0,2}(?:引号|书名号|括号|符号|用于|用来|表示|叫做?|称为)")


class EmptyQuotes(Rule):
    """引号或书名号里是空的。

    检查什么
        成对的引号、书名号、括号里什么也没有，或只剩遮盖的符号：“”、“*”、《》、（）等。
        讲标点符号本身的文字（引号“”用来……）不算。
    为什么不好
        里面的名称、文件名或数字在转载时被删掉了，例如“‘十三五’规划”只剩“‘’规划”。
    怎样修改
        按原文补上；不要猜。
    """

    english = """Nothing between a pair of marks.

    What it reports
        A pair of quotation marks, title marks or brackets with nothing inside, or only masking
        signs: “”, “*”, 《》, （）. Texts about punctuation itself (引号“”用来……) are left
        alone.
    Why it matters
        A name, title or number was deleted: “‘十三五’规划” became “‘’规划”.
    How to mend it
        Restore it from the original; do not guess.
    """

    family = "placeholder"
    severity = Severity.ERROR
    precedence = 40
    messages = {"zh": "成对的标点里是空的：{text}", "en": "nothing between a pair of marks: {text}"}
    valid = (
        "“十三五”规划、《意见》和（一）都有内容。",
        "引号“”用来标明引语，书名号《》用来标明书名。",
        '- [ ] 待办；调用 f()；他说"好""行"。',
    )
    invalid = (
        Invalid("⟦“”⟧规划已圆满收官，认真实践⟦“*”⟧重要思想。"),
        Invalid("印发⟦《》⟧和⟦（）⟧，学习⟦「 」⟧。"),
        Invalid('坚持⟦""⟧方针。'),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            pairs = list(_EMPTY_PAIR_RE.finditer(source.text, *block.span))
            on_marks = bool(pairs) and _MARKS_RE.search(source.text, *block.span) is not None
            for match in pairs:
                before = source.text[max(block.span.start, match.start() - 8) : match.start()]
                after = source.text[match.end() : min(block.span.end, match.end() + 6)]
                if _MENTION_RE.search(before) or _DEFINED_RE.match(after):
                    continue
                if len(match[0]) == 2 and on_marks:
                    continue
                if _is_drawn(match[0], before, after, source.text):
                    continue
                if _CHECKBOX_RE.fullmatch(match[0]) and not before.strip("-*+ "):
                    continue
                if match["straight"] is not None and _is_inside(source.text, block.span, match):
                    continue
                yield self.report(source.path, Span(*match.span()), args={"text": match[0]})


def _is_drawn(pair: str, before: str, after: str, text: str) -> bool:
    """Whether the pair holds one sign that the text speaks of, or a rating."""
    if _RATING_RE.fullmatch(pair):
        return True
    if _SIGN_RE.fullmatch(pair) is None or not pair[1].strip():
        return False
    if pair[1].isalpha() and f"+{pair[1]}" in text:
        return True  # a letter of a formula: 3+3+X
    return _DRAWN_RE.search(before) is not None or _DRAWING_RE.match(after) is not None


def _is_inside(text: str, block: Span, match: re.Match[str]) -> bool:
    """Whether the first of two straight quotes closes a quotation."""
    return text.count('"', block.start, match.start()) % 2 == 1
