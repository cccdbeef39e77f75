"""Where the speeches of a page begin: at numbered titles such as 篇一, 【篇一】 or 范文一.

Without these at titles that name a speech (在……上的讲话) and stand above a salutation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from .markers import ARABIC, HAN
from .shapes import is_plain_line, is_salutation
from .site_lines import TRAIL, has_shape_of_site, is_button_of_site, is_name_of_site
from .source import Source, Span

_NUMBER = rf"(?P<number>{HAN}|{ARABIC}{{1,3}})"
_NEAR_TOP = 5  # a lone numbered title counts only here; further down it is a sentence's end

# Each shape gives the words before the number as its stem: titles of one page share it.
_TITLE_RES = tuple(
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        rf"(?P<stem>[^。！？；]{{0,60}}?)[（(【\[]?\s*[^\s。！？；，（(【]{{0,4}}?篇\s*{_NUMBER}\s*[）)】\]]?",
        rf"(?P<stem>[（(【\[]?篇)\s*{_NUMBER}\s*[）)】\]]?[：:、．.\s]?[^。！？；]{{1,60}}",
        rf"(?P<stem>[^。！？；，]{{0,40}}?(?:范文|例文|样本|模板))\s*[（(【]?{_NUMBER}[）)】]?"
        r"(?:[：:\s][^。！？；]{0,60})?",
        rf"(?P<stem>[^。！？；，]{{0,40}}?[（(【]?第)\s*{_NUMBER}\s*篇[）)】]?(?:[：:\s][^。！？；]{{0,60}})?",
        rf"(?P<stem>[（(【\[]第)\s*{_NUMBER}\s*篇[）)】\]][^。！？；]{{1,60}}",
        rf"(?P<stem>[^。！？；，]{{2,40}}?(?:讲话|发言|演讲|报告|总结|致辞|心得|材料)稿?)\s*"
        rf"[（(]?{_NUMBER}[）)]?",
        rf"(?P<stem>[（(【\[]?之){_NUMBER}[）)】\]]?[：:\s][^。！？；]{{4,60}}",
    )
)
_NAMED_RE = re.compile(
    r"[^。！？；>＞»→|]{0,50}?(?:讲话|致辞|致词|发言|报告|总结|演讲|主持词|祝酒词|开幕词|闭幕词|党课)稿?"
    r"(?:[（(][^（()）]*[）)])?"
)
_ABOVE = 5  # lines from a title to its salutation
_SPEECH = 400  # characters that are a speech, and not notes of a site
_MAX_LENGTH = 130
_WORD_RE = re.compile(
    r"篇|范文|例文|样本|模板|(?:讲话|发言|演讲|报告|总结|致辞|心得|材料)稿?\s*[（(]?[一二三四五六七八九十\d]+\W*$"
    r"|^\W*之[一二三四五六七八九十\d]"
)
_SUBTITLE_RE = re.compile(r"(?:——|--)\s*[^\W_]")
_BETWEEN_RE = re.compile(  # a bare date or a ruler between a site's lines and the title
    r"(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|[-./]\d{1,2}[-./]\d{1,2})|[-—=＝*＊_~·. ]{3,}"
)
_ORNAMENT_RE = re.compile(r"^(?:\#{1,6}[ \t]+)?[*◆◇★☆●■▲▼\s]*|[*◆◇★☆●■▲▼\s]+$")


def title_lines(source: Source, lines: Sequence[Span]) -> list[int]:
    """The indices of the lines that open a speech; empty for a page of one untitled speech.

    Lines of the same shape and stem with two different numbers are titles; a single one
    is, where it stands near the top; without any, titles above salutations are, if there
    are two and the first speech has one.
    """
    return _numbered(source, lines) or _named(source, lines)


def lines_of_site(texts: Sequence[str]) -> int:
    """How many lines of a web site stand above the title of a lone speech, or its salutation.

    What only may be a site's (名人演讲网) is one above a title that names a speech; what has
    its shape is one even where no title follows.
    """
    first = sure = 0
    for before, text, after in zip(("", *texts), texts, texts[1:], strict=False):
        surely = (
            has_shape_of_site(text)
            or is_button_of_site(text)
            or not {before, text, after}.isdisjoint(TRAIL)
            or (sure > 0 and _BETWEEN_RE.fullmatch(text) is not None)
        )
        if not (surely or is_name_of_site(text)):
            break
        sure += surely and sure == first
        first += 1
    below = texts[first]
    if _SUBTITLE_RE.match(below):
        return 0
    return first if _is_named(below) else sure


def _named(source: Source, lines: Sequence[Span]) -> list[int]:
    """Titles that name a speech; the first is the first such line, be it near the top."""
    texts = [source.slice(span) for span in lines]
    found = [_above(texts, n) for n in range(len(texts)) if is_salutation(texts[n], opened=True)]
    titles = [title for title in found if title is not None]
    if titles:
        first = (n for n in range(min(_NEAR_TOP, titles[0])) if _is_named(texts[n]))
        titles = [*_opening(texts, next(first, None), titles[0]), *titles]
    if len(titles) < 2 or titles[0] >= _NEAR_TOP:
        return []
    return titles


def _opening(texts: Sequence[str], first: int | None, second: int) -> list[int]:
    """The first title, if a speech stands between it and the second."""
    if first is None or sum(map(len, texts[first:second])) < _SPEECH:
        return []
    return [first]


def _above(texts: Sequence[str], salutation: int) -> int | None:
    """The title above a salutation, with nothing between them but short lines."""
    top = salutation
    while top > max(0, salutation - _ABOVE) and is_plain_line(texts[top - 1]):
        top -= 1
    named = next((n for n in range(top, salutation) if _is_named(texts[n])), None)
    if named is not None and named > top and texts[named].startswith(("——", "--")):
        return named - 1  # the title proper: ——在……上的讲话 stands below it
    return named


def _is_named(text: str) -> bool:
    return len(text) <= _MAX_LENGTH and _NAMED_RE.fullmatch(text) is not None


def _numbered(source: Source, lines: Sequence[Span]) -> list[int]:
    groups: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for index, span in enumerate(lines):
        text = source.slice(span) if span.end - span.start <= _MAX_LENGTH else ""
        if not _WORD_RE.search(text):
            continue
        text = _ORNAMENT_RE.sub("", text)
        for shape, title_re in enumerate(_TITLE_RES):
            if match := title_re.fullmatch(text):
                groups[shape, match["stem"].strip()].append((index, match["number"]))
                break
    best = max(groups.values(), key=len, default=[])
    if len({number for _, number in best}) < 2:
        best = [found for found in best if found[0] < _NEAR_TOP][:1]
    return [index for index, _ in best]
