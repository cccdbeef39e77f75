"""Files of speeches as people have them: titles, salutations, sections, some damage.

The paragraphs are those of ``generate.py``, of real words: what a rule or a segmenter does
depends on whether it meets words. Each speech has some 5,000 characters and a dozen faults,
as those of ``corpus/`` have; one paragraph in forty is copied from an earlier speech.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import islice

from sphinx_speechlint.lexicon import weights
from sphinx_speechlint.numerals import format_han

from .generate import EDITS, paragraphs

_WORDS = 20_000
_SECTIONS = (3, 6)
_PARAGRAPHS = (2, 6)  # in a section
_COPIED = 40  # one paragraph in so many comes from an earlier speech
_KEPT = 2_000  # paragraphs that may be copied
_PLACES = ("江华县", "广水市", "黄冈市", "乐清市", "东台市", "梅县", "衡阳县", "海安市", "湖南省")
_OCCASIONS = (
    "政协工作会议",
    "政协全体会议",
    "提案工作座谈会",
    "庆祝人民政协成立大会",
    "常委会会议",
)
_HEADINGS = ("提高认识", "突出重点", "狠抓落实", "加强领导", "改进作风", "凝聚共识")


def speeches(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """The name and the text of so many speeches; the first ones of a longer run are the same."""
    rng = random.Random(seed)
    words = _words()
    fresh = paragraphs(count * _SECTIONS[1] * _PARAGRAPHS[1], words, seed)
    earlier: list[str] = []
    for number in range(1, count + 1):
        lines = [*_opening(number, words, rng)]
        sections = rng.randint(*_SECTIONS)
        skipped = rng.randrange(4 * sections)  # one speech in five lacks a section
        for section, heading in enumerate(rng.sample(_HEADINGS, sections), 1):
            if section == skipped:
                continue
            lines.append(
                f"{format_han(section)}、{heading}，{rng.choice(words)}{rng.choice(words)}"
            )
            for text in islice(fresh, rng.randint(*_PARAGRAPHS)):
                if earlier and rng.randrange(_COPIED) == 0:
                    edit = EDITS[rng.choice(list(EDITS))]
                    lines.append(edit(rng.choice(earlier), words, rng))
                else:
                    lines.append(_damaged(text, rng))
                    earlier.append(text)
        del earlier[:-_KEPT]
        yield f"{number:05}", "\n".join([*lines, "谢谢大家！", ""])


def _words() -> list[str]:
    """The words of two Chinese characters, the commonest first."""
    known = weights()
    two = [w for w in known if len(w) == 2 and all("\u4e00" <= c <= "\u9fff" for c in w)]
    return sorted(two, key=lambda word: (-known[word], word))[:_WORDS]


def _opening(number: int, words: Sequence[str], rng: random.Random) -> Iterator[str]:
    place, occasion = rng.choice(_PLACES), rng.choice(_OCCASIONS)
    yield f"在{place}{occasion}上的讲话（第{number}篇）"
    yield "同志们："
    year = rng.choice(("今年是“十三五”开局之年", "今年是“十一五”开局之年", "20xx年是关键的一年"))
    task = "".join(rng.choices(words, k=8))
    yield f"{year}。这次会议的主要任务是{task}，推动{place}经济社会发展。"


def _damaged(text: str, rng: random.Random) -> str:
    """Two paragraphs in five with a fault: a masked word or year, a star, a lost end."""
    at = 2 * rng.randrange(1, len(text) // 2)
    fault = rng.randrange(10)
    if fault == 0:
        return f"20xx年，{text}"
    if fault == 1:
        return f"{text[:at]}*{text[at:]}"
    if fault == 2:
        return f"{text}在×县的调研中，**同志作了发言。"
    return text[:at] if fault == 3 else text
