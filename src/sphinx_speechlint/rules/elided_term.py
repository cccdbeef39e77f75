"""See the class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ..diagnostic import Diagnostic, Severity
from ..lexicon import SOUND, TERMS, idioms
from ..rule import Invalid, Rule
from ..source import Span
from ..speech import Speech


def _damaged(terms: tuple[str, ...]) -> Mapping[str, str]:
    """Each term with one inner character gone, where that is no part of a term itself."""
    broken: dict[str, str] = {}
    for term in terms:
        for place in range(1, len(term) - 1):
            rest = term[:place] + term[place + 1 :]
            if rest not in SOUND and not any(rest in other for other in terms):
                broken.setdefault(rest, term)
    return MappingProxyType(broken)


_DAMAGED = MappingProxyType({**idioms(), **_damaged(TERMS)})
_LENGTHS = sorted({len(rest) for rest in _DAMAGED})
# A term without its last character, before a mark or a word that can follow only a whole one.
_UNENDED_RE = re.compile(
    "(?:"
    + "|".join(sorted({re.escape(t[:-1]) for t in TERMS if t[:-1] not in SOUND}))
    + ")(?=[，。；、！？”》）,;]|的|和|与)"
)
# Terms that lost their first or last character, and what may rightly stand there.
_EDGE_RE = re.compile(
    r"""
    政治协(?![商同调定作会议])            # 政治协商
  | (?<!招)商引资                        # 招商引资
  | 政治协会议                           # 政治协商会议
  | 中国人民政治协商会(?!议)
  | (?<!参)政议政 | 参政议(?!政)
  | (?<!建)言献策 | 建言献(?![策计])
    """,
    re.VERBOSE,
)


class ElidedTerm(Rule):
    """固定用语缺字。

    检查什么
        招商引资、政治协商、与时俱进这样的固定用语少了一个字，例如“招引资”“政治协、”。
        用语取自通用的词表；少字之后也可能由别的词相连而成的（军队建设）不查。
    为什么不好
        有的网站按敏感词表逐字删除，成语和术语因此缺字，检索也找不到。
    怎样修改
        补上缺的字。
    """

    english = """Character lost from a set phrase.

    What it reports
        A set phrase such as 招商引资, 政治协商 or 与时俱进 with one character missing
        (“招引资”, “政治协、”). The phrases come from a general word list; what may also arise
        where other words meet (军队建设) is left out.
    Why it matters
        Some sites delete characters by a list of sensitive words; phrases break, and no search
        finds them.
    How to mend it
        Restore the missing character.
    """

    family = "elision"
    severity = Severity.WARNING
    messages = {"zh": "固定用语缺字：{text}", "en": "character lost from a set phrase: {text}"}
    valid = (
        "认真履行政治协商、民主监督、参政议政职能，做好招商引资。",
        "坚持与时俱进、实事求是，推进政治协同。",
    )
    invalid = (
        Invalid("落实一批⟦招引资⟧项目，履行⟦政治协⟧、民主监督职能。"),
        Invalid("坚持⟦与俱进⟧，做到⟦实求是⟧。"),
    )

    def check(self, speech: Speech) -> Iterator[Diagnostic]:
        source = speech.source
        for block in speech.blocks:
            text = speech.text(block)
            spans = [m.span() for p in (_EDGE_RE, _UNENDED_RE) for m in p.finditer(text)]
            for length in _LENGTHS:
                spans += [
                    (start, start + length)
                    for start in range(len(text) - length + 1)
                    if text[start : start + length] in _DAMAGED
                ]
            for start, end in sorted(spans):
                span = Span(block.span.start + start, block.span.start + end)
                yield self.report(source.path, span, args={"text": text[start:end]})
