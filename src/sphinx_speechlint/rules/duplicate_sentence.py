"""See the class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from ..diagnostic import Diagnostic, Severity
from ..language import Words
from ..rule import Invalid, Option, Rule, related_place
from ..sentences import SENTENCE_RE, sentences_of
from ..source import Source, Span
from ..speech import Block, BlockKind, Speech

_PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CLOSING)  # a heading may run in
_SHOWN = 40  # characters
_WHOLE = 0.5  # of a paragraph; of more, the paragraph itself is a copy or a near-copy


class DuplicateSentence(Rule):
    """句子重贴。

    检查什么
        前面一段里的一句或连着的几句话，原样又出现在后面另一段里。整段相同由
        duplicate-paragraph 报告，大半相同由 near-duplicate-paragraph 报告。
    为什么不好
        多半是粘贴时带进了别处的句子，后一段因此前言不搭后语。
    怎样修改
        核对原文，删去多出来的句子。
    """

    english = """Sentences pasted again.

    What it reports
        One sentence or several of an earlier paragraph that stand word for word inside a later
        one. Whole copies belong to duplicate-paragraph, those that are mostly alike to
        near-duplicate-paragraph.
    Why it matters
        Sentences of elsewhere were pasted in, and the paragraph does not hang together.
    How to mend it
        Compare with the original; delete the sentences that do not belong there.
    """

    family = "duplicate"
    severity = Severity.WARNING
    options = (
        Option(
            "min-length",
            50,
            Words("少于这么多字的不报告", "shorter runs of sentences are not reported"),
            Words(
                "口号和套话不到 50 字；公开发表的报告里没有更长的句子出现两次",
                "slogans and set phrases are shorter; no longer sentence stands twice in "
                "published reports",
            ),
        ),
    )
    messages = {
        "zh": "句子重贴：{text}，前面第 {line} 行已有",
        "en": "sentences pasted again from line {line}: {text}",
    }
    valid = (
        "要抓好落实，务求实效。会议很重要。\n散会以后，请大家认真准备。要抓好落实，务求实效。",
        "同志们：\n要坚持项目为王，围绕主导产业延链补链强链，力争全年新开工亿元以上项目三十个，"
        "推动存量企业扩能改造。\n要坚持项目为王，围绕主导产业延链补链强链，力争全年新开工亿元以上项目三十个，"
        "推动存量企业扩能改造。",
    )
    invalid = (
        Invalid(
            "抓项目是第一位的。要坚持项目为王，围绕主导产业延链补链强链，力争全年新开工亿元以上项目三十个，"
            "推动存量企业扩能改造，确保固定资产投资稳定增长。\n"
            "抓民生要用心用情。要办好十件实事，让群众看得见、摸得着、得实惠，把好事办好、实事办实，"
            "真正办到群众的心坎上，一件接着一件办，一年接着一年干。"
            "⟦要坚持项目为王，围绕主导产业延链补链强链，力争全年新开工亿元以上项目三十个，"
            "推动存量企业扩能改造，确保固定资产投资稳定增长。⟧"
        ),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source, sentences = speech.source, speech.once(sentences_of)
        often = Counter(chain.from_iterable(sentences))
        again = {sentence for sentence, times in often.items() if times > 1}
        earlier: dict[str, Span] = {}
        for block, said in zip(speech.blocks, sentences, strict=True):
            if block.kind not in _PROSE or again.isdisjoint(said):
                continue
            spans = [Span(*m.span()) for m in SENTENCE_RE.finditer(source.text, *block.span)]
            for run, first in _runs(source, spans, earlier):
                if self._is_long(run, block):
                    place = Span(first.start, first.start + run.end - run.start)
                    text = source.slice(run)
                    args = {
                        "text": text if len(text) <= _SHOWN else text[:_SHOWN] + "……",
                        "line": str(source.position(place.start).line),
                    }
                    related = (related_place(source, place),)
                    yield self.report(source.path, run, args=args, related=related)
            for span in spans:
                earlier.setdefault(source.slice(span).strip(), span)

    def _is_long(self, run: Span, block: Block) -> bool:
        length = run.end - run.start
        whole = block.span.end - block.span.start
        return self.option("min-length") <= length <= _WHOLE * whole


def _runs(
    source: Source, sentences: list[Span], earlier: dict[str, Span]
) -> Iterator[tuple[Span, Span]]:
    """The sentences that stood earlier, those that stood there side by side as one run.

    With each the first sentence of where it stood.
    """
    run: Span | None = None
    first = last = Span(0, 0)
    for span in sentences:
        before = earlier.get(source.slice(span).strip())
        if run and before and before.start == last.end and span.start == run.end:
            run, last = Span(run.start, span.end), before
            continue
        if run:
            yield run, first
        run, first, last = (span, before, before) if before else (None, first, last)
    if run:
        yield run, first
