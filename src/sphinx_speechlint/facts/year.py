"""The year of a speech, from what its head states and its sentences prove."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..chronology import meetings, proofs
from ..site_lines import has_shape_of_site
from .communique import find_held
from .dates import DAY, MONTH, YEAR, plain
from .head import Head
from .proven import STATED, Year

_STATED_RE = re.compile(rf"({YEAR})(?:年|{MONTH}.*)?")
_YEAR_RE = re.compile(rf"({YEAR})")
# In a line of the head: a date that is no part of a sentence, a year in brackets.
_DATED_RE = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[在于])|(?<=时间))(?P<date>{YEAR}){MONTH}"
    rf"|^[（(](?P<alone>{YEAR})[年·]|[ \u3000](?P<last>{YEAR})年$"
)
# A government reports once a year. What sums up a year was not before it, nor were 2018级新生;
# what only names one may look forward to it.
_REPORT_RE = re.compile(
    rf"^(?!.*(?:学习|贯彻|解读|审议)).*?({YEAR})年(?!度)[^，。]{{0,16}}政府工作报告\W*$"
)
_NAMED_RE = re.compile(
    rf"({YEAR})(?:级|年(?:(?!\d{{4}})[^，。]){{0,14}}?(?:总结|述职|表彰|回顾|年会|决算|执行情况))"
)
_PUBLISHED_RE = re.compile(r"发布|上传|录入|更新|来源|转自|点击|浏览|阅读")
_MARKS = "。！？!?\n"
_SENTENCE_RE = re.compile(rf"[^{_MARKS}]+")
_TODAY_RE = re.compile(rf"今天[是，,]*({YEAR}){DAY}")
# The words that tie a proven year to the speech's own, and the years between them. A masked
# 20xx年是…… speaks of the present.
_RELATIONS = {"今年": 0, "明年": -1, "去年": 1, "上年": 1, "前年": 2}
_RELATION_RE = re.compile(rf"{'|'.join(_RELATIONS)}|20[xX×*＊]{{1,3}}年(?=是)")
# What has a day, or has been lasting since, was before the speech.
_PAST_RE = re.compile(
    rf"(?<!到)(?<!至)(?P<day>{YEAR}){DAY}|自(?P<since>{YEAR})年[^，。,]{{0,40}}?以来"
)
_HELD_RE = re.compile(r"[”\"]?(?:的)?(?:纪念|庆祝)?大会上")
_LONGEST = 40
# Every proof, every meeting and every past day has one of these; few sentences have: 五, 届,
# 召开, 周年, 党的, and a figure before 年.
_TELLING_RE = re.compile(r"[五届召周党\d](?:(?<=[五届])|(?<=召)开|(?<=周)年|(?<=党)的|(?<=\d)年)")


def find_year(head: Head, metadata: Mapping[str, str]) -> Year | None:
    """The year that is stated, else the latest that is proved, else the latest known of."""
    if match := _STATED_RE.fullmatch(plain(metadata.get("year", ""))):
        return Year(int(match[1]), True, STATED)
    if match := _YEAR_RE.search(plain(date := metadata.get("date", ""))):
        return Year(int(match[1]), True, date[:_LONGEST])
    lines = [line for line in head.lines if _is_of_speech(line)]
    for known_re in (_DATED_RE, _REPORT_RE):
        for line in lines:
            if match := known_re.search(plain(line)):
                return _year(line, match, exact=True)
    if held := find_held(head):
        return Year(held.year, True, held.words)
    found = [_year(line, m, exact=False) for line in lines for m in _NAMED_RE.finditer(plain(line))]
    found += _years(head.body)
    # Of several years the later one; a speech that knows of a later year was given later.
    return max(found, key=lambda y: (y.year, y.exact), default=None)


def unreadable(metadata: Mapping[str, str]) -> Iterator[str]:
    """The keys of a front matter that should state the year, and do not."""
    if "year" in metadata and not _STATED_RE.fullmatch(plain(metadata["year"])):
        yield "year"
    if "date" in metadata and not _YEAR_RE.search(plain(metadata["date"])):
        yield "date"


def _is_of_speech(line: str) -> bool:
    """Whether a line is not a site's: when a text was published is not when it was spoken."""
    return not _PUBLISHED_RE.search(line) and not has_shape_of_site(line)


def _year(line: str, match: re.Match[str], *, exact: bool) -> Year:
    """The year of a match, with its line; of a long one with what begins there."""
    words = line if len(line) <= _LONGEST else line[match.start() :][:_LONGEST]
    return Year(int(next(filter(None, match.groups()))), exact, words)


def _years(text: str) -> Iterator[Year]:
    for found in _telling(plain(text)):
        sentence = text[found.start() : found.end()]
        yield from _proved(sentence)
        for meeting in meetings(sentence):
            yield Year(meeting.year, False, meeting.words)
        for match in _TODAY_RE.finditer(found[0]):
            yield Year(int(match[1]), True, sentence[match.start() : match.end()])
        for match in _PAST_RE.finditer(found[0]):
            words = sentence[match.start() : match.end()][:_LONGEST]
            yield Year(int(match["day"] or match["since"]), False, words)


def _telling(text: str) -> Iterator[re.Match[str]]:
    """The sentences that may tell a year."""
    end = 0
    for sign in _TELLING_RE.finditer(text):
        if sign.start() >= end:
            start = max(end, *(text.rfind(mark, end, sign.start()) + 1 for mark in _MARKS))
            if sentence := _SENTENCE_RE.match(text, start):
                end = sentence.end()
                yield sentence


def _proved(sentence: str) -> Iterator[Year]:
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
