"""Lines of a speech that are no prose: rows of a table, lists of names, the head of minutes.

They hold names, figures and labels as the notes of a web site do, and are not judged by
their words.
"""

from __future__ import annotations

import re
from functools import cache

from .names import SURNAMES

_NAME = rf"[{SURNAMES}][ \u3000]*[\u4e00-\u9fff][ \u3000]*[\u4e00-\u9fff]?"
_BODY = (
    "[部科处室局厂组班队系院所站司镇村乡社校]|中心|车间|支部|大学|[中小]学|医院|银行|委员会|大区"
)
_HEAD = (
    "(?:会议|活动|开会|报到|讲话)?(?:时间|地点|日期)|主持人?|出席|列席|缺席|请假|记录人?|参加人?员?|与会人员|议题|议程"
    "|报告人|主讲人?|发言人|致辞人?|领誓人|联系人|责任单位|牵头(?:单位|领导|部门)|配合单位|完成时限|附件?"
    "|主题词|主送|抄送|抄报|印发|整理"
)
_CLOCK = r"\d{1,2}[:：]\d\d"
# What stands between two figures or stops is theirs in one way alone: a line that is no row would
# be tried in more ways than there is time for.
_FIGURE = r"[^，。；、：:\d.,;]{1,14}\d[\d.,]*+"
_STOPS = "[^：:，。—；-]{1,10}(?:[—-]+[^：:，。—；-]{1,10})+"
_ROW = rf"""
    [^：:|｜>＞]*\S(?:[ ]{{2,}}|\u3000{{2,}}|\t)[ \u3000\t]*[^：:|｜>＞]*       # cells set apart
  | (?:[\u4e00-\u9fff]{{2,12}}[ \u3000：:]+)?{_NAME}                          # 评委：温世昌
  | {_NAME}[ \u3000]+[\u4e00-\u9fff]{{1,14}}(?:{_BODY})                       # 沈一鸣 研发部
  | (?:[^：:]{{2,24}}[：:]\s*)?(?:[\u4e00-\u9fff]{{1,14}}(?:{_BODY})[ \u3000]+){_NAME}
  | {_CLOCK}(?:\s*[-—–～~至到]+\s*{_CLOCK})?(?:[ \u3000]+[^，。：:]+)?         # 14:30—15:00 讨论
  | [\u4e00-\u9fff]{{2,8}}[：:]{_FIGURE}                                        # 柳树村：塘堰30口，
        (?:(?:[^，。；、：:\d.,;]{{0,4}}[，,、；;])?{_FIGURE})+[^，。；、：:\d.,;]{{0,4}}[。；;]?
      # 同意票：137票
  | [\u4e00-\u9fff]{{2,8}}[：:]\d[\d.]*
        (?:(?:[\u4e00-\u9fff％%]{{0,3}}[ \u3000，；]+[\u4e00-\u9fff]{{2,8}}
            |[\u4e00-\u9fff％%]{{2,11}})[：:]\d[\d.]*)+[\u4e00-\u9fff％%]{{0,3}}[ \u3000，；]*
      # 东线：甲—乙
  | [^：:，。—；-]{{1,8}}[：:]{_STOPS}(?:[；。][^：:，。—；-]{{1,8}}[：:]{_STOPS})*[；。]?
  | 【(?:开场|开幕|颁奖|串词|主持|致辞|议程|互动|抽奖|结束|闭幕|尾声)[\u4e00-\u9fff]{{0,4}}】
  | (?:{_HEAD})(?:[（(][^（()）]*[）)])?[：:][^：:]*(?:[：:]\d\d[^：:]*)*        # 时间：9:00
    """
# Between the characters of a label: 主　持　人：
_SPACED_RE = re.compile(
    r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff][ \u3000\u4e00-\u9fff]{0,6}[：:])"
)
_LABEL_RE = re.compile(r"[^：:]{2,24}[：:]\s*")
_SITE_RE = re.compile(r"来源|浏览|点击|阅读|网站?|编辑|下载|分享|首页|上一|下一")


def is_row(text: str) -> bool:
    """Whether a line is a row of a table or of names, or stands at the head of minutes."""
    if _SITE_RE.search(text):
        return False
    rows = {text, _SPACED_RE.sub("", text)}
    return any(_row().fullmatch(row) or _is_list_of_names(row) for row in rows)


def _is_list_of_names(text: str) -> bool:
    """Whether a line is names alone, two at least, maybe behind a label: 列席：何平、田秀英.

    A name has two characters or three, which one pattern would try in every combination.
    """
    label = _LABEL_RE.match(text)
    starts = {0, label.end() if label else 0}
    first = {end for start in starts for end in _after_name(text, start)}
    waiting = [end for start in first for end in _after_name(text, start)]
    reached: set[int] = set()
    while waiting:
        if (end := waiting.pop()) not in reached:
            reached.add(end)
            waiting += _after_name(text, end)
    return any(text[end:] in ("", "。") for end in reached)


def _after_name(text: str, at: int) -> list[int]:
    """Where something else may begin behind a name at an offset."""
    found = (name.match(text, at) for name in _names())
    return [match.end() for match in found if match]


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    """Names of two and of three characters with what parts them from others."""
    name = rf"[{SURNAMES}][ \u3000]*[\u4e00-\u9fff]"
    return tuple(
        re.compile(rf"{name}{more}[、，,；; \u3000]*")
        for more in ("", r"[ \u3000]*[\u4e00-\u9fff]")
    )


@cache
def _row() -> re.Pattern[str]:
    """Compiled when it is first asked for: few files are, and it is large."""
    return re.compile(_ROW, re.VERBOSE)
