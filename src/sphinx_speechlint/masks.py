"""The signs that mask a name, a number or a year, and what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .grams import pairs_of
from .holes import holes
from .names import SURNAMES
from .sieve import Alternatives, Sieve
from .source import Source, Span
from .speech import Speech

LETTERS = "xXｘＸхХⅹⅩ"
CROSSES = "×✕✖╳⨯"
STARS = "*＊✱✲﹡∗"
BOXES = "▢▣◻◼□■○〇◯●△▲◇◆█◎☆★※"
BLOTS = "#＃"
SIGNS = LETTERS + CROSSES + STARS + BOXES + BLOTS
DIGITS = "0-9０-９"
HAN = "\u3400-\u9fff\U00020000-\U0003ffff"

# Other signs that stand for a name where they are repeated.
ODD = "@&~～^$￥¥+＋=＝|"

# What counts things, after a numeral. A word that merely begins with one is excluded.
UNIT = (
    "年(?![级轻])|月|日(?![报本常子益])|号(?!键|表示|标)|个|名(?![单称义为])|位(?![置于])|人(?![民大才员类事们])"
    "|户(?!外)|家(?![庭长乡园里])|项(?!目)|件|次|届|条|亿|万|千|百|元|吨|亩|公里|平方|立方|千米"
    "|米|公斤|斤|岁|天(?![然津水台下])|小时|分钟|周(?![边围密])|期(?![间待望盼货])|批|％|%|‰|倍"
    "|死|伤|余|多(?![么年种])|座|场(?![所馆地景面合])|台(?!湾)|辆|所|篇|份|起|处(?![理在])|公顷|千瓦|成(?![立为果长功])"
)
_MARKDOWN_FILE_RE = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)
_MARKDOWN_LINE_RE = re.compile(r"^\#{1,6} \S", re.MULTILINE)
_EMPHASIS_RE = re.compile(r"(?P<stars>\*{1,3})(?=[^\s*])(?:[^*\n]*[^\s*])(?P=stars)(?!\*)")
# In plain text **粗体** stands apart from the words around it; masks stand among them.
_BOLD_RE = re.compile(
    r"""
    (?:^|(?<=[\s，。；：、！？“”（）,;:]))\*\*
    (?![\s*县市区省镇乡村同的书主领在为])[^*\n]+(?<!\s)
    \*\*(?=$|[\s，。；：、！？“”（）,;:])
  | ^(?P<lead>\*{1,2})(?![\s*县市区省镇乡村同的书主领在为])[^*\n]{3,}[。：！？](?P=lead)(?!\*)
    """,
    re.VERBOSE | re.MULTILINE,
)
_ANY_SIGN = Alternatives.of(
    rf"[{re.escape(SIGNS)}_＿某?？oO]|[12１２][09０９][-—.·/／…]|[{re.escape(ODD)}]{{2}}|…[{HAN}]"
    r"|(?:--|[NnYy])[万亿元%％]|[A-Za-z][省市县区镇乡村月日]|20[NYny]|20[0-9][A-Za-z]|第[A-Z]|[NMYnmy]{2}"
    r"|[\[【（(](?:屏蔽|敏感|和谐|已?删除|过滤|已?隐藏|略)|(?:null|NULL|undefined|NaN|None)"
    r"|[A-Z](?:同志|书记|县长|局长|校长)|(?:19|20)[ \u3000—–-]+年|-{3}"
    r"|[•·・]{2}|[―—─-]同志|(?:代表|中共)[甲乙丙]"
)
_SIEVE = Sieve((_ANY_SIGN,))
_LISTED_RE = re.compile(rf"[ \u3000注本此]|[{SURNAMES}][{HAN}]{{1,2}}[，,：:（(]")  # *张秀兰，女
_RULER_RE = re.compile(rf"[\s*＊_=—\-#×xX~{BOXES}]+")
_NEIGHBOUR_RE = re.compile(rf"[{HAN}“”‘’《》（）、，。！？；：]")


def runs(speech: Speech, sieve: Sieve) -> Iterator[re.Match[str]]:
    """The matches of a sieve's pattern in a speech that are not Markdown, a ruler or a bullet."""
    text, signed = speech.source.text, speech.once(_signed)
    if not signed:
        return  # without a look at the pairs of the whole speech
    for span, (alternatives,) in sieve.sift(speech.once(pairs_of), signed):
        for match in holes(alternatives, text, span):
            at = Span(*match.span())
            if not _is_bullet(text, span, at) and at.start not in signed[span]:
                yield match


def _signed(speech: Speech) -> dict[Span, frozenset[int]]:
    """The blocks that hold signs, and in each the offsets of the stars that are emphasis."""
    text, is_markdown = speech.source.text, _is_markdown(speech)
    spans = (block.span for block in speech.blocks)
    return {
        span: _emphasis(text, span, is_markdown)
        for span, _ in _SIEVE.sift(speech.once(pairs_of), spans)
        if not _RULER_RE.fullmatch(text, *span)
    }


def is_by_han(source: Source, span: Span) -> bool:
    """Whether Chinese stands right before or after, or past one space or half-width mark."""
    before = source.text[max(0, span.start - 2) : span.start].rstrip(" \u3000,;:!?(")
    after = source.text[span.end : span.end + 2].lstrip(" \u3000,;:!?)")
    return any(_NEIGHBOUR_RE.match(char) for char in (before[-1:], after[:1]))


def _is_bullet(text: str, block: Span, at: Span) -> bool:
    """Whether a sign is a bullet, opens a Markdown heading or marks a footnote (*注：)."""
    return at.start == block.start and _LISTED_RE.match(text, at.end) is not None


def _is_markdown(speech: Speech) -> bool:
    """Whether a speech is Markdown by its file's name or by its headings."""
    if _MARKDOWN_FILE_RE.search(speech.source.path):
        return True
    return _MARKDOWN_LINE_RE.search(speech.source.text, *speech.span) is not None


def _emphasis(text: str, span: Span, is_markdown: bool) -> frozenset[int]:
    """The offsets of the stars that are Markdown emphasis in a block."""
    if text.find("*", *span) < 0:
        return frozenset()
    offsets: set[int] = set()
    for match in (_EMPHASIS_RE if is_markdown else _BOLD_RE).finditer(text, *span):
        width = len(match["stars"] if is_markdown else match["lead"] or "**")
        offsets.update(range(match.start(), match.start() + width))
        offsets.update(range(match.end() - width, match.end()))
    return frozenset(offsets)
