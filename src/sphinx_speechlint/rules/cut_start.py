"""See the class."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..openings import is_said_again, opens_inside_word
from ..rule import Invalid, Rule
from ..series import Step, steps, tail
from ..source import Span
from ..speech import Block, BlockKind, Speech

# Characters that cannot open a sentence, unless they begin one of the words named.
_MID_SENTENCE_RE = re.compile(
    r"""
    [，。、；：！？）】》」』,;!?)]                       # a mark that closes or joins
  | [”’](?![0-9０-９]|[^“”‘’\n]{1,12}[“‘])                            # not ”三农“工作
  | 的(?![确士卢话])
  | 了(?![解不结望却然])
  | 着(?![力眼重手实装想火陆色落迷急凉床])
  | 们
  | 之(?![所后前江间中外类于])
  | (?:                                                     # 产，稳住……  底线。坚持……
        (?![一二三四五六七八九十甲乙丙丁好是对嗯啊哎唉哦哈不行看听想请谢])
        (?P<one>[\u4e00-\u9fff])(?:[，；。,;]|、(?!.[、和]))
      | (?!谢谢|[要没不].|你好|您好|各位|是的|好的|可以|不是|不行|当然|同志|大家|来吧)
        (?P<two>[\u4e00-\u9fff]{2})。
    )
    (?=[\u4e00-\u9fff].{17})              # not in verse
    (?![是这那就即乃])                      # 水，是生命之源: a theme
    """,
    re.VERBOSE,
)
# Words that open a sentence: a paragraph in a gap that begins so may be whole.
_OPENER_RE = re.compile(
    r"各|同志|朋友|我|全[市县省区国]|今|去年|明年|当前|目前|近|同时|此外|另外|总之|因此|所以|但|然而|为|在|通过"
    r"|经|面对|回顾|过去|未来|一|对|要|必须|应|坚持|加强|推进|这|那|按照|根据|以|从|下|刚才|现在|让|最后|\d"
)
_SOON = 16
_PROSE = 20  # characters; shorter lines may be names, slogans and verse
# Two clauses to one measure, as 聚万众之心，汇亿万之力: a cut would have upset it.
_COUPLET_RE = re.compile(r"([\u4e00-\u9fff]{4,9})[，、；]([\u4e00-\u9fff]{4,9})(?=[，。；、！])")
_HEAD_RE = re.compile(r".[^，。；：！？、,;:!?]{0,7}")


class CutStart(Rule):
    """段首被截断。

    检查什么
        段落从句子中间开始：段首是“，、。）”之类不能起头的标点，“的、了、们、及”之类不能起句的字，
        或半个词（“业质量有提升”），或第一句只有一两个字；
        或者一段没有编号的文字正好落在编号的缺口里，而同组其他各条都只有一段。
    为什么不好
        前半段连同编号在转载时丢了，留下的半句没有主语，读不通。
    怎样修改
        按原文补回段首。
    """

    english = """Paragraph cut off at its start.

    What it reports
        A paragraph that begins inside a sentence: with a mark that cannot open one (，、。）),
        with a character that cannot (的, 了, 们, 及), with half a word (业质量有提升), or with a
        first sentence of only one or two characters; or an unnumbered paragraph that stands
        exactly in a gap of the numbering where every other item is a single paragraph.
    Why it matters
        The first half was lost with its number; what is left has no subject and does not read.
    How to mend it
        Restore the beginning from the original.
    """

    family = "truncation"
    severity = Severity.WARNING
    messages = {"zh": "段首被截断：{text}", "en": "paragraph cut off at its start: {text}"}
    variants = {
        "gap": {
            "zh": "段首可能被截断：{text}……落在编号缺口里，{here}之前缺一条",
            "en": "paragraph probably cut off at its start: {text}… stands in a gap before {here}",
        }
    }
    valid = (
        "工作取得成效。\n聚万众之心，汇亿万之力，没有过不去的坎，也没有越不过的山。",
        "的确，成绩来之不易。\n了解民情，反映民意。\n及时跟进。\n于是大家都赞成。",
        "（一）抓项目。完成投资。\n（二）抓民生。办好实事。\n以上工作都要落实。",
        "“三农”工作要抓好。\n陈清远同志是岚溪县的老支书，在村里一干就是三十年。",
        "工作取得成效。\n水，是生命之源。要把每一条河都管好，让河里的水清起来。",
    )
    invalid = (
        Invalid("工作取得成效。\n⟦的贡献⟧。一是要紧紧围绕大局。"),
        Invalid("工作取得成效。\n⟦底线⟧。坚持统筹发展和安全，完善机制，压实责任，抓好落实。"),
        Invalid("工作取得成效。\n⟦，进一步完善机制⟧，抓好落实。"),
        Invalid("工作取得成效。\n⟦”技术攻关工程⟧。推动创新联盟扩面提质，支持企业牵头组建。"),
        Invalid("工作取得成效。\n⟦业质量有提升⟧，新引进的项目都已开工，年内可以投产。"),
        Invalid("（一）抓项目。完成投资。\n⟦资金到位⟧，进展顺利。\n（三）抓民生。办好实事。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        in_gap = _tails(speech)
        for block in speech.blocks:
            if block.kind is not BlockKind.PARAGRAPH:
                continue
            text = speech.text(block)
            head = _HEAD_RE.match(text)
            if head is None or len(text) < 4:
                continue
            span = Span(block.span.start, block.span.start + head.end())
            args = {"text": head[0]}
            cut = _MID_SENTENCE_RE.match(text)
            if (cut and not _is_theme(text, cut["one"] or cut["two"])) or (
                len(text) >= _PROSE and opens_inside_word(text) and not _is_couplet(text)
            ):
                yield self.report(speech.source.path, span, args=args)
            elif in_gap and (step := in_gap.get(block)) is not None:
                args["here"] = speech.source.slice(step.marker.span)
                yield self.report(speech.source.path, span, key="gap", args=args)


def _is_theme(text: str, word: str | None) -> bool:
    """Whether a first word that stands alone is soon said again: 奋斗。唯有奋斗……"""
    return word is not None and is_said_again(word, text[len(word) : _SOON])


def _is_couplet(text: str) -> bool:
    """Whether the first two clauses are equally long and share a character at one place."""
    pair = _COUPLET_RE.match(text)
    return (
        pair is not None
        and len(pair[1]) == len(pair[2])
        and any(a == b for a, b in zip(pair[1], pair[2], strict=True))
    )


def _tails(speech: Speech) -> dict[Block, Step]:
    """The paragraphs in numbering gaps of series whose other items are one paragraph each."""
    series: dict[int, list[Step]] = defaultdict(list)
    for step in steps(speech):
        if not step.inline:
            series[step.series].append(step)
    found: dict[Block, Step] = {}
    for members in series.values():
        gaps = {
            block: step
            for step in members
            if (block := tail(speech, step)) is not None
            and not _OPENER_RE.match(speech.text(block))
        }
        # What follows the last item may conclude them all.
        after = [speech.blocks[s.index + 1] for s in members[:-1]]
        if not any(b.kind is BlockKind.PARAGRAPH and b not in gaps for b in after):
            found |= gaps
    return found
