"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from ..chronology import proof
from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..grams import Pairs
from ..language import Words
from ..masks import DIGITS, SIGNS, UNIT, runs
from ..rule import Invalid, Rule
from ..sieve import Alternatives, Sieve
from ..source import Span
from ..speech import Speech

_SIGN = rf"[{re.escape(SIGNS)}_＿某?？※☆★]"
_APART = rf"(?<![{DIGITS}A-Za-z.．])"
_COUNTED = rf"(?:{UNIT}|户|家|人|名|位|项)"
_YEAR_AHEAD = rf"(?=\s*(?:[-—–－~～至到和及、/]{{1,2}}\s*(?:[{DIGITS}]|{_SIGN}){{2,4}}\s*)?年)"
_MASKED_YEAR = Alternatives.of(
    rf"""
    {_APART}(?:19|20|１９|２０){_SIGN}{{2}}(?![{DIGITS}A-Za-z])
        (?!(?!年|届|号|月)(?:{_COUNTED}))                                # 20xx, not 20xx万元
  | {_APART}(?:19|20|１９|２０)
        (?:{_SIGN}|[{DIGITS}]{_SIGN}|{_SIGN}[{DIGITS}]|{_SIGN}{{3,4}}){_YEAR_AHEAD}      # 201x年
  | {_APART}(?:19|20)(?:[oO]{{2}}|[nN]{{2}}|[yY]{{2}}|[-—.·/／]{{2}}|…{{1,2}})(?=年)     # 20oo年
  | {_APART}2{_SIGN}[012][{DIGITS}](?=年)                                     # 2*18年
  | {_APART}2[oO0]
        (?:[oO][{DIGITS}]|[oO]{_SIGN}|[{DIGITS}][oOxX]|(?<=2[oO])[{DIGITS}]{{2}}){_YEAR_AHEAD}
  | {_APART}(?:19|20)(?:[0-9][A-Za-z]|[A-Za-z]{{2}}){_YEAR_AHEAD}              # 201Y年, 20YY年
  | {_APART}2[oOＯ][xX×*＊]{{2}}{_YEAR_AHEAD}                                  # 2OXX年度
  | {_APART}(?:19|20)(?:[—–-]{{1,2}}|[ \u3000]{{2,4}}|[?？]{{2}})(?=年)         # 20—年
  | {_APART}[yY]{{4}}(?=年)                                                  # YYYY年
  | {_APART}{_SIGN}{{4}}{_YEAR_AHEAD}                                       # ××××年
  | {_APART}[一二][〇○零Ｏ九]{_SIGN}{{2}}{_YEAR_AHEAD}                        # 二〇××年
  | {_APART}二[〇○零][〇○零一二三](?![〇○◯]){_SIGN}{_YEAR_AHEAD}               # 二〇一×年
    """
)
_SIEVE = Sieve((_MASKED_YEAR,))
_SENTENCE_RE = re.compile(r"年[^，。！？；\n]{0,6}(?:是|为|作为|迎来|正值)[^。！？；\n]{0,60}")
_ZERO_RE = re.compile(r"[一二][〇○零九][〇○零][〇○零]")


class MaskedYear(Rule):
    """年份被遮盖。

    检查什么
        年份的数字换成了 x、X、×、*、_ 之类的符号，例如“20xx年”“20**年”“201x年”“二〇××年”。
        后面跟着计量单位的（“20xx万元”）不是年份，由 masked-number 报告。
    为什么不好
        读者不知道说的是哪一年，篇中的“今年”“去年”也都失去了依据。
    怎样修改
        按原文补上年份；不要猜。本句若已说明是哪一年（“十一五”开局之年、建党100周年），
        可以采用给出的年份。
    """

    english = """Masked year.

    What it reports
        Digits of a year replaced by signs such as x, X, ×, * or _: “20xx年”, “20**年”,
        “201x年”, “二〇××年”. What a measure word follows (“20xx万元”) is no year and belongs to
        masked-number.
    Why it matters
        Readers cannot tell which year is meant, and every “今年” and “去年” of the speech hangs
        in the air.
    How to mend it
        Restore the year from the original; do not guess. Where the sentence itself says which
        year it is (the first year of “十一五”, the Party's centenary), the year on offer may be
        taken.
    """

    family = "placeholder"
    severity = Severity.ERROR
    precedence = 30
    messages = {"zh": "年份被遮盖：{text}", "en": "masked year: {text}"}
    valid = (
        "2019年以来，全市政协工作取得新进展。",
        "一九八○年和二○○○年的计划。",
        "推动7×24小时服务，2020×4的口径不变。",
    )
    invalid = (
        Invalid("⟦20xx⟧年是开局之年。"),
        Invalid("⟦20xx⟧年是“十一五”开局之年。", fixed="2006年是“十一五”开局之年。"),
        Invalid("自⟦20**⟧年会议以来，⟦201x⟧年和⟦二〇××⟧年的工作有序推进。"),
        Invalid("筹备⟦20XX⟧届毕业生招聘，编制⟦20__⟧年预算。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        path = speech.source.path
        for match in runs(speech, _SIEVE):
            if not _ZERO_RE.fullmatch(match[0]):
                args = {"text": match[0]}
                yield self.report(path, Span(*match.span()), args=args, fix=_fix(match))


def _fix(match: re.Match[str]) -> Fix | None:
    """The year, where the sentence that the mask opens says which one it is (…年是……)."""
    sentence = _SENTENCE_RE.match(match.string, match.end())
    if sentence is None or _is_masked(sentence[0]):
        return None
    proved = proof(sentence[0])
    if proved is None or not _fits(match[0], str(proved.year)):
        return None
    edit = Edit(Span(*match.span()), str(proved.year))
    return Fix(
        Words(
            f"改为 {proved.year}（{proved.words}）", f"change it to {proved.year} ({proved.words})"
        ),
        (edit,),
        safe=False,
    )


def _is_masked(text: str) -> bool:
    """Whether a text holds a masked year."""
    whole = Span(0, len(text))
    sifted = _SIEVE.sift(Pairs.of(text, whole), [whole])
    return any(each.search(text) for _, (found,) in sifted for each in found)


def _fits(mask: str, year: str) -> bool:
    """Whether every digit that the mask left agrees with the year."""
    digits = normalize("NFKC", mask)
    return len(digits) == len(year) and all(
        not d.isdigit() or d == y for d, y in zip(digits, year, strict=True)
    )
