"""Whether a line, a sentence or a phrase is the web site's and not the speech's.

A line is the site's by its shape (上一篇：……, 阅读量：120), or because its characters are
rather those of sites than of speeches (此文档由网友上传).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from .grams import pairs_of
from .holes import holes
from .inserted import FEWEST, inserted
from .pasted import pasted
from .rows import is_row
from .sieve import Alternatives, Sieve
from .site_lines import LONGEST, has_shape_of_site
from .source import Span
from .speech import Speech
from .web_text import is_plain, likeness
from .web_traces import traces, within

# Scripts and remarks of the page's own source.
_CODE_RE = re.compile(
    r"""
    javascript:|<!--|-->|\bfunction\s*\w*\(|\b(?:document|window)\.\w+|\bvar\s+\w+\s*=|\$\(
    """,
    re.VERBOSE,
)
_REMARK_RE = re.compile(r"<!--[^<>\n]{0,80}-->")  # in a paragraph, stray markup
_CODE_HINT_RE = re.compile(r"[a-z<>$]")  # what each of these holds
# The log odds that a line is the site's: alone, and beside another line of the site.
_SURE = 1.0
_LIKELY = 0.0
_INSERTED = 2.0  # of a sentence within a paragraph
_TRACES = 3  # that such a sentence holds at least
_HAN_RE = re.compile(r"[\u3400-\u9fff]")
_LATIN_RE = re.compile(r"[A-Za-z]")
_MARKDOWN_RE = re.compile(r"(?:[>※★●◆■▲○]|[*+-])\s+")
# What a site announces other texts with, and their titles.
_LIST_RE = re.compile(r"(?:相关|推荐|更多|热门|最新|其他|其它|同类|猜你).{0,30}[：:]?")
_TITLE_RE = re.compile(
    r"[^。；！？]{0,40}(?:讲话|发言|总结|报告|方案|计划|范文|演讲|致辞|主持词?|体会|倡议书|汇报|心得|通知|意见|材料"
    r"|[书稿篇]|集锦|大全|合集|精选|汇编)"
    r"[^。；！？]{0,16}"
)
# What shows that a sentence is the site's, speaking of the texts it has collected.
_EDITOR = Alternatives.of(
    r"""
    小编(?![组制队辑们])
  | (?:以上|下面|以下|本文|这篇|本篇|上文)(?:就?是|为|内容)?[^。！？\n]{0,40}?
        (?:(?<!可)供(?:大家|您|你|各位)?(?:参考|阅读|借鉴|学习)|希望(?:对|能)[^。！？\n]{0,16}帮助
          |整理(?:的|了|收集)|精心(?:整理|准备|收集))
  | 为(?:大家|您|你)[^。！？\n]{0,8}(?:整理|收集|准备|带来)[^。！？\n]{0,32}(?:参考|借鉴|帮助)
  | (?:欢迎|敬请)(?:大家|您|各位)?(?:阅读|浏览|下载|收藏|借鉴|参考)
  | 感谢(?:您|你)的(?:阅读|浏览)
  | 更多[^。！？\n]{1,30}(?:请(?:关注|访问|点击|查看)|尽在)
  | (?:范文|写作技巧|写作方法)[^。！？\n]{0,40}(?:参考|借鉴|了解|帮助|欣赏)
    """
)
_SIEVE = Sieve((_EDITOR,))
_CLOSERS = "”’」』）)"
_STOP_RE = re.compile(rf"[。！？](?=[^{_CLOSERS}])")
_SENTENCE_RE = re.compile(rf"[^。！？\n]*[。！？]?[{_CLOSERS}]*")
# One piece of a pager or a share bar that was torn into a piece a line.
_SHARD_RE = re.compile(
    r"共|页|当前|第|\d{1,3}|[共当前第页\d\s，,。./／]{1,10}|首页|尾页|末页|[上下]一?页"
    r"|分享到?[：:]?|微信|微博|新浪微博|QQ空间|QQ好友|QQ|朋友圈|字[体号](?:大小)?[：:]?|大|中|小"
    r"|打印|收藏|评论|点赞|复制|转发|更多|[>»›|｜]"
)
_SHARD_SIGN_RE = re.compile(r"页|分享|微信|微博|QQ|字[体号]|打印|收藏|评论|点赞|转发")
_ASKED_RE = re.compile(r"[问答][：:]")


def is_line_of_site(text: str, *, marked: bool) -> bool:
    """Whether a whole line is the site's; ``marked``: an ordinal opens it."""
    if has_shape_of_site(text):
        return True
    code = _CODE_HINT_RE.search(text)
    if code:
        code = _CODE_RE.search(_REMARK_RE.sub("", text) if len(text) > LONGEST else text)
    return code is not None or (not marked and _likeness(text) > _SURE)


def is_title_of_site(text: str) -> bool:
    """Whether the line that stands at the top is the site's and no title."""
    return not text.startswith("#") and not is_title_of_text(text) and _likeness(text) > _LIKELY


def may_be_line_of_site(text: str) -> bool:
    """Whether a line beside one of the site's is the site's as well."""
    return _likeness(text) > _LIKELY


def announces_texts(text: str) -> bool:
    """Whether a line of the site heads a list of other texts: 相关文章：."""
    return _LIST_RE.search(text) is not None


def is_title_of_text(text: str) -> bool:
    """Whether a line is like the title of a text: 1.安全生产月国旗下讲话稿."""
    return _TITLE_RE.fullmatch(text) is not None


def _likeness(text: str) -> float:
    """How much a line is like a site's; what Markdown marks is judged without its mark."""
    found = likeness(text if is_plain(text) else _MARKDOWN_RE.sub("", text, count=1))
    return found if found <= _LIKELY or _is_prose(text) else float("-inf")


def _is_prose(text: str) -> bool:
    """Whether a line is no row of a table, no question or answer and not foreign."""
    han, latin = len(_HAN_RE.findall(text)), len(_LATIN_RE.findall(text))
    foreign = latin > 2 * han or (latin > han and text[-1] in "。！？.!?")
    return not (
        is_row(text) or text.startswith(("|", "注：", "注:")) or foreign or _ASKED_RE.match(text)
    )


def words_of_site(speech: Speech, lines: Sequence[Span]) -> Iterator[Span]:
    """What is the site's inside some lines of a speech: pasted words, and editors' sentences."""
    text, pairs = speech.source.text, speech.once(pairs_of)
    places, known = traces(pairs), speech.once(pasted)
    sifted = dict(_SIEVE.sift(pairs, lines))
    for line in lines:
        (editors,) = sifted.get(line, ((),))
        here = within(places, line)
        first, last = (bisect_left(known, Span(place, 0)) for place in line)
        if not editors and first == last and len(here) < FEWEST:
            continue
        spans = set(known[first:last])
        spans |= {run for run in inserted(text, line, here) if not any(map(run.overlaps, spans))}
        if editors:
            spans |= set(_sentences_of_editors(text, line, editors, spans))
        if len(here) >= _TRACES and (line.end - line.start > LONGEST or "。" in text[slice(*line)]):
            spans |= set(_sentences_of_site(text, line, here))
        yield from sorted(spans)


def _sentences_of_editors(
    text: str, line: Span, editors: Sequence[re.Pattern[str]], known: Iterable[Span]
) -> Iterator[Span]:
    """The sentences in which an editor speaks, but for what is known to be pasted."""
    inside = {place for span in known for place in range(*span)}
    judged = line.start
    for match in holes(editors, text, line):
        at = match.start()
        if at >= judged and at not in inside:
            sentence = _sentence(text, Span(judged, line.end), at)
            judged = sentence.end
            yield sentence


def _sentences_of_site(text: str, line: Span, places: Sequence[int]) -> Iterator[Span]:
    judged = line.start
    for first, last in zip(places, places[_TRACES - 1 :], strict=False):
        if first < judged or last - first > LONGEST:
            continue
        if stop := _STOP_RE.search(text, first, last + 1):
            judged = stop.end()  # not all of them are in one sentence
            continue
        sentence = _sentence(text, Span(judged, line.end), first)
        judged = sentence.end
        if last + 1 < judged and _likeness(text[slice(*sentence)]) > _INSERTED:
            yield sentence


def is_piece(text: str) -> bool:
    """Whether a line may be one piece of a pager or share bar torn into a piece a line."""
    return _SHARD_RE.fullmatch(text) is not None


def is_telling(text: str) -> bool:
    """Whether such a piece shows what it is a piece of."""
    return _SHARD_SIGN_RE.search(text) is not None


def _sentence(text: str, line: Span, at: int) -> Span:
    """The sentence of a line around an offset, with the quotes and brackets that close it."""
    start = max(line.start, *(text.rfind(mark, line.start, at) + 1 for mark in "。！？"))
    while start < at and text[start] in _CLOSERS:
        start += 1
    match = _SENTENCE_RE.match(text, start, line.end)
    return Span(start, match.end() if match else line.end)
