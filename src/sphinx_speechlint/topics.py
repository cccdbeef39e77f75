"""What a text is about: its weightiest nouns, and the names of places.

From ``topics.txt.gz``, made of jieba's tables by tools/make_dictionary.py and read in a
tenth of the time that jieba takes.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

from .lexicon import cut, plain_words, terms

if TYPE_CHECKING:
    from .backwards import Vocabulary

_DEICTIC_RE = re.compile(r"\b[全我本各]\S+")  # 全市 and 我县 are any city and county
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
_NAME = 6  # characters that are cut into words to see whether the first is a place


def load() -> None:
    """Read the tables now: processes that are forked off share them, instead of each its own."""
    keywords("讲话", 1)
    place_names()


def keywords(text: str, count: int) -> tuple[str, ...]:
    """The nouns that say most of what a text is about, the weightiest first.

    Weighed by TF-IDF with jieba's inverse document frequencies; what speeches on anything say
    is left out.
    """
    return tuple(islice(_words().heaviest(text), count))


@cache
def place_names() -> frozenset[str]:
    """The names of places in jieba's dictionary, those of counties and cities also bare."""
    names = next(_lines()).split(" ")
    return frozenset((*names, *(n[:-1] for n in names if len(n) > 2 and n[-1] in "省市县区")))


def place_at(text: str, at: int) -> str:
    """The name of a place that is the word at an offset, or nothing."""
    around = text[at : at + _NAME]
    end = min(cut(around).ends - {0}, default=0)
    return around[:end] if around[:end] in place_names() else ""


@cache
def _words() -> Vocabulary:
    """All words but fixed terms that are no nouns, in which nouns would be lost."""
    # With numpy, which takes a while to load.
    from .backwards import NO_WORDS, OTHERS, Vocabulary

    lists = [(words, OTHERS) for words in plain_words()]
    lists.append((" ".join(terms()), NO_WORDS))
    deictic: list[str] = []
    for line in islice(_lines(), 1, None):
        rarity, _, nouns = line.partition(" ")
        lists.append((nouns, int(rarity)))
        deictic += _DEICTIC_RE.findall(nouns)
    lists.append((" ".join((*_COMMON_WORDS.split(), *deictic)), OTHERS))
    return Vocabulary.of(lists)


def _lines() -> Iterator[str]:
    """The lines that are no remarks, each unpacked when it is asked for."""
    with (
        files(__package__).joinpath("topics.txt.gz").open("rb") as packed,
        gzip.open(packed, "rt", encoding="utf-8") as lines,
    ):
        for line in lines:
            if line[0] != "#":
                yield line.rstrip("\n")
