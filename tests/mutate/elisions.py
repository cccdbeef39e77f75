"""Elisions: words taken out without a trace."""

from __future__ import annotations

import random
import re

from .text import HAN, Damage, Edit, Fault, damage, pick, prose
from .words import BODY, PERSONS, PLACE_RE, READS, TERMS

MOST = 8
_ORDINAL = "[一二三四五六七八九十]{1,3}"

# What the first group matches is lost; what is left cannot be read.
_NAME_RES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"以({'|'.join(PERSONS)})同志为核心",
        r"以[^，。]{2,4}同志为(核心)",
        rf"在({BODY}(?:、{BODY})*)的(?:坚强|正确|统一)?领导下",
        rf"[在由经向](?P<a>{BODY})、{BODY}",
        rf"我(?:谨)?代表((?:中共)?[{HAN}]{{2,12}})[，,]",
        rf"按照({BODY}(?:和{BODY})?)的(?:部署|要求|安排)",
        rf"(?:按照|落实)({BODY})和{BODY}的",
        rf"党的((?:十[{HAN}]|二十)大|{_ORDINAL}届{_ORDINAL}中全会)(?=以来|召开|提出|强调|指出)",
        rf"(?<=[。\n])([{HAN}]{{2,12}})(?:指出|强调)[，：,:]",
        rf"[省市县区]委({_ORDINAL})届{_ORDINAL}次全会",
        rf"第({_ORDINAL})届[{HAN}]{{2,12}}第",
        rf"[{HAN}]届({_ORDINAL})次(?:全会|会议)",
    )
)
_UNITS = (
    "个百分点|亿元(?!以上|以下|级|项目|大关|村|企业|的|产业)|公里|平方米|公斤|吨|亩|件|项|家|户|名|次|座|所|篇|台"
    "|个(?!人|性|体|别)|批次|万元(?!以上|以下|GDP|级)|条(?!例|件|款)|处(?!理|置|于|分)"
)
_NUMBER_RE = re.compile(
    rf"(?<=[{HAN}])(?<![第数几每近超约上各前后达一二三四五六七八九十百千万亿这那两多])"
    rf"(?<!超过)(?<!以上)(?<!突破)(?!(?<=业)\d+家)(\d+(?:\.\d+)?)(?=(?:{_UNITS}))"
)
_RATE_RE = re.compile(r"(?:增长|下降|提高|上升|达到|降到|升至|超过|占|率)(\d+(?:\.\d+)?)(?=[%％])")
_ANY_PERCENT_RE = re.compile(r"(?<=\d)[%％]")
_LIST_RE = re.compile(r"分别增长(\d[\d.]*%)((?:、\d[\d.]*%)*)和(\d[\d.]*%)")
_BEFORE_PLACE = "(?:[为对把在让给与同向由从]|提高了?|推介|展示|宣传|介绍)"
_AFTER_PLACE = "(?:的|来说|而言|各级|成为|打造|建成)"


def elided_name(text: str, rng: random.Random) -> Damage:
    """以××同志为核心 -> 以同志为核心, 我代表省政府，向 -> 我代表，向."""
    faults: list[Fault] = []
    for pattern in _NAME_RES:
        for match in pattern.finditer(text):
            start, end = match.span(1)
            faults.append(_lose(match, start, end, "name"))
    return damage(text, pick(rng, faults, MOST))


def elided_place(text: str, rng: random.Random) -> Damage:
    """为岚溪的发展 -> 为的发展."""
    pattern = rf"{_BEFORE_PLACE}({PLACE_RE.pattern})[省市县区镇]?{_AFTER_PLACE}"
    faults: list[Fault] = []
    for match in re.finditer(pattern, text):
        end = match.end(1) + (text[match.end(1)] in "省市县区镇")
        faults.append(_lose(match, match.start(1), end, "place"))
    return damage(text, pick(rng, faults, MOST))


def elided_number(text: str, rng: random.Random) -> Damage:
    """投资182亿元 -> 投资亿元, 分别增长5%、6%和7% -> 分别增长、和."""
    faults: list[Fault] = []
    faults += [
        (Edit(*match.span(), "", "elision", "digits", before=2, after=3),)
        for match in _NUMBER_RE.finditer(text)
    ]
    for match in _RATE_RE.finditer(text):
        # Without an object 达到 cannot end a clause; 增长 can.
        sign_too = match[0][0] not in "增下提上率" and text[match.end() + 1] in "，；。,;"
        end = match.end() + sign_too
        sub = "rate" if sign_too else "digits"
        faults.append((Edit(match.start(1), end, "", "elision", sub, before=3, after=2),))
    for match in _LIST_RE.finditer(text):
        new = "分别增长" + "、" * match[2].count("、") + "和"
        faults.append((Edit(*match.span(), new, "elision", "list", after=1),))
    return damage(text, pick(rng, faults, MOST))


def elided_percent(text: str, rng: random.Random) -> Damage:
    """Every % of the text lost: 增长44.9，."""
    faults: list[Fault] = []
    for match in _ANY_PERCENT_RE.finditer(text):
        number = re.search(r"[\d.]+$", text[: match.start()])
        assert number
        before = text[max(0, number.start() - 4) : number.start()]
        certain = re.search("增长|下降|提高|上升|率|占", before) is not None
        size = len(number[0])
        faults.append(
            (Edit(*match.span(), "", "elision", "percent", before=size, certain=certain),)
        )
    return damage(text, faults)


def elided_term(text: str, rng: random.Random) -> Damage:
    """招商引资 -> 招引资: one character of a fixed term lost."""
    faults: list[Fault] = []
    for row in prose(text, 30):
        for term in TERMS:
            for match in re.finditer(term, row.text):
                k = rng.randint(1, len(term) - 1)
                if term[:k] + term[k + 1 :] in READS:
                    continue
                at = row.start + match.start() + k
                left = len(term) - 1 - k
                faults.append((Edit(at, at + 1, "", "elision", "char", before=k, after=left),))
    return damage(text, pick(rng, faults, MOST))


def _lose(match: re.Match[str], start: int, end: int, sub: str) -> Fault:
    before, after = min(4, start - match.start()), min(6, match.end() - end)
    return (Edit(start, end, "", "elision", sub, before=max(1, before), after=max(1, after)),)
