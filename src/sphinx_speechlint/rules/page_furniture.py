"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..language import Words
from ..rule import Invalid, PageRule
from ..source import Span
from ..speech import Block, Page

_LINK = (
    "上一篇|下一篇|上一页|下一页|上一条|下一条|返回首页|返回顶部|返回列表|返回目录"
    "|相关推荐|相关阅读|相关文章|推荐阅读|猜你喜欢|热门文章|热门推荐|最新文章|延伸阅读"
    "|阅读全文|展开全文|查看全文|点击查看|点击下载|点击阅读|立即下载|下载本文|下载文档|全文下载|免费下载"
    "|一键复制|复制全文|全文复制|复制文本|分享到|分享至|扫一扫|扫码关注|关注公众号|微信公众号"
    "|版权声明|免责声明|转载请注明|责任编辑|责编|字体大小|打印本页|关闭窗口|我要投稿|收藏本文|网站地图"
    "|联系我们|用户登录|注册登录|开通会员|会员专享|付费阅读|登录后查看|点赞|举报|全文阅读|发表评论|评论"
)
# A whole line of the site around the speech.
_LINE_RE = re.compile(
    rf"""
    [【\[（(>»·•\s]*(?:{_LINK})(?:[】\]）)：:>»\s]|$)[^。！？]{{0,60}}[。.]?   # 上一篇：……
  | (?:{_LINK})[^，。！？]{{0,10}}
  | (?:(?:{_LINK}|复制|收藏|打印|分享|评论|首页|顶|踩)[\s|｜/·]*){{2,}}     # 收藏 | 打印
  | 分享[：:到].{{0,30}}
  | (?:您|你)可能(?:还)?(?:感兴趣|喜欢).{{0,20}}
  | [【\[（(]?(?:字体|字号)(?:大小)?[：:\s].{{0,16}}                          # 【字体：大 中 小】
  | (?:当前|目前)?位?于?第\s*\d{{1,3}}\s*页[\s/／，,]*共\s*\d{{1,3}}\s*页
  | (?:登录|注册|付费|充值|开通会员|展开|点击|下载)[^，。]{{0,8}}
        (?:查看|阅读|全文|剩余)[^，。]{{0,16}}                               # 展开剩余55%
  | (?:本?文档|资料|文件)为?[^，。]{{0,6}}(?:电子版|可编辑|Word|WORD|word|下载)[^。]{{0,30}}[。]?
  | 为[您你]提供[^。]{{0,40}}[。]?
  | (?:(?:[\[【(（]?\d{{1,3}}[\]】)）]?|首页|尾页|末页|[.…]|[上下]一?页)\s*){{2,}}
  | [-—–·\s]{{1,3}}\d{{1,3}}[-—–·\s]{{1,3}}                               # - 2 -
  | (?:阅读|浏览|点击|访问|下载|转发|收藏|点赞|评论)(?:[量数]|次数|人数)?
        [：:（(\s]*\d[\d,.万]*.{{0,30}}                                     # 阅读量：59889
  | [^。]{{0,40}}(?:侵权|侵犯)[^。]{{0,30}}(?:联系|删除|告知)[^。]{{0,20}}[。！]?
  | 本文由.{{1,30}}(?:整理|发布|提供|收集|编辑|撰写).{{0,10}}
  | [赞踩顶]\s*[（(]?\d*[）)]?
  | (?:文章|本文|内容|信息|稿件|资料|图片)?(?:来源|出处|转自|摘自|编辑)[：:].{{0,80}}
  | (?:浏览次数|点击数|阅读数|浏览量|关键词|标签)[：:].{{0,80}}
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
  | [^。]{{0,20}}(?:扫描|扫码|长按|识别)[^。]{{0,12}}二维码[^。]{{0,20}}[。！]?
  | [^。]{{0,40}}版权[^。]{{0,6}}(?:所有|归)[^。]{{0,40}}[。！]?
    """,
    re.VERBOSE,
)
# What shows that a sentence is the site's, speaking of the texts it has collected.
_EDITOR_RE = re.compile(
    r"""
    小编
  | (?:以上|下面|以下|本文|这篇|本篇|上文)(?:就?是|为|内容)?[^。！？\n]{0,40}?
        (?:供(?:大家|您|你|各位)?(?:参考|阅读|借鉴|学习)|希望(?:对|能)[^。！？\n]{0,16}帮助
          |整理(?:的|了|收集)|精心(?:整理|准备|收集))
  | (?:欢迎|敬请)(?:大家|您|各位)?(?:阅读|浏览|下载|收藏|借鉴|参考)
  | 感谢(?:您|你)的(?:阅读|浏览)
  | 更多[^。！？\n]{1,30}(?:请(?:关注|访问|点击|查看)|尽在)
  | (?:范文|写作技巧|写作方法)[^。！？\n]{0,40}(?:参考|借鉴|了解|帮助|欣赏)
    """,
    re.VERBOSE,
)
_SENTENCE_RE = re.compile(r"[^。！？\n]*[。！？]?")
# Words of the site that were pasted into the middle of a sentence.
_INLINE_RE = re.compile(
    r"""
    当前隐藏内容(?:免费|付费|登录|请)?(?:查看|阅读|后可见)?
  | 此处内容(?:已)?(?:被)?(?:隐藏|需要?|仅限|登录)[^，。]{0,12}?(?:查看|阅读|可见|隐藏)
  | 本文由[^，。]{1,16}?(?:收集整理|整理发布|整理|发布|提供)
  | [（(【\[](?:未完待续|全文完)[）)】\]]
  | [（(【\[](?:转载|本文|来源[：:]|点击|未完|更多|小编|编辑|下载|登录|扫码)
        [^）)】\]\n]{0,30}[）)】\]]
  | [（(【\[][^）)】\]\n，。]{0,8}(?:之家|范文网?|文库|公文网|文秘网?|文档网|资料网|作文网)[）)】\]]
  | (?:剩余|还有)\s*\d{1,3}\s*[%％]?的?(?:内容|未读|全文)[^，。]{0,12}
  | 点击(?:展开|阅读|查看)(?:全文|剩余|更多)[^，。]{0,6}
  | (?:登录|注册|付费|开通会员)后?(?:可|即可|才能)(?:查看|阅读)[^，。]{0,8}
  | 本文来自[^，。]{1,20}网
  | (?:https?://|www\.)[A-Za-z0-9./?=&_-]+
  | 共\s*\d{1,3}\s*页[，,]\s*当前第\s*\d{1,3}\s*页
  | (?<=[\u4e00-\u9fff])【(?!\d+】)[\u4e00-\u9fff0-9]{2,8}】(?=[\u4e00-\u9fff，。])
    """,
    re.VERBOSE,
)
# One piece of a pager or a share bar that was torn into a piece a line.
_SHARD_RE = re.compile(
    r"共|页|当前|第|\d{1,3}|[共当前第页\d\s，,。./／]{1,10}|首页|尾页|末页|[上下]一?页"
    r"|分享到?[：:]?|微信|微博|新浪微博|QQ空间|QQ好友|QQ|朋友圈|字[体号](?:大小)?[：:]?|大|中|小"
    r"|打印|收藏|评论|点赞|复制|转发|更多|[>»›|｜]"
)
_SHARD_SIGN_RE = re.compile(r"页|分享|微信|微博|QQ|字[体号]|打印|收藏|评论|点赞|转发")
_SHARDS = 3
_STEP = 12  # characters of a step in a trail of links
_LINE_LIMIT = 120


class PageFurniture(PageRule):
    """网页残留。

    检查什么
        网站加进来、不属于讲话的文字：导语和“小编”按语、上一篇下一篇、点击下载、一键复制、
        来源和分享、分页（整行或被拆成一字一行）、插在句中的“当前隐藏内容免费查看”。
    为什么不好
        读者会把它当成讲话的一部分；检索和查重也会受干扰。
    怎样修改
        删去。
    """

    english = """Left over from a web page.

    What it reports
        Words of the web site that are not the speech's: lead-ins and editors' notes, previous
        and next, downloads, copy buttons, sources and sharing, pagination (whole or torn into
        characters), “当前隐藏内容免费查看” in the midst of a sentence.
    Why it matters
        Readers take it for the speech; search and comparison suffer.
    How to mend it
        Delete it.
    """

    family = "residue"
    severity = Severity.ERROR
    messages = {"zh": "网页残留：{text}", "en": "left over from a web page: {text}"}
    valid = (
        "同志们：\n第一页已经翻过，下一页正在书写。\n我们来到北京。\n谢谢大家！",
        "同志们：\n要关注微信公众号等新媒体的作用。\n请点击率高的同志发言，供大家参考。",
    )
    invalid = (
        Invalid(
            "同志们：\n大家好，开会了。\n⟦下面是小编为大家整理的，供大家参考。⟧\n要抓好落实。",
            fixed="同志们：\n大家好，开会了。\n要抓好落实。",
        ),
        Invalid(
            "同志们：\n政协制度⟦当前隐藏内容免费查看⟧是重要制度。\n⟦一键复制⟧",
            fixed="同志们：\n政协制度是重要制度。",
        ),
        Invalid(
            "同志们：\n要抓好落实。\n⟦共⟧\n⟦3⟧\n⟦页，当前第。⟧\n⟦2⟧\n⟦页⟧\n谢谢大家！",
            fixed="同志们：\n要抓好落实。\n谢谢大家！",
        ),
    )

    def check(self, page: Page) -> Iterator[Diagnostic]:
        source = page.source
        if page.speeches and page.speeches[0].blocks[0].kind.value == "title":
            for block in page.lead:
                yield self._furniture(page, block.span)
        for speech in page.speeches:
            for block in _trail(page, speech.blocks):
                yield self._furniture(page, block.span)
            for first, last in _shards(page, speech.blocks):
                for block in speech.blocks[first:last]:
                    yield self._furniture(page, block.span)
            for block in speech.blocks:
                yield from self._in_block(page, block, source.slice(block.span))

    def _in_block(self, page: Page, block: Block, text: str) -> Iterator[Diagnostic]:
        if len(text) <= _LINE_LIMIT and _LINE_RE.fullmatch(text):
            yield self._furniture(page, block.span)
            return
        spans = {m.span() for m in _INLINE_RE.finditer(text)}
        inside = {at for start, end in spans for at in range(start, end)}
        spans |= {
            _sentence(text, m.start()) for m in _EDITOR_RE.finditer(text) if m.start() not in inside
        }
        for start, end in sorted(spans):
            yield self._furniture(page, Span(block.span.start + start, block.span.start + end))

    def _furniture(self, page: Page, span: Span) -> Diagnostic:
        text = page.source.slice(span)
        fix = Fix(
            Words("删去网页残留", "delete what the web page left"),
            (Edit(page.source.cut_span(span), ""),),
            safe=False,
        )
        shown = text if len(text) <= 30 else text[:30] + "……"
        return self.report(page.source.path, span, args={"text": shown}, fix=fix)


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The sentence around an offset."""
    start = max(text.rfind(mark, 0, at) for mark in "。！？") + 1
    match = _SENTENCE_RE.match(text, start)
    return start, match.end() if match else len(text)


def _trail(page: Page, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The steps of a trail of links that was torn into a piece a line: 首页, >, 公开, >."""
    signs = [page.source.slice(b.span) in (">", "»", "›") for b in blocks]
    for index, block in enumerate(blocks):
        beside = (index > 0 and signs[index - 1]) or (index + 1 < len(blocks) and signs[index + 1])
        if beside and not signs[index] and block.span.end - block.span.start <= _STEP:
            yield block


def _shards(page: Page, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """Runs of lines that are pieces of a pagination: 共, 3, 页，当前第。, 2, 页."""
    start = None
    for index in range(len(blocks) + 1):
        text = page.source.slice(blocks[index].span) if index < len(blocks) else ""
        if text and _SHARD_RE.fullmatch(text):
            start = index if start is None else start
            continue
        if start is not None:
            run = [page.source.slice(b.span) for b in blocks[start:index]]
            if len(run) >= _SHARDS and any(_SHARD_SIGN_RE.search(piece) for piece in run):
                yield start, index
        start = None
