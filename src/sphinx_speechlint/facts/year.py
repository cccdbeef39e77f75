"""The year of a speech, from what its sentences prove."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..chronology import meetings, proofs
from .proven import Year

_DATE_RE = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_SENTENCE_RE = re.compile(r"[^。！？!?\n]+")
# The words that tie a proven year to the speech's own, and the years between them. A masked
# 20xx年是…… speaks of the present.
_RELATIONS = {"今年": 0, "明年": -1, "去年": 1, "上年": 1, "前年": 2}
_RELATION_RE = re.compile(rf"{'|'.join(_RELATIONS)}|20[xX×*＊]{{1,3}}年(?=是)")
# What has a day, or has been lasting since, was before the speech.
_PAST_RE = re.compile(
    r"(?<!到)(?<!至)(?P<day>(?:19|20)\d{2})年\d{1,2}月\d{1,2}日|自(?P<since>(?:19|20)\d{2})年[^，。,]*?以来"
)
_HELD_RE = re.compile(r"[”\"]?(?:的)?(?:纪念|庆祝)?大会上")
_LONGEST = 40
# Every proof, every meeting and every past day has one of these; few sentences have.
_TELLING_RE = re.compile(r"[五届]|召开|周年|党的|\d年")


def find_year(bylines: Sequence[str], text: str, metadata: Mapping[str, str]) -> Year | None:
    """The latest year that is proved to be the speech's own, else the latest that it knows of."""
    for words in (metadata.get("date", ""), *bylines):
        if match := _DATE_RE.search(words):
            return Year(int(match[1]), True, words[:_LONGEST])
    found = list(_years(text))
    if not found:
        return None
    # Of several years the later one; a speech that knows of a later year was given later.
    return max(found, key=lambda y: (y.year, y.exact))


def _years(text: str) -> Iterator[Year]:
    for sentence in filter(_TELLING_RE.search, _SENTENCE_RE.findall(text)):
        for proof in proofs(sentence):
            end = proof.start + len(proof.words)
            relations = list(_RELATION_RE.finditer(sentence, 0, proof.start))
            if relations:
                offset = _RELATIONS.get(relations[-1][0], 0)
                words = sentence[relations[-1].start() : end]
                if len(words) > _LONGEST:
                    words = f"{relations[-1][0]}……{proof.words}"
                yield Year(proof.year + offset, True, words)
            elif held := _HELD_RE.match(sentence, end):
                yield Year(proof.year, False, proof.words + held[0])
        for meeting in meetings(sentence):
            yield Year(meeting.year, False, meeting.words)
        for match in _PAST_RE.finditer(sentence):
            yield Year(int(match["day"] or match["since"]), False, match[0][:_LONGEST])
