"""What the names of people in Chinese begin with."""

from __future__ import annotations

# The surnames, as a class of characters for patterns; of those of two characters both.
SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方俞任"
    "袁柳史唐费薛雷贺倪汤罗郝安于傅卞齐康伍余顾孟黄萧尹姚邵汪毛狄戴宋庞熊纪舒屈项董梁杜阮蓝席"
    "季贾江童颜郭梅盛林钟徐邱骆夏蔡田樊胡凌霍万柯卢莫房解丁邓单洪包左石崔龚程邢陆荣翁段侯武刘"
    "章仲向阮佟佘宁车闵闫阎甘辛储岳冉匡詹窦桂娄涂宗麦鲍裴晏谷符申焦屠曲芮宫仇栾厉褚解商"
    "景龙叶黎白蒲赖卓池乔温庄柴连艾容古易廖耿欧聂曾沙关游阳司上官诸"
)
# What is put before a surname or a given name: 老孙, 小李, 阿明.
FAMILIAR = "老小阿"
