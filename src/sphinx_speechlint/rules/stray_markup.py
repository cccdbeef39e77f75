"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..language import Words
from ..lexicon import cut
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech

_HAN = "\u3400-\u9fff"
_IS_HAN = f"(?-i:[{_HAN}])"  # without regard to case it takes far longer to compile
# Signs without width, joiners and marks of direction.
_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Between these the zero-width joiner makes one picture of two.
_PICTURES = "\u2190-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_SYLLABLE = f"[a-z]{{0,3}}[{_TONES}][a-zǎàáāéèěēíìǐīóòǒōúùǔū]{{0,4}}"
_STRAY = rf"""
    (?P<safe>[`´]+|[{_INVISIBLE}]+|\u200d(?![{_PICTURES}])|(?<![{_PICTURES}\ufe0f])\u200d)
  | (?<={_IS_HAN})(?P<pinyin>[（(]?(?:{_SYLLABLE}\s?){{1,4}}[）)]?)(?={_IS_HAN}|[，。；、！？])
  | (?<={_IS_HAN})(?P<sign>[_.])(?={_IS_HAN})                          # 支_配
  | (?P<entity>&(?:[lr][ds]quo|[en]bsp|nbsp|e[nm]sp|[lg]t|amp|quot|apos|mdash|hellip|middot
        |\#\d{{2,6}}|\#x[0-9A-Fa-f]{{2,6}});?)
  | (?P<tag></?(?:p|br|div|span|strong|b|i|em|u|a|font|img|table|tr|td|th|ul|ol|li|h[1-6]
        |script|style|center|section)(?:\s[^<>\n]{{0,200}})?/?>
      | </?[a-z]:[a-z]{{1,12}}/?> | (?:%[0-9A-F]{{2}}){{3,}} | (?<![_A-Za-z])__(?-i:[A-Z]{{3,20}})__
      | <!--[^<>\n]{{0,80}}-->                                        # <!--正文-->
      | \[/?(?:url|img|b|i|u|s|size|color|font|align|quote|list|td|tr|table|center)
        (?:=[^\[\]\n]{{0,80}})?\])                                   # [/url]
  | (?P<escape>(?<![A-Za-z:\\])\\(?:u[0-9A-Fa-f]{{4}}|(?:r\\n|[nrt])(?![A-Za-z])))     # \u3000
  | (?P<broken>[\ue000-\uf8ff\U000f0000-\U0010fffd\ufffd]+|(?:锟斤拷|烫烫烫|屯屯屯)+)
  | (?<={_IS_HAN})(?P<hyphen>[-‐‑·|｜^~\ \u3000])(?={_IS_HAN})
  | (?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+)
    """
# What each of these holds, found ten times as fast.
_BETWEEN = r"_.\-‐‑·|｜^~\ \u3000"
_HINT_RE = re.compile(
    rf"[`´&<%\[\\锟烫屯\u200d\ue000-\uf8ff\U000f0000-\U0010fffd\ufffd{_INVISIBLE}{_TONES}{_TONES.upper()}"
    rf"\x00-\x08\x0b\x0c\x0e-\x1f\x7f{_BETWEEN}](?:(?<![{_BETWEEN}])|(?=[{_HAN}]))"
)
_REACH = 4  # characters on either side of a sign that may be of its word
_JOINED = 6.0  # how much likelier a word is than its two parts (log e): 中-日 is sound
_HAN_RUN_RE = re.compile(rf"[{_HAN}]+")
_HAN_END_RE = re.compile(rf"[{_HAN}]+\Z")
_CODE_RE = re.compile(r"`[^`\n]*[A-Za-z0-9_./-]{2,}[^`\n]*`")


class StrayMarkup(Rule):
    """残留的代码和杂字符。

    检查什么
        反引号、HTML 标记和实体（<br>、&nbsp;）、零宽字符、私用区字符、U+FFFD，
        乱码（锟斤拷），以及为了躲避过滤插在词中间的连字符、圆点、空格（多-党）。
    为什么不好
        读者看到的是乱码；检索“多党合作”也找不到“多-党合作”。
    怎样修改
        删去；实体换成它代表的字符；U+FFFD 处按原文补字。
    """

    english = """Stray code or characters.

    What it reports
        Back-ticks, HTML tags and entities (<br>, &nbsp;), characters without width or of
        private use, U+FFFD, garbage (锟斤拷), and hyphens, dots and spaces put inside words to
        evade filters (多-党).
    Why it matters
        Readers see garbage, and a search for “多党合作” does not find “多-党合作”.
    How to mend it
        Delete them; put the character for an entity; at U+FFFD restore the original character.
    """

    family = "residue"
    severity = Severity.ERROR
    precedence = 10
    messages = {"zh": "残留的代码或杂字符：{text}", "en": "stray markup: {text}"}
    valid = (
        "时　间：六月一日\n主　持　人：何平\n第二名：甘　露（质检中心）\n增　减",
        "用 `git log` 查看，A&B 公司，x<5，中-日关系，AK-47，2019-2020年。",
        "京-津-冀一体化，👨‍👩‍👧 一家人。",
    )
    invalid = (
        Invalid("讲几点意见。⟦`⟧\n要抓好落实。", fixed="讲几点意见。\n要抓好落实。"),
        Invalid("抓好⟦<br/>⟧落实，统筹⟦&nbsp;⟧兼顾，领导的多⟦-⟧党合作。"),
        Invalid(
            "同志们⟦\\u3000⟧辛苦了，财政管理改⟦[/url]⟧革成为试点，什么时候与全局⟦<!--正文-->⟧融得深。"
        ),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            text = speech.text(block)
            if not _HINT_RE.search(text):
                continue
            code = [m.span() for m in _CODE_RE.finditer(text)] if "`" in text else []
            for match in _stray().finditer(text):
                if any(a <= match.start() < b for a, b in code):
                    continue
                if match["hyphen"] and not _is_inside_word(text, match.start()):
                    continue
                start = block.span.start + match.start()
                span = Span(start, start + len(match[0]))
                fix = None
                if match["safe"]:
                    fix = Fix(
                        Words("删去杂字符", "delete the stray characters"),
                        (Edit(span, ""),),
                        safe=True,
                    )
                yield self.report(source.path, span, args={"text": _visible(match[0])}, fix=fix)


@cache
def _stray() -> re.Pattern[str]:
    """Compiled when it is first asked for: most speeches hold none of this, and it is large."""
    return re.compile(_STRAY, re.VERBOSE | re.IGNORECASE)


def _is_inside_word(text: str, at: int) -> bool:
    """Whether a sign parts the characters of one word, as in 多-党."""
    left = _HAN_END_RE.search(text, max(0, at - _REACH), at)
    right = _HAN_RUN_RE.match(text, at + 1, at + 1 + _REACH)
    if left is None or right is None:
        return False
    if text[at].isspace() and len(left[0]) == len(right[0]) == 1:
        return False  # a label or a name set apart: 主　持　人, 甘　露
    joined = cut(left[0] + right[0])
    gain = joined.weight - cut(left[0]).weight - cut(right[0]).weight
    return len(left[0]) not in joined.ends and gain >= _JOINED


def _visible(text: str) -> str:
    """A text whose invisible characters are named by their code points."""
    return "".join(c if c.isprintable() and ord(c) < 0xE000 else f"U+{ord(c):04X}" for c in text)
