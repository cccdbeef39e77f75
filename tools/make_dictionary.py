"""Make the package's dictionary and its topics from jieba's: python tools/make_dictionary.py.

Of jieba's words (MIT licence) those of Chinese characters alone that it counted five
times or more, by their numbers of characters and classes of frequency; the names of places; a
table of all words, those of this package too, in which nouns counted three times or more are
wanted. The package reads them where loading jieba would take a hundred times as long. After a
change of ``words.txt`` or ``terms.txt`` the table has to be made anew.
"""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from sphinx_speechlint.backwards import NO_WORDS, OTHERS, Vocabulary
from sphinx_speechlint.lexicon import Counted, Dictionary, plain_words, terms

PACKAGE = Path(__file__).parents[1] / "src/sphinx_speechlint"
DICTIONARY = PACKAGE / "dictionary.msgpack"
PLACES, TOPICS = PACKAGE / "places.txt.gz", PACKAGE / "topics.msgpack"
LEAST = 5  # with the rarer half of the words the file is twice as large and finds no more
LEAST_NOUN = 3  # 政协委员 and 民主监督 were counted so often
LONGEST = 8
_SEEN = 500  # times that a character must have been a word, to judge it
FREE = 0.25  # the share of words by themselves among the words that a character ends
_HAN_RE = re.compile(r"[\u4e00-\u9fff]+")
_NOUNS = ("n", "j")  # nouns, names and abbreviations, by the first letter of their tags
_LICENCE = """\
# Made by tools/make_dictionary.py from the dictionary of jieba, https://github.com/fxsjy/jieba,
# The MIT License, Copyright (c) 2013 Sun Junyi: permission is granted, free of charge, to deal in
# it without restriction, provided that this notice is kept; it comes without warranty of any kind.
"""
_DEICTIC_RE = re.compile(r"[全我本各].+")  # 全市 and 我县 are any city and county
# Nouns in speeches on anything: among 171 speeches these are what most have in common.
_COMMON_WORDS = """
    大家 同志 讲话 领导 问题 代表 会议 意见 成绩 任务 情况 谢谢 个人 报告 时间 时候 精神
    部门 方面 目标 责任 人员 关心 形势 计划 单位 地方 部署 建议 总结 书记 基础 通报 水平
    关键 能力 机制 新建 办法 措施 专门 贡献 力争 特色 有力 核心 总体 力量 主题 大会 体系
    差距 结果 规定 联系 基本 深化 方式 交流 机关 依法 实事 朋友 实际 领域 高度 决策 智慧
    材料 事项 专题 事情 东西 专项 现象 时期 规模 关系 重点 人家 汇报 大力支持 充分发挥
    履行职责 努力奋斗 肩负 领会 紧密团结 出力 蓝图 稿件 计划表 大局 定力 方法 名字 年度
    中心 党委 政府 县委 市委 区委 省委 人民 国家 中国 意识 项目 工程 群众 党委政府
    党中央 利益 初心 公心 规范 办理 环境 事业 水准 质量 思想 制度 环节 主体 着力 平台
    标准 指导
"""


def dictionary() -> bytes:
    """All words that are kept."""
    rows = [(word, int(count)) for word, count, _ in _rows()]
    classes: dict[tuple[int, int], list[str]] = defaultdict(list)
    for word, count in rows:
        if _is_kept(word, count, LEAST):
            classes[len(word), round(2 * math.log2(count))].append(word)
    counted = [Counted(*which, sorted(words)) for which, words in sorted(classes.items())]
    total = sum(count for _, count in rows)
    return msgspec.msgpack.encode(Dictionary(_LICENCE, total, _free(rows), counted))


def places() -> bytes:
    """The names of places, in a line behind the licence."""
    names = " ".join(sorted(word for word, _, tag in _rows() if tag == "ns"))
    return gzip.compress(f"{_LICENCE}{names}\n".encode(), 9, mtime=0)


def topics() -> bytes:
    """The table of words, by the dictionary as it lies in the package."""
    rarity = {word: float(idf) for word, idf in map(str.split, _read("analyse/idf.txt"))}
    nouns = [
        (word, round(2 * rarity[word]))
        for word, count, tag in _rows()
        if tag[:1] in _NOUNS and word in rarity and _is_kept(word, int(count), LEAST_NOUN)
    ]
    common = [*_COMMON_WORDS.split(), *(word for word, _ in nouns if _DEICTIC_RE.match(word))]
    lists = [
        *((words, OTHERS) for words in plain_words()),
        (" ".join(terms()), NO_WORDS),
        *nouns,
        (" ".join(common), OTHERS),
    ]
    return Vocabulary.of(lists).packed()


def _rows() -> Iterator[tuple[str, str, str]]:
    """The words, their counts and their tags."""
    for line in _read("dict.txt"):
        word, count, *tag = line.split()
        yield word, count, "".join(tag)


def _read(name: str) -> list[str]:
    return (files("jieba") / name).read_text(encoding="utf-8").splitlines()


def _is_kept(word: str, count: int, least: int) -> bool:
    return count >= least and len(word) <= LONGEST and _HAN_RE.fullmatch(word) is not None


def _free(rows: list[tuple[str, int]]) -> str:
    """The characters that may well stand alone."""
    alone: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for word, count in rows:
        (last if len(word) > 1 else alone)[word[-1]] += count
    return "".join(
        sorted(
            c
            for c, count in alone.items()
            if _HAN_RE.fullmatch(c) and count >= _SEEN and count / (count + last[c]) >= FREE
        )
    )


if __name__ == "__main__":
    for path, made in ((DICTIONARY, dictionary), (PLACES, places), (TOPICS, topics)):
        path.write_bytes(made())
