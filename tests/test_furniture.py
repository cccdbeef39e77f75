"""What is the web site's and what is the speech's: lines, sentences and pasted words."""

from __future__ import annotations

import pytest

from sphinx_speechlint.furniture import is_line_of_site, words_of_site

LINES_OF_SITES = """
责任编辑：李明
（责任编辑：王芳）
编辑：小雨
校对：张三
审核：李四
来源：新华网
来源：人民日报客户端
本文来源于网络，如有侵权请联系删除
声明：本站内容均来自互联网，版权归原作者所有
免责声明：以上内容仅供参考
版权声明：本文为原创文章，转载请注明出处
本文地址：http://www.example.com/a/123.html
转载请注明出处
未经许可不得转载
点击查看更多精彩内容
点击下方链接查看全文
更多范文请访问某某网
更多热门文章推荐：
相关推荐：
相关阅读
猜你喜欢
推荐阅读：工作总结范文大全
热门推荐
大家都在看
看过本文的人还看了
您可能感兴趣的文章
上一篇：2019年工作总结
下一篇：2020年工作计划
返回顶部
返回首页
回到列表
首页 > 范文 > 讲话稿
当前位置：首页 > 讲话稿 > 领导讲话
您现在的位置：网站首页 >> 公文
打印本页
关闭窗口
【字体：大 中 小】
字号：大 中 小
分享到：微信 微博 QQ空间
扫一扫，分享到朋友圈
微信扫一扫关注公众号
长按二维码关注我们
关注公众号获取更多资料
点赞 收藏 评论
点个赞再走吧
阅读（1234） 评论（5）
阅读次数：1024
浏览次数： 3567
点击数：88
发布时间：2020-05-06 10:20
发布日期：2021年3月4日
更新时间：2022-01-01
作者：佚名
上传者：admin
文档下载
下载文档
下载Word文档到电脑，方便收藏和打印
Word文档免费下载
点击下载本文
立即下载
VIP免费下载
开通会员，畅享全文
登录后查看全文
此文档共5页，当前显示前2页
剩余未读内容请付费阅读
展开全文
收起全文
全文共3200字
字数：3200字
共3页 1 2 3 下一页
第1页 共5页
1 2 3 4 5 下一页
[1] [2] [3] 下一页
尾页
末页
广告
推广
标签：工作报告 讲话稿
关键词：工作报告
Tags: 讲话
本文由小编整理，希望对大家有所帮助
以上就是小编为大家带来的工作报告，希望能帮助到大家
下面是小编收集整理的工作报告，欢迎阅读
以下是为大家整理的关于工作报告的文章，希望大家能够喜欢！
为大家精心整理了工作报告，供大家参考借鉴
【导语】工作报告是公文的一种。
导语：工作报告是公文的一种。
小编寄语：希望大家喜欢
欢迎大家阅读参考学习！
更多内容请关注本站
本站所有资源均来自网友上传
举报/反馈
举报
赞(12)
赞 0 踩 0
收藏 0
Copyright © 2020 All Rights Reserved
京ICP备12345678号-1
客服QQ：12345678
联系电话：010-12345678
加载中...
正在加载
javascript:void(0)
function(){var a=1;}
<!-- 正文开始 -->
document.write('ad');
[NextPage]
pagebreak
本资料由会员上传
文秘网整理
——摘自公文网
（本文来自某某网）
网站地图
友情链接
会员登录 | 注册
我要投稿
复制链接
一键复制全文
保存为Word
搜索更多相关文档
原文链接
查看原文
阅读原文
编者按：本文系领导讲话
本文档由用户上传
如需转载请联系授权
本文已影响1234人
精选范文5篇
为您推荐
大家还喜欢看
猜您喜欢的范文
☆点击这里查看更多☆
回复关键词获取全文
公众号后台回复“资料”领取
在线阅读
在线预览
全屏查看
加入收藏 设为首页
设为首页
联系客服
意见反馈
网友评论（0）
暂无评论
我来说两句
相关文档
同类文章
本类热门
随机文章
栏目导航
温馨提示：本站提供的范文仅供参考
Powered by DedeCMS
备案号：浙B2-12345
技术支持：某某科技
网站标识码：6101000001
无障碍阅读
简体 | 繁体
[打印] [关闭]
【打印】【关闭】
【打印本文】 【关闭窗口】
附件下载
扫描左侧二维码
视力保护色：
稿源：新华社
责编：张三、李四
点击进入专题
>>>更多
更多>>
查看更多 >
上一条：关于开会的通知
【纠错】
我要纠错
【责任编辑:张三】
您是第 1234 位访客
今日访问：12
访问量：1234
网友留言
注册登录后可查看完整内容
试读已结束，购买后阅读全文
还剩12页未读，继续阅读
下载积分：10
页数：12
大小：35.5KB
格式：doc
文档分类：工作范文
上传时间：2020-05-01
文章编号：12345
本文Tag：讲话
手机看新闻
分享让更多人看到
字体 小 中 大
原文转自网络
图片来源：网络
由网友投稿
已有 123 人阅读
1234人已阅读
收藏(3) 分享
立即购买
加入会员
请输入关键字
搜索
关键字搜索
全部评论
写评论
热搜
回复
楼主
发表于 2020-1-1 12:00
只看该作者
倒序浏览
来自：手机版
查看: 123 | 回复: 4
"""

PASTED = """
（本文来自范文网）
www.example.com
（来源：新华网）
点击查看全文
[阅读全文]
【点击下载】
（未完待续）
（转载请注明出处）
当前隐藏内容免费查看
VIP用户可见
http://www.abc.cn/x.html
微信号：abc123
QQ群：123456789
本文由小编整理
版权所有
copyright
范文网www.fw.com
文秘网整理
此处隐藏1234字
内容来自网络
下载本文
一键复制
（展开全部）
▼点击阅读▼
百度文库
"""

# Headings, bylines and items of lists that use the same words.
LINES_OF_SPEECHES = """
点赞新时代
举报制度落实情况
评论工作成效明显
优化网站服务
复制推广经验
推荐优秀人才
公众号建设
政府购买服务
网友留言办理
主持人：张三
第一组：张三
牵头单位：市发改委
热门景区
在线教育
一等奖：10名
各位网友
会员单位
会员代表大会
返回家乡
精选方案
专题学习
搜索救援
随机抽查
领取补贴
关闭煤矿
联系群众
注册会计师
新闻发布
网络平台
专题报告
12人已出院
36010.74
2026.1.8
时间：2026年1月8日
地点：市会议中心
要管好公众号和小程序，做到点击下载不卡顿、分享转发有提示，让群众在手机上阅读全文更方便。
报告附件请大家会后下载学习，有意见请在三天内反馈办公室。
铁路部门将增开小编组、大密度的列车。
以上几条可供借鉴。
我们的版权所有者权益要得到保护。
"""


def rows(text: str) -> list[str]:
    return text.strip().split("\n")


@pytest.mark.parametrize("line", rows(LINES_OF_SITES))
def test_a_line_of_a_site(line: str) -> None:
    assert is_line_of_site(line, marked=False) or [*words_of_site(line)]


@pytest.mark.parametrize("line", rows(LINES_OF_SPEECHES))
def test_a_line_of_a_speech(line: str) -> None:
    assert not is_line_of_site(line, marked=False)
    assert [line[slice(*span)] for span in words_of_site(line)] == []


@pytest.mark.parametrize("words", rows(PASTED))
def test_words_pasted_into_a_sentence(words: str) -> None:
    before, after = "我们要坚持稳中求进", "，把各项工作抓实抓好。"
    found = [*words_of_site(before + words + after)]
    assert len(found) == 1
    assert found[0].start >= len(before)
    assert found[0].end <= len(before + words)


def test_an_ordinal_makes_words_of_sites_a_heading() -> None:
    assert is_line_of_site("登录注册", marked=False)
    assert not is_line_of_site("登录注册", marked=True)
