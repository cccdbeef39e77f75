"""What titles, the lines below them and first words say of a speech, and what they do not."""

from __future__ import annotations

import pytest

from sphinx_speechlint.facts import Facts

from .test_facts import facts

REST = "同志们：\n下面，我讲三点意见。\n"


def headed(*lines: str, rest: str = REST) -> Facts:
    return facts("\n".join((*lines, rest)))


@pytest.mark.parametrize(
    ("title", "place", "level"),
    [
        ("2026年安徽省政府工作报告", "安徽省", "省"),
        ("陕西省2026年政府工作报告", "陕西省", "省"),
        ("二〇一四年大同市政府工作报告", "大同市", "市"),
        ("望澜市人民政府工作报告", "望澜市", "市"),
        ("云栖县农业农村局2022年工作总结", "云栖县", "县"),
        ("北京市朝阳区人大常委会工作报告", "朝阳区", "区"),
        ("雄安新区工作报告", "雄安新区", "区"),
        ("广西壮族自治区政府工作报告", "广西壮族自治区", "省"),
        ("恩施土家族苗族自治州政府工作报告", "恩施土家族苗族自治州", "市"),
        ("江华瑶族自治县人民政府工作报告", "江华瑶族自治县", "县"),
        ("在浙江省委经济工作会议上的讲话", "浙江省", "省"),
        ("在云岭县脱贫攻坚推进会上的讲话", "云岭县", "县"),
        ("在湖北省随州市广水市委工作会议上的讲话", "广水市", "市"),
        ("在中国共产党岚溪市第九次代表大会上的报告", "岚溪市", "市"),
        ("在政协岚溪市第九届委员会第三次会议上的讲话", "岚溪市", "市"),
    ],
)
def test_a_title_names_its_place(title: str, place: str, level: str) -> None:
    found = headed(title)
    assert found.place
    assert found.level
    assert (found.place.value, found.level.value) == (place, level)
    assert found.place.evidence == found.level.evidence == title


@pytest.mark.parametrize(
    "title",
    [
        # A place that is only spoken of, visited or celebrated.
        "在学习焦裕禄同志座谈会上的讲话",
        "赴浙江考察报告",
        "赴浙江省委党校学习考察报告",
        "赴浙江省诸暨市委党校学习报告",
        "学习江苏省委经验的报告",
        "关于北京冬奥会的讲话",
        "关于支持安徽省政府工作的汇报",
        "在支援四川省汶川灾区大会上的讲话",
        "在庆祝西藏自治区成立60周年大会上的讲话",
        "在深圳经济特区建立40周年庆祝大会上的讲话",
        "在云南省考察工作结束时的座谈会上的讲话",
        "在听取河南省委和省政府工作汇报时的讲话",
        "在北京市举行的全国座谈会上的讲话",
        "在上海合作组织成员国元首理事会会议上的讲话",
        # Words before 省, 市, 县 and 区 that name none.
        "在会见全国优秀县委书记时的讲话",
        "在中央党校县委书记研修班学员座谈会上的讲话",
        "在贫困县县委书记座谈会上的讲话",
        "在部分市县政府负责人座谈会上的讲话",
        "在沿海城市人民政府座谈会上的讲话",
        "在革命老区人民座谈会上的讲话",
        "在本市政府工作会议上的讲话",
        "在各县县委书记会议上的讲话",
        "民盟市委工作总结",
        "城市管理局2022年工作总结",
        "中小城市发展情况报告",
        "高新区人民政府工作报告",
        "××县人民政府工作报告",
    ],
)
def test_a_title_that_names_no_place_of_its_own(title: str) -> None:
    found = headed(title)
    assert (found.place, found.level) == (None, None)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("——2026年1月27日在安徽省第十四届人民代表大会第四次会议上", "安徽省"),
        ("——二〇二六年一月二十七日在甘肃省十四届人民代表大会第四次会议上", "甘肃省"),
        ("2026年1月27日在省人民代表大会上 陕西省省长 赵刚", "陕西省"),
        ("中共石泉岭县委副书记、县长　方静之", "石泉岭县"),
        ("青砚区第二人民医院院长 陆知行", "青砚区"),
        ("市人民政府市长 王清宪", ""),
        ("民盟市委主委 王清宪", ""),
        ("临海石化公司工会主席　慕容秋", ""),
    ],
)
def test_a_line_below_the_title_names_the_place(line: str, place: str) -> None:
    found = headed("政府工作报告", line).place
    assert (found.value if found else "") == place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("我代表云岭县人民政府，向大家问好。", "云岭县"),
        ("受云岭县人民政府委托，向大会报告工作。", "云岭县"),
        ("接受浙江省委邀请，来到这里。", ""),
        ("我代表县人民政府，向大家问好。", ""),
    ],
)
def test_a_speaker_says_for_whom_he_speaks(words: str, place: str) -> None:
    found = headed("讲话", rest=f"同志们：\n{words}\n").place
    assert (found.value if found else "") == place


def test_the_title_goes_before_the_byline_and_both_before_the_text() -> None:
    text = "同志们：\n建设平安睢宁，为睢宁经济作贡献，推动睢宁发展。我代表清溪县委。\n"
    in_all = headed("云岭县政府工作报告", "石岭县县长 王某某", rest=text)
    below = headed("政府工作报告", "石岭县县长 王某某", rest=text)
    spoken = headed("政府工作报告", rest=text)
    places = [found.place.value for found in (in_all, below, spoken) if found.place]
    assert places == ["云岭县", "石岭县", "清溪县"]


def test_a_guest_does_not_come_from_where_he_speaks() -> None:
    title, text = "在湖北省委经济工作会议上的发言", "同志们：\n我市很好，全市都好，我市会更好。\n"
    guest = headed(title, rest=text)
    assert guest.place is None
    assert guest.level
    assert guest.level.value == "市"
    known = headed(title, "中共广水市委书记 王某某", rest=text).place
    assert known
    assert known.value == "广水市"


@pytest.mark.parametrize(
    ("lines", "occasion"),
    [
        (["在学习焦裕禄同志座谈会上的讲话"], "学习焦裕禄同志座谈会"),
        (["数据库", "某某：在网络安全工作座谈会上的讲话"], "网络安全工作座谈会"),
        (["报告", "——2022年3月5日在人民代表大会第五次会议上"], "人民代表大会第五次会议"),
        (["报告", "2026年1月27日在人大四次会议上 省长 赵刚"], "人大四次会议"),
        (["走得稳，才能走得远", "——在锦梭公司2022年度年会上的讲话"], "锦梭公司2022年度年会"),
        (["在启澜大学2024级新生开学典礼上的讲话"], "启澜大学2024级新生开学典礼"),
        (["在“清源杯”辩论赛总决赛上的点评"], "“清源杯”辩论赛总决赛"),
        (["南屏水库竣工典礼主持词"], "南屏水库竣工典礼"),
        (["第十六届中央委员会第五次全体会议公报"], "第十六届中央委员会第五次全体会议"),
        (["讲话汇编", "在甲县工作会议上的讲话", "在乙县工作会议上的讲话"], ""),
        (["在会上的讲话"], ""),
        (["在思想上的转变报告"], ""),
        (["全市招商引资工作会议讲话(一)"], ""),  # a site's name for a set of speeches
    ],
)
def test_an_occasion_in_the_head(lines: list[str], occasion: str) -> None:
    found = headed(*lines).occasion
    assert (found.value if found else "") == occasion


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        ("今天，我们召开一个网络安全和信息化工作座谈会。", "网络安全和信息化工作座谈会"),
        ("经区委研究，今天召开区委政协工作会议。", "区委政协工作会议"),
        ("今天召开的全县教育工作会议很重要。", "全县教育工作会议"),
        ("今天我们欢聚一堂，隆重召开集团年度总结表彰大会。", "集团年度总结表彰大会"),
        ("在这样的时刻，县委召开政协工作会议。", "政协工作会议"),
        # Meetings that are merely mentioned.
        ("贯彻党的十九届六中全会精神。", ""),
        ("贯彻落实这次中央经济工作会议精神。", ""),
        ("一年来，胜利召开党的十九届六中全会。", ""),
        ("在全会前，召开了中央工作会议。", ""),
        ("2023年，县委召开农村工作会议。", ""),
        ("前不久，省委召开全省经济工作会议。", ""),
        ("今天，我们学习昨天召开的省委经济工作会议。", ""),
        ("全年共召开常委会会议8次。", ""),
        ("要在三天之内召开全体职工大会。", ""),
        ("会议的主要任务是学习。这次会议很好。", ""),
    ],
)
def test_an_occasion_in_the_first_words(words: str, occasion: str) -> None:
    found = headed("讲话", rest=f"同志们：\n{words}\n").occasion
    assert (found.value if found else "") == occasion


@pytest.mark.parametrize(
    ("lines", "year", "exact"),
    [
        (["讲话", "（2014年9月21日）"], 2014, True),
        (["讲话", "（二○一四年九月二十一日）"], 2014, True),
        (["讲话", "二零一四年九月"], 2014, True),
        (["讲话", "（２００６年３月２２日）"], 2006, True),
        (["讲话", "时间：2014年4月18日上午10:00"], 2014, True),
        (["讲话", "——在2022年度年会上的讲话", "2023年1月14日"], 2023, True),
        (["2026年安徽省政府工作报告"], 2026, True),
        (["二〇一四年大同市政府工作报告"], 2014, True),
        (["云栖县2022年工作总结和2023年工作打算"], 2022, False),
        (["讲话", "——在2018级新生开学典礼上的讲话"], 2018, False),
        (["关于2022年冬奥会筹办工作的讲话"], None, False),
        (["2035年远景目标报告"], None, False),
        (["学习2026年政府工作报告"], None, False),
        (["学习2019年9月20日重要讲话的体会"], None, False),
        (["讲话", "发布时间：2016-04-26"], None, False),  # when a site had it
        (["讲话", "作者：办公室 录入：管理员 日期：2018-09-03 点击：2765"], None, False),
    ],
)
def test_a_year_in_the_head(lines: list[str], year: int | None, exact: bool) -> None:
    found = headed(*lines).year
    assert (found and (found.year, found.exact)) == (year and (year, exact))


MEETING = "中国共产党第十一届中央委员会第三次全体会议"
COMMUNIQUE = f"{MEETING}，于一九七八年十二月十八日至二十二日在北京举行。"
MORE = "在全会前，召开了中央工作会议，为全会作了充分准备。"


def test_a_communique_tells_of_its_own_meeting() -> None:
    found = facts(f"{COMMUNIQUE}出席会议的中央委员一百六十九人。\n{MORE}\n")
    assert found.occasion
    assert found.occasion.value == MEETING
    assert found.year
    assert (found.year.year, found.year.exact) == (1978, True)
    assert found.year.evidence == found.occasion.evidence == COMMUNIQUE[:-1]


@pytest.mark.parametrize(
    "text", [f"同志们：\n{COMMUNIQUE}出席会议的有很多人。\n", f"{COMMUNIQUE}我们要学习。\n{MORE}\n"]
)
def test_a_speech_may_open_with_the_meeting_of_others(text: str) -> None:
    found = facts(text)
    assert found.occasion is None
    assert found.year
    assert (found.year.year, found.year.exact) == (1978, False)


@pytest.mark.parametrize(
    "line",
    [
        "——在2012年3月5日全县干部大会上",
        "（在2012年3月5日全县大会上）",
        "讲话时间2012年3月5日",
        "张三 2012年",
        "（2012·北京）",
    ],
)
def test_a_date_below_the_title_is_exact(line: str) -> None:
    found = facts(f"在全县大会上的讲话\n{line}\n同志们：\n今天的会议开得很好。\n").year
    assert found
    assert (found.year, found.exact) == (2012, True)


def test_a_day_in_the_front_matter_states_the_year() -> None:
    found = facts("---\nyear: 2011-03-02\n---\n讲话\n同志们：\n今天的会议开得很好。\n").year
    assert found
    assert (found.year, found.exact) == (2011, True)
