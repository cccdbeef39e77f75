"""Whether a line, a sentence or a phrase is the web site's and not the speech's.

A line is the site's by its shape (上一篇：……, 阅读量：120), or because its characters are
rather those of sites than of speeches (此文档由网友上传).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .inserted import inserted
from .pasted import pasted
from .rows import is_row
from .source import Span
from .web_text import is_plain, likeness
from .web_traces import count, traces

_LINK = (
    "上一篇|下一篇|上一页|下一页|上一条|下一条|返回首页|返回顶部|返回列表|返回目录"
    "|收录于合集|向上滑动看下一个|选择留言身份|关联词条|往期精彩|往期回顾|往期推荐|精彩回顾|相关推荐|相关阅读|相关文章|推荐阅读|猜你喜欢|热门文章|热门推荐|最新文章|延伸阅读"
    "|阅读全文|展开全文|查看全文|点击查看|点击下载|点击阅读|立即下载|下载本文|下载文档|全文下载|免费下载"
    "|一键复制|复制全文|全文复制|复制文本|分享到|分享至|扫一扫|扫码关注|关注公众号|微信公众号"
    "|版权声明|免责声明|转载请注明|责任编辑|责编|字体大小|打印本页|关闭窗口|我要投稿|收藏本文|网站地图"
    "|联系我们|用户登录|注册登录|开通会员|会员专享|付费阅读|登录后查看|全文阅读|发表评论"
)
_BUTTON = "复制|收藏|打印|分享|评论|首页|顶|踩|点赞|举报|关闭|纠错|回复|楼主|热搜|搜索|留言"
# What stands before a colon in a site's notes on a text.
_LABEL = (
    "(?:文章|本文|内容|信息|稿件|资料|图片|文档|网站|政府网站|上传|今日)?"
    "(?:来源|出处|转自|摘自|编辑|稿源|编号|标识码|备案号?|技术支持|关键词|标签|栏目|分类|Tags?|TAGS?|访问量?|来自|查看|浏览)"
)
# A whole line of the site around the speech.
_LINE_RE = re.compile(
    rf"""
    [【\[（(>»·•\s]*(?:{_LINK})(?:[】\]）)：:>»\s]|$)[^。！？]{{0,60}}[。.]?   # 上一篇：……
  | (?:{_LINK})[^，。！？]{{0,10}}
  | (?:[【\[]?(?:{_LINK}|{_BUTTON})(?:本[文页])?[】\]]?[\s|｜/·]*){{2,}}     # 收藏 | 打印
  | [【\[〖](?:{_BUTTON}|我要纠错)[】\]〗]|(?:我要)?纠错|评论|点赞|举报|回复|搜索|楼主  # 【纠错】
  | [>»›▶►\s]*[^。！？]{{1,14}}[>»›]{{1,3}} | [>»›]{{2,3}}[^。！？]{{1,14}}               # 更多>>
  | (?:.{{0,6}}(?:已有|已经?|还剩?|第)\s*)?\d+\s*[人次位页条篇](?:已经?|[在正未没])*
        (?:阅读|浏览|访客|访问|评论|回复|收藏|下载|[未没]读).{{0,12}}  # 已有12人阅读
  | (?:大小|页数|格式|下载积分|字数)[：:]\s*(?:\d[\d.]*\s*[KMkm]?[Bb]?|[A-Za-z]{{3,5}})
  | (?:Powered|Designed?|Theme)\s[Bb]y\s.{{1,30}}|发表于\s*\d{{4}}-.{{1,16}}|视力保护色?[：:]?
  | 分享[：:到].{{0,30}}
  | (?:您|你)可能(?:还)?(?:感兴趣|喜欢).{{0,20}}
  | [【\[（(]?(?:字体|字号)(?:大小)?[：:\s].{{0,16}}                          # 【字体：大 中 小】
  | (?:当前|目前)?位?于?第\s*\d{{1,3}}\s*页[\s/／，,]*共\s*\d{{1,3}}\s*页
  | (?:登录|注册|付费|充值|开通会员|展开|点击|下载)[^，。]{{0,8}}
        (?:查看|阅读|全文|剩余)[^，。]{{0,16}}                               # 展开剩余55%
  | (?:本?文档|资料|文件)为?[^，。]{{0,6}}(?:电子版|可编辑|Word|WORD|word|下载)[^。]{{0,30}}[。]?
  | 为[您你]提供[^。]{{0,40}}[。]?
  | (?![\d.,…]+$)(?:(?:[\[【(（]?\d{{1,3}}[\]】)）]?|首页|尾页|末页|[.…]|[上下]一?页)\s*){{2,}}
  | [-—–·\s]{{1,3}}\d{{1,3}}[-—–·\s]{{1,3}}                               # - 2 -
  | (?:阅读|浏览|点击|访问|下载|转发|收藏|点赞|评论)(?:[量数]|次数|人数)?
        [：:（(\s]*\d[\d,.万]*.{{0,30}}                                     # 阅读量：59889
  | [^。]{{0,40}}(?:侵权|侵犯)[^。]{{0,30}}(?:联系|删除|告知)[^。]{{0,20}}[。！]?
  | 本文由.{{1,30}}(?:整理|发布|提供|收集|编辑|撰写).{{0,10}}
  | (?:[赞踩顶]\s*[（(]?\d*[）)]?\s*)+
  | [【\[（(]?(?:{_LABEL})[：:].{{0,80}}
  | (?:浏览次数|点击数|阅读数|浏览量)[：:].{{0,80}}
  | (?:发布|更新|发表)(?:时间|日期|于)[：:].{{0,30}}
  | (?:时间|日期|作者|编辑|浏览|点击|字号|原标题|关注)[：:]                     # 时间：
  | \d{{4}}[-/年]\d{{1,2}}[-/月]\d{{1,2}}日?\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?.{{0,20}}
  | [>»›]
  | [（(]新华社[^（()）]{{2,20}}电[）)]
  | [（(]?《[^》]{{2,16}}》\s*[（(][^（()）]*版\s*[）)][）)]?
  | (?=.*[\u4e00-\u9fff]{{4}})(?:[\u4e00-\u9fff]{{2,6}}[ \u3000]){{7,}}[\u4e00-\u9fff]{{0,6}}\s*
  | 共\s*\d{{0,3}}\s*页[，,]?.{{0,12}}                                     # 共3页，当前第1页
  | 第?\s*\d{{1,3}}\s*/\s*\d{{1,3}}\s*页?
  | [-—\s]*第\s*\d{{1,3}}\s*页[-—\s]*
  | (?:https?://|www\.)\S+
  | [^，。]{{0,10}}(?:首页|主页)(?:\s*[>»›]\s*[^，。]{{1,12}})+             # 首页 > 范文 > 讲话
  | [^，。；！？<>]{{0,20}}(?:\s*[>＞»›→]{{1,2}}\s*[^，。；！？<>»›→]{{1,40}}){{2,}}
  | 回复\s*\d{{1,4}}\s*[#楼].{{0,30}}
  | [-—=\s]*(?:END|(?:The|THE)\s+(?:End|END)|完)[-—=\s]*                    # — END —
  | [^。]{{0,20}}(?:扫描|扫码|长按|识别)[^。]{{0,12}}二维码[^。]{{0,20}}[。！]?
  | [^。]{{0,40}}版权[^。]{{0,6}}(?:所有(?![者人权])|归)[^。]{{0,40}}[。！]?
  | (?:校对|审核|审校|监制|撰稿|供稿|上传者?|发布者?|发布人|排版)[：:]\s*\S{{1,12}}  # 校对：张三
  | [【\[]?(?:导语|导读|编者按|小编寄语|原标题)[】\]：:].{{0,80}}                      # 导语：……
  | (?:全文|本文|文章|正文)?(?:共|约|字数)[：:约]?\s*\d+\s*字?                     # 全文共3200字
  | (?:客服|联系|咨询|投稿|加|官方)?(?:QQ群?|微信号?|邮箱|电话|热线)[：:]\s*[\w@.+\- ]{{4,40}}
  | .{{0,30}}(?:ICP备|[Cc]opyright|All\s[Rr]ights\s[Rr]eserved|©).{{0,60}}
  | [^。！？]{{2,60}}\.(?:docx?|DOCX?|pdf|PDF|pptx?|txt|wps|rar|zip)(?:\s*[-_—|]\s*.{{1,20}})?
  | (?P<ruler>[=＝\-—~～*＊·.…☆★◇◆_])(?P=ruler){{4,}}[^。！？]{{1,16}}(?P=ruler){{5,}}
  | 广告\s*关闭|赞助商?(?:推广|链接)|推广链接
  | (?:看|读)[完过][^。，]{{0,24}}的(?:人|网友|用户|读者)?还(?:看|读|浏览)了?[：:]?
  | \W{{0,4}}猜你(?:还)?(?:想看|喜欢|感兴趣).{{0,40}}
  | \W{{0,3}}[^。！？，]{{4,24}}(?:精选|范文|佳句|金句|开头|结尾)
        [^。！？，]{{0,6}}\d{{1,3}}[例篇句则条]
  | 广告|推广|赞助|友情链接|正在加载.{{0,4}}|加载中.{{0,4}}|[首尾末]页|\[?NextPage\]?|pagebreak
  | (?:大家|网友|看过|看了|[您你]可能)[^。，]{{0,8}}(?:在看|还看了?|也看了?|[都也还]喜欢|还关注)
    """,
    re.VERBOSE,
)
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
_EDITOR_RE = re.compile(
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
    """,
    re.VERBOSE,
)
_SENTENCE_RE = re.compile(r"[^。！？\n]*[。！？]?[”’」』）)]*")
# One piece of a pager or a share bar that was torn into a piece a line.
_SHARD_RE = re.compile(
    r"共|页|当前|第|\d{1,3}|[共当前第页\d\s，,。./／]{1,10}|首页|尾页|末页|[上下]一?页"
    r"|分享到?[：:]?|微信|微博|新浪微博|QQ空间|QQ好友|QQ|朋友圈|字[体号](?:大小)?[：:]?|大|中|小"
    r"|打印|收藏|评论|点赞|复制|转发|更多|[>»›|｜]"
)
_SHARD_SIGN_RE = re.compile(r"页|分享|微信|微博|QQ|字[体号]|打印|收藏|评论|点赞|转发")
_ASKED_RE = re.compile(r"[问答][：:]")
_LINE_LIMIT = 120


def is_line_of_site(text: str, *, marked: bool) -> bool:
    """Whether a whole line is the site's; ``marked``: an ordinal opens it."""
    if len(text) <= _LINE_LIMIT and _LINE_RE.fullmatch(text):
        return True
    code = _CODE_HINT_RE.search(text)
    if code:
        code = _CODE_RE.search(_REMARK_RE.sub("", text) if len(text) > _LINE_LIMIT else text)
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


def words_of_site(text: str, here: frozenset[int]) -> Iterator[Span]:
    """What is the site's inside a line: pasted words, and editors' sentences.

    ``here``: the pairs of characters of the line, perhaps with that before it.
    """
    places = traces(text, here)
    spans = set(pasted(text))
    spans |= {run for run in inserted(text, places) if not any(map(run.overlaps, spans))}
    inside = {at for start, end in spans for at in range(start, end)}
    judged = 0
    for match in _EDITOR_RE.finditer(text):
        if match.start() >= judged and match.start() not in inside:
            start, judged = _sentence(text, match.start())
            spans.add(Span(start, judged))
    if len(places) >= _TRACES and (len(text) > _LINE_LIMIT or "。" in text):
        spans |= set(_sentences_of_site(text, places))
    yield from sorted(spans)


def _sentences_of_site(text: str, places: Sequence[int]) -> Iterator[Span]:
    for match in _SENTENCE_RE.finditer(text):
        span = Span(*match.span())
        if count(places, span) >= _TRACES and _likeness(match[0]) > _INSERTED:
            yield span


def is_piece(text: str) -> bool:
    """Whether a line may be one piece of a pager or share bar torn into a piece a line."""
    return _SHARD_RE.fullmatch(text) is not None


def is_telling(text: str) -> bool:
    """Whether such a piece shows what it is a piece of."""
    return _SHARD_SIGN_RE.search(text) is not None


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence around an offset."""
    start = max(text.rfind(mark, 0, at) for mark in "。！？") + 1
    match = _SENTENCE_RE.match(text, start)
    return start, match.end() if match else len(text)
