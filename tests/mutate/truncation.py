"""Truncation: paragraphs that lost a beginning or an end, were torn or run together."""

from __future__ import annotations

import logging
import random
import re

import jieba

from .outline import excuses, items
from .text import HAN, PAUSES, STOPS, Damage, Edit, Fault, damage, pick, prose, spaced

jieba.setLogLevel(logging.WARNING)

MOST = 5
# Alone, these may open a sentence, so a word cut down to one of them is no visible fault.
_OPENERS = frozenset(
    "我你他她它这那有要是在对从把为以向让使将由与和同当每各全新大本其但而且若如就只也还都已不无多少"
    "党上下前后今年月日人一二三四五六七八九十百千万第两几谁何既即因所可能须应会想请看说讲做抓建办用自"
)
_UNFIT_FIRST = frozenset(
    spaced("的 了 着 们 和 与 及 以及 等 之 地 得 性 化 中 上 下 里 方面 来说")
)
_UNFIT_LAST = frozenset(
    spaced(
        "和 与 对 把 在 向 以 进行 将 从 被 使 让 及 由 给 以及 并 更加 不断 进一步 坚持 推动 加强"
    )
)
_SERIES_RE = re.compile(r"[一二三四五六七八九十]{1,2}[是要、]|第[一二三四五六七八九十]|[（(]")
_RUN_ON_RE = re.compile(
    r"(?<=[。！；])\n+\s*(?=(第[二三四五六七八九]，|[（(][二三四五六七八九]+[）)]|[二三四五六七八九]、"
    r"|同志们[，！]|各位(?:代表|同志|老师|领导)[，！、]|\d[.．、](?!\d)))"
)


def _words(text: str) -> list[tuple[int, int]]:
    return [(start, end) for _, start, end in jieba.tokenize(text)]


def cut_start(text: str, rng: random.Random) -> Damage:
    """The first characters of a paragraph lost, up to inside its first clause."""
    faults: list[Fault] = []
    for row in prose(text, 80)[1:]:
        cuts = _start_cuts(row.text)
        if cuts:
            k, sub = rng.choice(cuts)
            edit = Edit(row.start, row.start + k, "", "truncated", sub, after=6)
            faults.append((edit,))
    taken = pick(rng, faults, MOST)
    return damage(text, [*taken, *excuses(text, taken, [f[0].start for f in taken])])


def _start_cuts(text: str) -> list[tuple[int, str]]:
    """Where a paragraph may be cut so that what is left cannot open a sentence."""
    stop = re.search(f"[{STOPS}]", text[6:])
    head = text[: min(40, stop.start() + 6 if stop else 40)]
    cuts = []
    for start, end in _words(head):
        word = head[start:end]
        if (
            start > 1
            and word in _UNFIT_FIRST
            and head[start - 1] not in PAUSES
            and _words(text[start : start + 8])[0][1] == len(word)
        ):
            cuts.append((start, "function"))
        inner = end - 1
        rest = text[inner : inner + 8]
        if (
            end - start > 1
            and inner > 2
            and re.fullmatch(f"[{HAN}]+", word)
            and rest[0] not in _OPENERS
            and _words(rest)[0][1] == 1
        ):
            cuts.append((inner, "word"))
    return [(k, sub) for k, sub in cuts if _is_balanced(text[:k])]


def _is_balanced(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("“”", "《》", "（）", "()"))


def cut_end(text: str, rng: random.Random) -> Damage:
    """The last characters of a paragraph lost."""
    faults: list[Fault] = []
    for row in prose(text, 60):
        last = max(row.text.rfind(mark, 0, -1) for mark in STOPS) + 1
        low = max(last + 3, len(row.text) - 60)
        if low >= len(row.text) - 2:
            continue
        k = rng.randint(low, len(row.text) - 3)
        sub = "comma" if row.text[k - 1] in PAUSES else "word"
        if row.text[k - 1] in "”》）":
            continue
        end = row.start + len(row.text)
        faults.append((Edit(row.start + k, end, "", "truncated", sub, before=6),))
    return damage(text, pick(rng, faults, MOST))


def cut_end_closed(text: str, rng: random.Random) -> Damage:
    """A paragraph cut after a word that cannot end a sentence, with a stop put there."""
    faults: list[Fault] = []
    for row in prose(text, 60):
        last = max(row.text.rfind(mark, 0, -1) for mark in STOPS) + 1
        ends = [
            last + end
            for start, end in _words(row.text[last:])
            if start > 2 and row.text[last + start : last + end] in _UNFIT_LAST
        ]
        if ends:
            at = row.start + rng.choice(ends)
            end = row.start + len(row.text)
            faults.append((Edit(at, end, "。", "truncated", "closed", before=6),))
    return damage(text, pick(rng, faults, MOST))


def split_paragraph(text: str, rng: random.Random) -> Damage:
    """A sentence torn over two lines, or a phrase of it on a line of its own."""
    faults: list[Fault] = []
    for row in prose(text, 80):
        words = [w for w in _words(row.text) if w[0] > 20 and w[1] < len(row.text) - 20]
        if not words:
            continue
        start, end = rng.choice(words)
        if row.text[start - 1] in STOPS + "；;：:”" or _SERIES_RE.match(row.text, start):
            continue
        if row.text[start] in PAUSES + STOPS or not _is_balanced(row.text[:start]):
            continue
        at = row.start + start
        sub = "comma" if row.text[start - 1] in PAUSES else "word"
        torn = Edit(at, at, "\n", "truncated", sub, before=6)
        faults.append((torn, Edit(at, at, "", "truncated", sub, after=6)))
        if end - start > 2 and row.text[end] not in PAUSES + STOPS:
            at, end = row.start + start, row.start + end
            word = text[at:end]
            edits = (
                Edit(at, at, "\n", "truncated", "link", before=6),
                Edit(at, end, word, "truncated", "link"),
                Edit(end, end, "\n", "truncated", "link", before=len(word)),
                Edit(end, end, "", "truncated", "link", after=6),
            )
            faults.append(edits)
    return damage(text, pick(rng, faults, MOST))


def merged_paragraph(text: str, rng: random.Random) -> Damage:
    """A numbered paragraph or an address run on to the paragraph before it."""
    faults: list[Fault] = []
    for match in _RUN_ON_RE.finditer(text):
        if text.rfind("\n", 0, match.start()) < match.start() - 40:
            edit = Edit(*match.span(), "", "truncated", "merged", before=1, after=len(match[1]))
            faults.append((edit,))
    taken = pick(rng, faults, 3)
    return damage(text, [*taken, *excuses(text, taken, [f[0].end for f in taken])])


_OPENINGS = (
    "同志们：\n今天，我们在这里召开{0}，主要任务是总结前一段工作、部署下一步任务。下面，我讲几点意见。\n",
    "各位同志：\n刚才，大家围绕{0}作了很好的发言，我都同意。借此机会，我再谈几点看法。\n",
    "尊敬的各位领导、同志们：\n很高兴参加今天的{0}。首先，我向大家的到来表示热烈的欢迎！\n",
)
_TOPICS = (
    "安全生产工作会议",
    "基层党建座谈会",
    "信访工作推进会",
    "防汛抗旱动员会",
    "林长制工作会议",
)
_BODY = (
    "一、统一思想，提高认识\n{0}是一项长期任务，大家要从全局出发来看待，不能有丝毫松懈。\n"
    "二、压实责任，抓好落实\n各单位主要负责人要靠前指挥，对照清单逐项检查，月底前把结果报上来。\n"
)


def spliced_speech(text: str, rng: random.Random) -> Damage:
    """Another speech begins in the middle: its salutation and its own numbering."""
    rows = [i for i in items(text) if i.level == 0 and i.number > 1]
    if not rows or "\n一、" not in text:
        return Damage(text, [])
    at = rng.choice(rows).end
    topic = rng.choice(_TOPICS)
    salutation, rest = rng.choice(_OPENINGS).format(topic).split("\n", 1)
    first = _BODY.format(topic[:-2])
    edits = (
        Edit(at, at, salutation + "\n", "truncated", "run_together"),
        Edit(at, at, rest, "truncated", "run_together"),
        Edit(at, at, first[:2], "numbering", certain=False),
        Edit(at, at, first[2:], "truncated", "run_together"),
    )
    after = next((i for i in items(text) if i.start >= at and i.level == 0), None)
    excuse = ()
    if after is not None:
        excuse = (Edit(after.start, after.start, "", "numbering", after=2, certain=False),)
    fault = (*edits, *excuse)
    return damage(text, [fault, *excuses(text, [fault])])
