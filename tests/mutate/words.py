"""Names and terms that mutators may damage; they come from no rule."""

from __future__ import annotations

import re

from .text import spaced

# Fictional names of tests/clean, and real ones that reports are likely to hold.
PLACES = spaced(
    "岚溪 望澜 云栖 青砚 柏川 石泉岭 启澜 岚江 岚水河 竹坪 石门 云溪 远山"
    " 北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南"
    " 广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 内蒙古 香港 澳门 合肥 武汉 兰州"
    " 石家庄 雄安 芜湖 襄阳 宜昌 天水 酒泉 唐山 邯郸 京津冀 长三角 粤港澳"
)
PERSONS = spaced("顾清远 沈望舒 陆知行 周砚秋 顾慎之 方静之 韩牧野 周立群 习近平 李克强 胡锦涛")
PLACE_RE = re.compile("|".join(sorted(PLACES, key=len, reverse=True)).replace("重庆", "重庆(?!祝)"))
NAME_RE = re.compile(f"{'|'.join(PERSONS)}|{PLACE_RE.pattern}")

# Fixed terms, and what still reads when one character but the first is lost.
TERMS = spaced(
    "招商引资 政治协商 民主监督 参政议政 建言献策 经济社会 人民群众 基础设施 公共服务"
    " 社会主义 民主党派 统一战线 中国特色 小康社会 实事求是 与时俱进 脱贫攻坚 乡村振兴 生态环境"
    " 营商环境 转型升级 城乡居民 固定资产 安全生产 食品安全 民营企业 战略部署 战略布局 改革开放"
    " 可持续发展 高质量发展 主导产业 人民政协 政协委员 人民代表 人民政府 调查研究 常务会议 集体经济"
    " 行政许可 宅基地 老旧小区 科学发展观 财政收入 生产总值 可支配收入 社情民意 疫情防控 职业教育"
    " 义务教育 社会保障 医疗保险 社会组织 供给侧 市场主体 宏观调控 对外开放 依法治国 从严治党"
    " 马克思主义 全面贯彻 群众路线 民主集中制 高标准农田 先进制造业 绩效分配 医疗质量"
)
READS = spaced(
    "高质发展 宅基 供给 老旧区 主导业 民主党 高标农田 科学发展 民主集中 常务会 乡村兴 社会保"
)

# Words that no speaker says twice running: verbs such as 研究研究 are not among them.
REPEATED = spaced(
    "各级 我们 政府 同志 必须 群众 进一步 以及 全市 全县 全省 委员 企业 干部 人民 国家 经济 社会"
    " 产业 项目 工程 重点 全面 深入 积极 充分 高质量 现代化 服务 机制 体系 能力 水平 年度"
)

BODIES = spaced(
    "党中央 中共中央 国务院 中央 省委 市委 县委 区委 省政府 市政府 县政府 区政府 州委 镇党委"
    " 全国人大常委会 中央纪委 中央政治局"
)
BODY = f"(?:{'|'.join(sorted(BODIES, key=len, reverse=True))})"
