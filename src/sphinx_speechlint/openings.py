"""Whether a paragraph opens inside a word: 业。加强产业协同, 刻提醒自己."""

from __future__ import annotations

import re
from functools import cache

from .lexicon import cut, free
from .names import SURNAMES

# Words of one character that open a sentence.
_OPENERS = frozenset(
    "别我你您他她它这那各在对要从以为把将让因当但而如若虽既即就又也还再并与同向由按据经自到有无没不非是"
    "请望愿祝谢今去前后上下中全本该某每凡所其此何谁一二三四五六七八九十几两多少新旧大小长老高低快慢早晚更最"
    "抓做搞办建促保强稳扩补推守防治打听看想说讲读写学教用给拿带走来回进出过开关起站坐送找选引争创树走"
    "春夏秋冬年月日天地人心山水路党国省市县区镇村乡家农工商军民男女东西南北好真可能应须必已正曾未只且则"
    "话会临尽随沿朝往除围跟比被使等至及时若令凭靠像每共唯惟首末初近远古懂思政网官法德才财贫富师友善勤廉勇敢"
    "爱恨敬忠孝礼义诚信谋谈论议行知言受问答注图指现原另距约乘分见副获愈亦部团厂总值驻列狠吃戏风花雪雨"
    "种栽挖修盖洗扫捐聘挂敲抬挑扛捧端摆练唱跳画演赢输养喂"
)
# Words by themselves that only follow others.
_FOLLOWERS = frozenset("和里内边侧们着了过吗呢吧啊呀嘛的地得者第而且与及")
_FIRST_RE = re.compile("头[一两几年回]")  # 头一条
_RUN_RE = re.compile(r"[\u4e00-\u9fff]{2,14}")


def opens_with_first(text: str) -> bool:
    """Whether a text begins with 头一条, 头两年 and the like."""
    return _FIRST_RE.match(text) is not None


def may_open(character: str) -> bool:
    """Whether a character that is cut off as a word may open a sentence.

    A name is no word of any dictionary: the surname alone is cut off it.
    """
    return character in _OPENERS or character in SURNAMES or character in _others()


@cache
def _others() -> frozenset[str]:
    return free() - _FOLLOWERS


def opens_inside_word(text: str) -> bool:
    """Whether a text's first word is one character that cannot open a sentence.

    Where one more stands alone after it, both may be parts of a name.
    """
    run = _RUN_RE.match(text)
    if run is None or may_open(text[0]) or opens_with_first(text):
        return False
    ends = sorted(cut(run[0]).ends)
    return ends[1] == 1 and len(ends) > 2 and ends[2] > 2


def is_said_again(word: str, text: str) -> bool:
    """Whether a word stands in a text as a word, and not inside another."""
    for run in _RUN_RE.finditer(text):
        ends = cut(run[0]).ends
        place = run[0].find(word)
        while place >= 0:
            if place in ends and place + len(word) in ends:
                return True
            place = run[0].find(word, place + 1)
    return False
