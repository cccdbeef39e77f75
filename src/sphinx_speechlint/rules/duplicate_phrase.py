"""See the class."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from ..diagnostic import Diagnostic, Severity
from ..grams import pairs_of
from ..rule import Invalid, Rule
from ..sentences import SENTENCE_RE, sentences_of
from ..source import Span
from ..speech import Speech

_TWICE_RE = re.compile(r"([\u4e00-\u9fff])(?!\1)([\u4e00-\u9fff])\1\2")
# Where people are told to do a thing a little, the verb may be said twice: 都消停消停，
_ASKED_RE = re.compile(r"[都去来要想能给让儿是起我你您们他先再多好帮也可以就互相得该常戚友家]$")
_PAUSE_RE = re.compile(r"[，。！？；、,;!?再吧嘛]|$")
_COUNTS_RE = re.compile(r"[一二三四五六七八九十两几]")
# Verbs that may be said twice (研究研究), and words said twice for effect.
_TWICE = """
研究 讨论 商量 考虑 学习 休息 打扫 锻炼 宣传 了解 交流 沟通 总结 检查 尝试 准备 介绍 说明 思考 体验
认识 照顾 打听 收拾 整理 活动 参观 感受 调整 改进 议论 评议 琢磨 掂量 合计 庆祝 热闹 高兴 轻松 放松
非常 很多 许多 永远 特别 好多 真的 那么 多少 提醒 鼓励 加油 感谢 谢谢 前进 团结 奋斗 胜利 万岁
"""
_MAY_BE_TWICE = frozenset(_TWICE.split())
_CLAUSE_RE = re.compile(r"[^，。；：！？,;:!?\n]+")
_JOINED_RE = re.compile(r"[和及与]|以及|等")
_ECHO = 4  # characters of a clause said again that may be a slip
_MIN_SENTENCE = 30  # characters of a sentence that a paragraph says twice only by mistake
_MAX_PASTED = 3000  # characters of sentences pasted again running: bounds the work on long lines
_MIN_LENGTH = 8  # characters of a repeated clause; shorter ones are said twice for effect
_MAX_CLAUSES = 3
_MIN_ITEM = 3


class DuplicatePhrase(Rule):
    """词句重复。

    检查什么
        同一个词连写两遍（各级各级），同一句话连着说两遍，几句话连在一起又出现一遍，或同一串并列的词语里有两个相同
        （基本理论、基本路线、基本纲领、基本路线）。“研究研究”“一件一件”这样的重叠不算。
    为什么不好
        抄录时看错了行；并列词语重复，往往是其中一个原来是别的词。
    怎样修改
        删去多余的一遍；并列词语核对原文。
    """

    english = """Repeated words.

    What it reports
        A word written twice running (各级各级), a sentence said twice running, several sentences
        pasted again in one paragraph, or two equal members of an enumeration (基本理论、基本路线、
        基本纲领、基本路线). Reduplication as in 研究研究 or 一件一件 is proper.
    Why it matters
        The copyist's eye slipped; in an enumeration one of the two was often another word.
    How to mend it
        Delete the repetition; compare enumerations with the original.
    """

    family = "duplicate"
    severity = Severity.WARNING
    messages = {"zh": "词句重复：{text}", "en": "repeated words: {text}"}
    valid = (
        "我们要研究研究、商量商量，一步一步来，很多很多困难都不怕。",
        "人民有信仰，国家有力量，民族有希望。好，很好，非常好。",
        "大家都消停消停，听我说。剩下的跟亲戚串换串换。说着说着就哭了。加油干，加油干！前进，前进，向前进。一代人，又一代人，都在这里奋斗。",
    )
    invalid = (
        Invalid("应该说，⟦各级各级⟧党委对政协工作都很重视。"),
        Invalid("向全市各级组织，向广大委员，⟦向全市各级组织，向广大委员⟧表示感谢！"),
        Invalid("安全生产没有旁观者，⟦没有旁观者⟧，每个岗位都连着责任。"),
        Invalid(
            "会议开得好。要狠抓落实，落实到每一个部门。要加强督查，督查到每一个环节。"
            "⟦要狠抓落实，落实到每一个部门。要加强督查，督查到每一个环节。⟧散会。"
        ),
        Invalid("贯彻党的基本理论、基本路线、基本纲领、⟦基本路线⟧、基本要求。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        twice = speech.once(pairs_of).twice()
        every = _CLAUSE_RE.findall(source.text, *speech.span)
        clauses, items = _may_repeat(every), _may_repeat_items(every)
        for block, sentences in zip(speech.blocks, speech.once(sentences_of), strict=True):
            text, (first, last) = speech.text(block), block.span
            may_hold = bisect_left(twice, first) < bisect_left(twice, last - 3)
            spans = [
                m.span()
                for m in (_TWICE_RE.finditer(text) if may_hold else ())
                if _is_slip(m[1] + m[2])
                and not text.startswith("长", m.end())  # 大队大队长
                and not (_ASKED_RE.search(text[: m.start()]) and _PAUSE_RE.match(text, m.end()))
            ]
            spans += _repeated_clauses(text) if clauses else ()
            spans += _repeated_items(text) if items else ()
            if len(set(sentences)) < len(sentences):
                pasted = _repeated_sentences(text)
                within = {at for start, end in pasted for at in range(start, end)}
                spans = [span for span in spans if within.isdisjoint(range(*span))] + pasted
            for start, end in sorted(spans):
                span = Span(block.span.start + start, block.span.start + end)
                shown = source.slice(span)
                yield self.report(source.path, span, args={"text": shown[:40]})


def _is_slip(word: str) -> bool:
    """Whether a word that stands twice running does so by mistake."""
    return (
        word not in _MAY_BE_TWICE
        and _COUNTS_RE.search(word) is None
        and word[1] != "着"
        and word[0] not in "整成很许"
    )


def _repeated_sentences(text: str) -> list[tuple[int, int]]:
    """Sentences that stand twice: several that were pasted again running, or a long one.

    One that stands three times is a refrain.
    """
    sentences = list(SENTENCE_RE.finditer(text))
    often = Counter(match[0].strip() for match in sentences)
    first: dict[str, int] = {}
    found: list[tuple[int, int]] = []
    for match in sentences:
        start, end = match.span()
        before = first.setdefault(match[0].strip(), start)
        length = start - before
        if not length or often[match[0].strip()] > 2 or (found and start < found[-1][1]):
            continue
        is_near = _MIN_SENTENCE <= length <= _MAX_PASTED
        if is_near and text[before:start] == text[start : start + length]:
            found.append((start, start + length))
        elif end - start >= _MIN_SENTENCE:
            found.append((start, end))
    return found


def _may_repeat(clauses: Iterable[str]) -> bool:
    """Whether clauses hold what both kinds of repetition begin with."""
    words = [*map(str.strip, clauses)]
    return any(map(str.startswith, words[1:], words)) or any(
        any(map(str.endswith, words, words[count:])) for count in range(1, _MAX_CLAUSES + 1)
    )


def _may_repeat_items(clauses: Iterable[str]) -> bool:
    """Whether two items of one series begin alike."""
    for clause in clauses:
        if clause.count("、") > 1:
            heads = [item[:_MIN_ITEM] for item in clause.split("、")[1:]]
            if len(set(heads)) < len(heads):
                return True
    return False


def _repeated_clauses(text: str) -> list[tuple[int, int]]:
    """Clauses, one to three, that stand twice running; the last may run on."""
    clauses = list(_CLAUSE_RE.finditer(text))
    words = [m[0].strip() for m in clauses]
    if not _may_repeat(words):
        return []
    found = []
    index = 0
    while index < len(clauses):
        for count in range(_MAX_CLAUSES, 0, -1):
            first, second = words[index : index + count], words[index + count : index + 2 * count]
            if len(second) != count:
                continue
            last = clauses[index + 2 * count - 1]
            stops = text[last.start() - 1], text[last.end() : last.end() + 1]
            if _is_repeated(first, second) or (
                count == 1 and set(stops) <= set("，,") and _is_echo(first[0], second[0])
            ):
                length = min(len(first[-1]), len(second[-1]))
                found.append((clauses[index + count].start(), last.start() + length))
                index += count
                break
        index += 1
    return found


def _is_repeated(first: list[str], second: list[str]) -> bool:
    """Whether clauses are said again: words may stand before the first and after the last."""
    if len(first) == 1:
        again = second[0].startswith(first[0]) or first[0].endswith(second[0])
        return again and min(len(first[0]), len(second[0])) >= _MIN_LENGTH
    return (
        min(map(len, second)) > 1  # 干！干！干！
        and first[0].endswith(second[0])
        and first[1:-1] == second[1:-1]
        and second[-1].startswith(first[-1])
        and sum(map(len, second)) >= _MIN_LENGTH
    )


def _is_echo(first: str, second: str) -> bool:
    """Whether a short clause between commas is said again: 全程跟踪，全程跟踪，."""
    return first.endswith(second) and len(second) >= _ECHO and second not in _MAY_BE_TWICE


def _repeated_items(text: str) -> list[tuple[int, int]]:
    """Items that stand twice in one series of words joined by 、.

    The first item runs into the words before it and is not compared.
    """
    found: list[tuple[int, int]] = []
    if text.count("、") < 2:
        return found
    for clause in _CLAUSE_RE.finditer(text):
        if clause[0].count("、") < 2:
            continue
        items = clause[0].split("、")
        seen: set[str] = set()
        start = clause.start() + len(items[0]) + 1
        for item in items[1:]:
            word = _JOINED_RE.split(item)[0]  # the last item: 基本路线和基本要求
            if word in seen and len(word) >= _MIN_ITEM:
                found.append((start, start + len(word)))
            seen.add(word)
            start += len(item) + 1
    return found
