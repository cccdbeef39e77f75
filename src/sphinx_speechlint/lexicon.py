"""Fixed terms of Chinese official speech, of four characters and more, common in print.

Gathered from general usage, never from one page's errors. A term belongs here if
dropping an inner character leaves a string that correct text does not contain; the
exceptions are in :data:`SOUND`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_TERMS = """
招商引资 招才引智 政治协商 民主监督 参政议政 建言献策 与时俱进 实事求是 解放思想 改革开放
科学发展 和谐社会 统筹兼顾 统一战线 多党合作 社情民意 安居乐业 爱岗敬业 昂首阔步 百花齐放
奔走相告 标本兼治 别具一格 不忘初心 砥砺前行 不遗余力 层出不穷 畅所欲言 承上启下 持之以恒
出谋划策 春风化雨 当务之急 发扬光大 反腐倡廉 肝胆相照 荣辱与共 高瞻远瞩 攻坚克难 功不可没
共商国是 共同富裕 固本强基 广开言路 海纳百川 和衷共济 欢聚一堂 集思广益 继往开来 兼收并蓄
艰苦奋斗 建功立业 脚踏实地 戒骄戒躁 尽职尽责 精益求精 精神文明 居安思危 举世瞩目 卷土重来
刻不容缓 开拓进取 勤政廉政 励精图治 立党为公 执政为民 廉洁奉公 履职尽责 落地生根 满腔热情
密切配合 民族团结 民族复兴 谋篇布局 牵线搭桥 求同存异 求真务实 全力以赴 全神贯注 群策群力
任重道远 如火如荼 深入浅出 审时度势 生态文明 生机勃勃 实实在在 释疑解惑 守望相助 率先垂范
顺势而为 随时随地 踏石留印 抓铁有痕 脱贫攻坚 万众一心 为民请命 未雨绸缪 温故知新 稳中求进
无私奉献 务求实效 息息相关 相得益彰 相辅相成 小康社会 心悦诚服 欣欣向荣 形式主义 官僚主义
享乐主义 奢靡之风 循序渐进 依法治国 以人为本 因地制宜 因势利导 迎难而上 应运而生 有的放矢
有法可依 有法必依 执法必严 违法必究 鱼水情深 源远流长 再接再厉 载入史册 责无旁贷 真抓实干
政通人和 知情明政 中流砥柱 众志成城 众所周知 卓有成效 自力更生 自主创新 总揽全局 协调各方
走马观花 尊老爱幼 作风建设 党风廉政 齐心协力 同心同德 团结奋斗 奋发有为 开花结果 添砖加瓦
热火朝天 朝气蓬勃 承前启后 雪中送炭 锦上添花 家喻户晓 深入人心 引以为戒 防微杜渐 举一反三
一如既往 一视同仁 一马当先 一丝不苟 不可替代 不可估量 不可或缺 不断完善 可支配收入 营商环境
民主集中制 集体经济 固定资产 高质量发展 调查研究 基础设施 政协委员 人民政府 生产总值
战略布局 社会保障 医疗卫生 转型升级 简政放权 放管结合 节能减排 专精特新 精准脱贫 精准扶贫
兜底保障 高校毕业生 全面从严治党 防灾减灾 依法行政 指导思想 基本原则 奋斗目标 日新月异
突飞猛进 翻天覆地 丰功伟绩 光辉灿烂 前赴后继 社会主义 人民政协 民主党派 人民团体 共产党员
"""

# What is left of a term and yet occurs in correct text: 和社会 in 经济和社会发展.
_SOUND = """
和社会 民监督 民团结 政协商 循序进 不完善 以人本 自主新 人民体 人团体 小社会 党风政 作建设
民族兴 民复兴 密切合 多合作 务实效 执法严 有法依 协调方 团结斗 不替代 不可代 不可缺 深入心
民主派 社会义 高质量展 集经济 共产党 政通人
"""

TERMS: tuple[str, ...] = tuple(_TERMS.split())
SOUND: frozenset[str] = frozenset(_SOUND.split())


@cache
def idioms() -> Mapping[str, str]:
    """What is left of set phrases that lost a character, each with its phrase."""
    text = files(__package__).joinpath("idioms.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType({rest: phrase for phrase, *rests in lines for rest in rests})
