"""See the class."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostic import Diagnostic, Edit, Fix, Severity
from ..furniture import (
    announces_texts,
    is_line_of_site,
    is_piece,
    is_telling,
    is_title_of_site,
    is_title_of_text,
    may_be_line_of_site,
    words_of_site,
)
from ..language import Words
from ..rule import Invalid, PageRule
from ..site_lines import TRAIL, is_name_of_site
from ..source import Span
from ..speech import Block, BlockKind, Page

_SHARDS = 3  # lines that make a torn pager
_STEP = 12  # characters of a step in a trail of links


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
            "同志们：\n要深入实⟦注册会员方可下载附件⟧施质量强市行动，让群众得到实惠。",
            fixed="同志们：\n要深入实施质量强市行动，让群众得到实惠。",
        ),
        Invalid(
            "同志们：\n要抓好落实。\n⟦共⟧\n⟦3⟧\n⟦页，当前第。⟧\n⟦2⟧\n⟦页⟧\n谢谢大家！",
            fixed="同志们：\n要抓好落实。\n谢谢大家！",
        ),
    )

    def check(self, page: Page) -> Iterator[Diagnostic]:
        for block in page.lead:
            text = page.source.slice(block.span)
            known = is_line_of_site(text, marked=True) or is_name_of_site(text)
            if known or not is_title_of_text(text):
                yield self._furniture(page, block.span)
        for speech in page.speeches:
            for block in _trail(page, speech.blocks):
                yield self._furniture(page, block.span)
            for first, last in _shards(page, speech.blocks):
                for block in speech.blocks[first:last]:
                    yield self._furniture(page, block.span)
            lines = _lines(page, speech.blocks)
            rest: list[Span] = []
            for index, block in enumerate(speech.blocks):
                if index in lines:
                    yield self._furniture(page, block.span)
                else:
                    rest.append(block.span)
            for span in words_of_site(speech, rest):
                yield self._furniture(page, span)

    def _furniture(self, page: Page, span: Span) -> Diagnostic:
        text = page.source.slice(span)
        fix = Fix(
            Words("删去网页残留", "delete what the web page left"),
            (Edit(page.source.cut_span(span), ""),),
            safe=False,
        )
        shown = text if len(text) <= 30 else text[:30] + "……"
        return self.report(page.source.path, span, args={"text": shown}, fix=fix)


def _lines(page: Page, blocks: tuple[Block, ...]) -> set[int]:
    """The blocks that are lines of the site, by themselves or beside others."""
    texts = [page.source.slice(block.span) for block in blocks]
    found = {
        index
        for index, block in enumerate(blocks)
        if is_line_of_site(texts[index], marked=_is_heading(block, texts[index]))
        or (block.kind is BlockKind.TITLE and is_title_of_site(texts[index]))
    }
    for index in sorted(found):
        for step in (-1, 1):
            at = index + step
            listed = step > 0 and announces_texts(texts[index])
            while 0 <= at < len(blocks) and at not in found and not _opens(blocks, at):
                if not (listed if is_title_of_text(texts[at]) else may_be_line_of_site(texts[at])):
                    break
                found.add(at)
                at += step
    return found


def _is_heading(block: Block, text: str) -> bool:
    """Whether a line heads part of the speech, which its words alone do not outweigh."""
    is_title = block.kind is BlockKind.TITLE and is_title_of_text(text)
    return is_title or block.marker is not None or text.startswith("#")


def _opens(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether a speech begins with a block: its title, or what stands above a salutation."""
    after = blocks[at + 1].kind if at + 1 < len(blocks) else None
    return blocks[at].kind is BlockKind.TITLE or after is BlockKind.SALUTATION


def _trail(page: Page, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The steps of a trail of links that was torn into a piece a line: 首页, >, 公开, >."""
    signs = [page.source.slice(b.span) in TRAIL for b in blocks]
    for index, block in enumerate(blocks):
        beside = (index > 0 and signs[index - 1]) or (index + 1 < len(blocks) and signs[index + 1])
        if beside and not signs[index] and block.span.end - block.span.start <= _STEP:
            yield block


def _shards(page: Page, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """Runs of lines that are pieces of a pagination: 共, 3, 页，当前第。, 2, 页."""
    start = None
    for index in range(len(blocks) + 1):
        text = page.source.slice(blocks[index].span) if index < len(blocks) else ""
        if text and is_piece(text):
            start = index if start is None else start
            continue
        if start is not None:
            run = [page.source.slice(b.span) for b in blocks[start:index]]
            if len(run) >= _SHARDS and any(map(is_telling, run)):
                yield start, index
        start = None
