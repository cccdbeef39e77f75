"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity
from ..language import Words
from ..lexicon import cut
from ..rows import is_row
from ..rule import Invalid, Option, Rule
from ..source import Span
from ..speech import Block, BlockKind, Speech

_HAN_RE = re.compile(r"[\u3400-\u9fff]")
_TABULAR_RE = re.compile(r"[\t|]|[ \u3000]{3}")
_INNER_RE = re.compile(r"[。，；！？,;]")
_PAUSE_RE = re.compile(r"[。，、；：！？,;:]")
_DONE_RE = re.compile(
    r"[。！？；：…—～.!?;:~][”’」』）)》】\]*\"']*$|[）)\]】]$|[A-Za-z/][0-9]*$|[：:]\s*\d+$"
)
# Words after which something must follow; a full stop was put after what is left.
_UNFINISHED_CHARACTERS = "是和在对被由从与把让将向以或并而但且因则于往即若如太更又再"
_UNFINISHED = rf"""
    [{_UNFINISHED_CHARACTERS}]
  | 以及|关于|对于|至于|为了|为着|随着|沿着|本着|鉴于|按照|围绕
  | 因为|由于|虽然|尽管|如果|只有|无论|不仅
  | 并且|而且|尤其|特别是|即使|更加|十分|非常|极其|较为|日益|逐步|逐渐|尽快|大力|着力|切实|认真
  | 各种|各个|每个|那些
"""
_UNFINISHED_RE = re.compile(_UNFINISHED, re.VERBOSE)
# The same as words of their own: 共商国是, 人还在, 说得对.
_SOUND_RE = re.compile(
    r"(?:国是|[之言成战议求附讲]和|[都还仍永常同也所人心]在|[得很都不说绝没全更]对"
    r"|在[，；,;][\u4e00-\u9fff]{1,3}在"
    r"|(?:^|[^\u4e00-\u9fff])[是在对])。$"
)
# Verbs and adverbs that make no clause by themselves: ，推动。
_ALONE = "推动|推进|加强|促进|确保|实现|通过|不断|进一步|切实|继续|提高|完善"
_ALONE_RE = re.compile(_ALONE)
_ENDS_SO_RE = re.compile(rf"(?:{_UNFINISHED}|{_ALONE})。$", re.VERBOSE)
_WORD_RE = re.compile(r"[\u4e00-\u9fff]+")
_LASTS = frozenset(_UNFINISHED_CHARACTERS).union(  # the last characters of all these
    word[-1] for word in _WORD_RE.findall(f"{_UNFINISHED}{_ALONE}")
)
_STOPPED_RE = re.compile(r"([\u4e00-\u9fff]{1,10})。$")
_HANGING_RE = re.compile(r"[，,][\u4e00-\u9fff]?$")
_SHORTEST = 8  # characters of a line that stops at a comma
_VERSE_RE = re.compile(r".{4,19}[，。；,;]")
_TAIL = 6
_LAST = 16  # characters enough to see how a paragraph ends


class CutEnd(Rule):
    """段尾被截断。

    检查什么
        成句的段落末尾没有句号、问号、叹号、分号、冒号，或停在逗号、顿号上；
        或句号之前是“是”“以及”“更加”之类后面必有下文的词。
        题目、落款、独占一行的标题、表格、短的诗行和外文段落不检查。
    为什么不好
        后半段在转载时丢了，或一段被拆成了几段。
    怎样修改
        按原文补上段尾；若下一段正是后半句，就把两段接起来。
    """

    english = """Paragraph cut off at its end.

    What it reports
        A paragraph of sentences without 。？！； or a colon at its end, or stopping at a comma
        or 、, or with a word before its 。 that needs more to follow (是, 以及, 更加). Titles,
        signatures, headings on lines of their own, tables, short lines of verse and paragraphs
        in foreign languages are left out.
    Why it matters
        The second half was lost when the text was copied, or one paragraph was torn into
        several.
    How to mend it
        Restore the end from the original; if the next paragraph is the other half, join the
        two.
    """

    family = "truncation"
    severity = Severity.WARNING
    options = (
        Option(
            "min-length",
            20,
            Words("短于这么多字的段落不检查", "paragraphs with fewer characters are left out"),
            Words(
                "9 份公开发表的报告中，末尾没有标点的题目、落款、标题以外的短行都不足 20 字",
                "in 9 published reports, short lines without a final mark other than titles, "
                "signatures and headings have fewer than 20 characters",
            ),
        ),
    )
    messages = {"zh": "段尾被截断：{text}", "en": "paragraph cut off at its end: {text}"}
    valid = (
        "人民政协工作要坚持党的领导，坚持正确方向，不断开创新局面。",
        "政协工作会议讲话\n2014年9月21日\n同志们：\n大家好。",
        "要抓好以下工作，逐项落实到人，确保取得实效：\n一是学习；\n二是落实。",
        "委员参与国是。\n初心还在。\n路走得对。\n双方言和。\n绿色福祉可感可及。\n与群众同心同向。",
        "柳树村：塘堰30口，渠道9公里，泵站2座\n东线：县城—沙河—五里坡；西线：县城—柳树井—老君庙",
        "抄送：市委办公室，市人大常委会办公室，市政协办公室，军分区",
        "枯藤老树昏鸦，\n小桥流水人家，\n古道西风瘦马。",
        "The committee met in Beijing, and it adopted the report by a large majority",
    )
    invalid = (
        Invalid(
            "同志们：\n人民政协工作要坚持党的领导，坚持正确方向，不断⟦开创事业发展⟧\n谢谢大家！"
        ),
        Invalid(
            "同志们：\n我们要认真落⟦实侨务政策，⟧\n过去一年，国防和军队建设取得新的重大进展，改革不断深化。\n谢谢大家！"
        ),
        Invalid("一是坚持党的领导。把方向、管大局，始终同心同向、⟦同心同行，⟧\n二是狠抓落实。"),
        Invalid("五要把握制度建设新部署，推进规范履职。人民政协制度⟦是。⟧\n要坚持下去。"),
        Invalid("五要坚持以人民为中心，让发展成果惠及全体人民，让人民生活⟦更加。⟧\n谢谢！"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        for index, block in enumerate(speech.blocks):
            text = speech.text(block)
            last = text[-_LAST:]
            if word := _unfinished(last):
                if _is_prose(block, text):
                    span = Span(block.span.end - len(word), block.span.end)
                    yield self.report(speech.source.path, span, args={"text": word})
                continue
            if _DONE_RE.search(last):
                continue
            hangs = _hangs(speech, index)
            if len(text) < self.option("min-length") and not hangs:
                continue
            if not _INNER_RE.search(text) or not _is_prose(block, text, hangs=hangs):
                continue
            if text[-1] in "”’》」』" and len(text) < 2 * self.option("min-length"):
                continue
            span = Span(block.span.end - _TAIL, block.span.end)
            tail = speech.source.slice(span)
            start = max((m.end() for m in _PAUSE_RE.finditer(tail[:-1])), default=0)
            span = Span(span.start + start, span.end)
            args = {"text": speech.source.slice(span)}
            yield self.report(speech.source.path, span, args=args)


def _unfinished(text: str) -> str:
    """The last word and its stop, where it is one that needs more to follow."""
    ends_so = text[-2:-1] in _LASTS and _ENDS_SO_RE.search(text)
    match = _STOPPED_RE.search(text) if ends_so else None
    if match is None or _SOUND_RE.search(text):
        return ""
    *_, start, end = sorted(cut(match[1]).ends)
    word = match[1][start:end]
    alone = start == 0 and len(match[1]) < len(text) - 1 and _ALONE_RE.fullmatch(word)
    return word + "。" if alone or _UNFINISHED_RE.fullmatch(word) else ""


def _hangs(speech: Speech, index: int) -> bool:
    """Whether a short line stops at a comma or one character behind it, and is no verse."""
    text = speech.text(speech.blocks[index])
    if len(text) < _SHORTEST or _HANGING_RE.search(text) is None:
        return False
    beside = (*speech.blocks[max(0, index - 1) : index], *speech.blocks[index + 1 : index + 2])
    return not any(_VERSE_RE.fullmatch(speech.text(block)) for block in beside)


def _is_prose(block: Block, text: str, *, hangs: bool = False) -> bool:
    if block.kind is BlockKind.HEADING:
        marker = block.marker
        if marker is None or (block.body is None and not marker.style.enumerates and not hangs):
            return False
    elif block.kind not in (BlockKind.PARAGRAPH, BlockKind.CLOSING):
        return False
    return (
        not _TABULAR_RE.search(text)
        and not is_row(text)
        and 2 * len(_HAN_RE.findall(text)) > len(text)
    )
