"""Page furniture: what the site puts around and into a text."""

from __future__ import annotations

import random

from .text import Damage, Edit, Fault, damage, lines, pick, prose

_SITE = ("范文", "文秘", "公文", "写作", "材料", "学习", "文库", "讲稿", "总结", "资料")
_HOUSE = ("之家", "大全", "网", "吧", "之窗", "宝库", "在线", "屋", "助手", "114")
_GENRE = ("讲话稿", "工作总结", "述职报告", "领导讲话", "心得体会", "演讲稿", "发言材料", "主持词")
_QUALITY = ("最新", "精选", "优秀", "热门", "2024年", "通用", "实用", "简短")
_FORMAT = ("Word", "DOC", "PDF", "TXT", "docx", "电子版")

_PAGERS = (
    "共{n}页，当前第{k}页",
    "第{k}页 共{n}页",
    "当前位于第{k}页/共{n}页",
    "首页 上一页 {k} {m} 下一页 尾页",
    "[{k}] [{m}] 下一页",
    "上一页 1 2 3 4 5 下一页",
    "- {k} -",
    "第 {k} 页",
    "{k}/{n}",
)
_NEIGHBOURS = (
    "上一篇：{quality}{genre}",
    "下一篇：{quality}{genre}（{n}篇）",
    "上一篇:没有了",
    "下一篇：没有了",
    "返回{genre}列表",
    "返回首页",
    "返回顶部",
)
_OFFERS = (
    "点击下载文档",
    "点击下载{genre}{format}版",
    "下载{format}格式文档",
    "一键复制",
    "复制全文",
    "全文阅读",
    "阅读全文",
    "点击查看更多{genre}",
    "展开剩余{p}%",
    "点击阅读原文",
    "文档为{format}格式，下载后可编辑",
    "剩余内容开通会员后阅读",
    "登录后免费查看全文",
    "收藏本文",
    "打印本页",
    "【字体：大 中 小】",
    "字号：大 中 小",
)
_SOURCES = (
    "本文来源：{site}",
    "文章来源：{site} 责任编辑：{editor}",
    "来源：{site}  作者：佚名  更新时间：2024-0{d}-1{d}",
    "转载请注明出处：{site}",
    "本文由{site}整理发布，转载请注明来源。",
    "本文链接：https://www.{host}.com/a/{p}.html",
    "更多{genre}请关注{site}（www.{host}.cn）",
    "版权声明：本文内容由互联网用户自发贡献，不代表{site}观点。",
    "本站部分内容来自网络，如有侵权请联系站长删除。",
    "免责声明：以上内容仅供参考，版权归原作者所有。",
)
_SHARES = (
    "分享到：微信 微博 QQ空间",
    "分享到朋友圈",
    "扫码关注{site}公众号",
    "扫描二维码，手机阅读",
    "关注微信公众号“{site}”，获取更多{genre}",
    "点赞({p}) 收藏 评论(0)",
    "浏览次数：{p}",
    "阅读量：{p}",
    "发表评论",
)
_LISTS = (
    "相关推荐：{quality}{genre}",
    "相关阅读",
    "猜你喜欢",
    "热门文章排行",
    "【{quality}{genre}】相关文章：",
    "推荐阅读：{genre}范文{n}篇",
    "您可能感兴趣的{genre}",
)
_LEADS = (
    "下面是小编为大家整理的{quality}{genre}，供大家参考，希望对大家有所帮助！",
    "以下是{site}小编收集的{genre}，仅供参考。",
    "小编今天为大家精心准备了{genre}，欢迎阅读！",
    "{genre}怎么写？下面小编带来{quality}{genre}{n}篇，一起来看看吧。",
    "为您提供{genre}全文阅读，喜欢可以收藏本站。",
    "以上就是小编为大家带来的{genre}，希望能帮助到您。",
)
LINES = {
    "pager": _PAGERS,
    "neighbour": _NEIGHBOURS,
    "offer": _OFFERS,
    "source": _SOURCES,
    "share": _SHARES,
    "list": _LISTS,
    "lead": _LEADS,
}
_SHARDS = (
    ("共", "{n}", "页，当前第", "{k}", "页"),
    ("首页", "上一页", "{k}", "{m}", "下一页", "尾页"),
    ("分享到：", "微信", "微博", "QQ空间"),
    ("第", "{k}", "页", "共", "{n}", "页"),
    ("上一页", "1", "2", "3", "下一页"),
    ("字体：", "大", "中", "小"),
)
_INLINE = (
    "（本文来源：{site}）",
    "【点击下载全文】",
    "当前隐藏内容免费查看",
    "（{site}www.{host}.com整理）",
    "[小编提示：下拉查看更多]",
    "本文由{site}收集整理",
    "（未完，点击下一页继续阅读）",
    "【{site}】",
    "此处内容需要登录后查看",
)


def _fill(template: str, rng: random.Random) -> str:
    k = rng.randint(1, 5)
    return template.format(
        k=k,
        m=k + 1,
        n=rng.randint(k + 1, 9),
        p=rng.randint(10, 99999),
        d=rng.randint(1, 9),
        site=rng.choice(_SITE) + rng.choice(_HOUSE),
        genre=rng.choice(_GENRE),
        quality=rng.choice(_QUALITY),
        format=rng.choice(_FORMAT),
        editor=rng.choice("李王张刘") + rng.choice("敏静强伟"),
        host="".join(rng.choices("abcdefghjkmnwxyz", k=5)),
    )


def furniture_line(text: str, rng: random.Random) -> Damage:
    """Lines of furniture between paragraphs and at the end."""
    if not text.endswith("\n"):
        text += "\n"
    places = [row.start for row in lines(text)[5:]] + [len(text)] * 3
    faults: list[Fault] = []
    for sub, templates in LINES.items():
        for at in rng.sample(places, 2):
            line = _fill(rng.choice(templates), rng) + "\n"
            faults.append((Edit(at, at, line, "boilerplate", sub),))
    return damage(text, pick(rng, faults, 6, 1))


def furniture_shards(text: str, rng: random.Random) -> Damage:
    """A pager or a share bar torn over several lines."""
    if not text.endswith("\n"):
        text += "\n"
    at = rng.choice([row.start for row in lines(text)[5:]] + [len(text)] * 6)
    shards = rng.choice(_SHARDS)
    k = rng.randint(1, 4)
    filled = [shard.format(k=k, m=k + 1, n=k + 3) + "\n" for shard in shards]
    return damage(text, [(Edit(at, at, line, "boilerplate", "shard"),) for line in filled])


def furniture_inline(text: str, rng: random.Random) -> Damage:
    """Furniture in the middle of a paragraph, after a mark or inside a clause."""
    faults: list[Fault] = []
    for row in prose(text, 80):
        k = rng.randint(20, len(row.text) - 20)
        if row.text[k - 1].isascii() or row.text[k].isascii():
            continue
        at = row.start + k
        faults.append((Edit(at, at, _fill(rng.choice(_INLINE), rng), "boilerplate", "inline"),))
    return damage(text, pick(rng, faults, 4))
