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
_FIGURE = r"[^，。；、：:\d]{1,10}\d[\d.,]*[^，。；、：:\d]{0,4}"
_ROW = rf"""
    [^：:|｜>＞]*\S(?:[ ]{{2,}}|\u3000{{2,}}|\t)[ \u3000\t]*[^：:|｜>＞]*       # cells set apart
  | (?:[\u4e00-\u9fff]{{2,12}}[ \u3000：:]+)?{_NAME}                          # 评委：温世昌
  | {_NAME}[ \u3000]+[\u4e00-\u9fff]{{1,14}}(?:{_BODY})                       # 沈一鸣 研发部
  | (?:[^：:]{{2,24}}[：:]\s*)?(?:[\u4e00-\u9fff]{{1,14}}(?:{_BODY})[ \u3000]+){_NAME}
  | (?:[^：:]{{2,24}}[：:]\s*)?(?:{_NAME}[、，,；; \u3000]*){{2,}}[。；]?  # 何平、田秀英
  | {_CLOCK}(?:\s*[-—–～~至到]+\s*{_CLOCK})?(?:[ \u3000]+[^，。：:]+)?         # 14:30—15:00 讨论
  | [\u4e00-\u9fff]{{2,8}}[：:](?:{_FIGURE}[，,、；;]?){{2,}}[。；;]?          # 柳树村：塘堰30口，
      # 同意票：137票
  | (?:[\u4e00-\u9fff]{{2,8}}[：:]\d[\d.]*[\u4e00-\u9fff％%]{{0,3}}[ \u3000，；]*){{2,}}
      # 东线：甲—乙
  | (?:[^：:，。—]{{1,8}}[：:][^：:，。—；]{{1,10}}(?:[—-]+[^：:，。—；]{{1,10}})+[；。]?)+
  | 【(?:开场|开幕|颁奖|串词|主持|致辞|议程|互动|抽奖|结束|闭幕|尾声)[\u4e00-\u9fff]{{0,4}}】
  | (?:{_HEAD})(?:[（(][^（()）]*[）)])?[：:][^：:]*(?:[：:]\d\d[^：:]*)*        # 时间：9:00
    """
# Between the characters of a label: 主　持　人：
_SPACED_RE = re.compile(
    r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff][ \u3000\u4e00-\u9fff]{0,6}[：:])"
)
_SITE_RE = re.compile(r"来源|浏览|点击|阅读|网站?|编辑|下载|分享|首页|上一|下一")


def is_row(text: str) -> bool:
    """Whether a line is a row of a table or of names, or stands at the head of minutes."""
    if _SITE_RE.search(text):
        return False
    return any(_row().fullmatch(row) for row in {text, _SPACED_RE.sub("", text)})


@cache
def _row() -> re.Pattern[str]:
    """Compiled when it is first asked for: few files are, and it is large."""
    return re.compile(_ROW, re.VERBOSE)
