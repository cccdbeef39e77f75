"""Masks: years, numbers and names replaced by signs, and quotes emptied."""

from __future__ import annotations

import random
import re

from .text import HAN, Damage, Edit, Fault, damage, pick
from .words import NAME_RE

MOST = 10
SIGNS = {
    "letters": "xXｘＸхХ",
    "stars": "*＊﹡∗",
    "crosses": "×✕╳✖",
    "boxes": "□■○●△▲◇◆◯",
    "others": "_＿#＃?？☆★※◎·…-",
}
NAME_WORDS = ("某某", "某某某", "XX", "XXX", "xx", "xxx", "X", "A")

_YEAR_RE = re.compile(r"(?<![\d.])(?:19|20)\d\d(?=年)")
_HAN_YEAR_RE = re.compile(r"[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=年)")
_COUNT_RE = re.compile(
    r"(?<![\d.A-Za-z第+×])\d+(?:\.\d+)?"
    r"(?=[万亿]?(?:个|项|家|户|名|人|万|亿|[%％]|公里|亩|吨|件|次|所|座|条|批|平方米|元|台|篇|天|支|处))"
)
_ORDINAL_RE = re.compile(r"(?<=第)[一二三四五六七八九十\d]{1,3}(?=[届次批期])")
_DATE_RE = re.compile(r"(?<=年)\d{1,2}(?=月)|(?<=月)\d{1,2}(?=日)")
_QUOTED_RE = re.compile(r"“([^“”\n]{1,24})”|《([^《》\n]{1,30})》|‘([^‘’\n]{1,20})’")


def _sign(rng: random.Random, among: tuple[str, ...] = tuple(SIGNS)) -> tuple[str, str]:
    family = rng.choice(among)
    return family, rng.choice(SIGNS[family])


def masked_year(text: str, rng: random.Random) -> Damage:
    """2023年 -> 20××年, 202x年, ****年."""
    faults: list[Fault] = []
    for match in _YEAR_RE.finditer(text):
        family, s = _sign(rng)
        year = match[0]
        forms = [f"{year[:2]}{s}{s}"] * 4 + [f"{year[:3]}{s}", f"{year[:2]}{s}{year[3]}"]
        if family != "others":
            forms += [s * 4, f"{year[:2]}{s}"]
        faults.append((Edit(*match.span(), rng.choice(forms), "placeholder", family),))
    for match in _HAN_YEAR_RE.finditer(text):
        family, s = _sign(rng, ("letters", "stars", "crosses"))
        form = rng.choice([match[0][:2] + s * 2, match[0][:3] + s])
        faults.append((Edit(*match.span(), form, "placeholder", family),))
    return damage(text, pick(rng, faults, MOST))


def masked_number(text: str, rng: random.Random) -> Damage:
    """182亿元 -> xx亿元, 第三次 -> 第×次, 5月 -> *月."""
    faults: list[Fault] = []
    for pattern in (_COUNT_RE, _ORDINAL_RE, _DATE_RE):
        for match in pattern.finditer(text):
            family, s = _sign(rng, ("letters", "stars", "crosses", "boxes"))
            forms = [s, s * 2, s * 2, s * 3]
            if "." in match[0]:
                forms = [f"{s}.{s}", f"{s}{s}.{s}", s * 2]
            elif len(match[0]) > 1 and match[0].isdigit():
                forms.append(match[0][0] + s)
            faults.append((Edit(*match.span(), rng.choice(forms), "placeholder", family),))
    return damage(text, pick(rng, faults, MOST))


def masked_name(text: str, rng: random.Random) -> Damage:
    """岚溪市 -> ***市, 顾清远 -> XX."""
    faults: list[Fault] = []
    for match in NAME_RE.finditer(text):
        family = rng.choice(["letters", "stars", "crosses", "boxes", "words"])
        if family == "words":
            new = rng.choice(NAME_WORDS)
        else:
            _, s = _sign(rng, (family,))
            new = s * rng.choice([1, 2, 2, 3, 3, 6])
            if family == "boxes" and len(new) == 1:
                new = s * 2
        faults.append((Edit(*match.span(), new, "placeholder", family),))
    return damage(text, pick(rng, faults, MOST, 30))


def empty_quotes(text: str, rng: random.Random) -> Damage:
    """“十四五”规划 -> “”规划, 《意见》 -> 《》."""
    faults: list[Fault] = []
    for match in _QUOTED_RE.finditer(text):
        if not re.search(f"[{HAN}]", match[0]):
            continue
        filling = rng.choice(["", "", "", " ", *"*×"])
        pair = match[0][0] + filling + match[0][-1]
        sub = "mask" if filling.strip() else match[0][0]
        faults.append((Edit(*match.span(), pair, "empty_quotes", sub),))
    return damage(text, pick(rng, faults, MOST))
