"""The facts of the speeches that the repository holds: none may be lost, none may turn wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_speechlint.source import Source

from .test_facts import facts

ROOT = Path(__file__).parents[1]

# The file, its place, level, occasion and year; what is not known is empty.
TEXTS = """
corpus/speeches/zhengxie-01.txt |  | 区 | 全区街道、镇政协工作委员会工作会议 |
corpus/speeches/zhengxie-02.txt |  | 市 |  | 2006
corpus/speeches/zhengxie-03.txt |  | 市 | 政协工作会议 | ≥2015
corpus/speeches/zhengxie-04.txt | 广水 | 市 |  |
corpus/speeches/zhengxie-05.txt | 新邵县 | 县 | 全县政协工作会议 |
corpus/speeches/zhengxie-06.txt | 河北省 | 省 | 省委政协工作会议 |
corpus/speeches/zhengxie-07.txt | 江华 | 县 | 政协工作会议 | ≥2004
corpus/speeches/zhengxie-08.txt | 睢宁 | 县 |  |
corpus/speeches/zhengxie-09.txt | 江西 | 省 | 省委政协工作会议 | 2015
corpus/speeches/zhengxie-10.txt | 孝南区 | 区 | 区委政协工作会议 | ≥2015
corpus/speeches/zhengxie-11.txt |  | 市 | 中国人民政治协会议市第九届委员会第三次会议 |
corpus/speeches/zhengxie-12.txt |  | 区 |  |
corpus/speeches/zhengxie-13.txt |  | 县 | 政协工作会议 | ≥2019
corpus/speeches/zhengxie-14.txt | 普洱市 | 市 |  | ≥2015
corpus/speeches/zhengxie-15.txt | 安康市 | 市 | 市政协二届五次会议 | 2010
corpus/speeches/zhengxie-16.txt |  | 县 |  |
tests/clean/annual.txt | 云栖县 | 县 |  | ≥2022
tests/clean/commendation.txt | 石泉岭县 | 县 | 全县招商引资暨优化营商环境表彰动员大会 | 2024
tests/clean/consultation.txt | 岚溪市 | 市 | 全市政协工作会议 | 2023
tests/clean/duty.txt | 青砚区 | 区 |  | 2025
tests/clean/opening.txt |  |  | 启澜大学2024级新生开学典礼 | 2024
tests/clean/report.txt | 望澜市 | 市 | 望澜市第九届人民代表大会第四次会议 | 2025
tests/gold/clean/clean4.txt | 石岭市 | 市 | 石岭市第六届人民代表大会第二次会议 | 2023
tests/gold/clean/clean6.txt |  |  | 老支书王德厚同志追思会 | 2019
tests/gold/clean/clean8.txt |  |  | 全区草原防火暨春季接羔保育工作会议 | 2006
tests/gold/clean/clean10.txt |  | 县 | 全县乡镇企业工作会议 | 1985
tests/gold/clean/clean12.txt |  |  | 2017年度工作总结暨表彰大会 | 2018
tests/gold/clean/clean13.txt | 清溪县 | 县 | 第三十五个教师节庆祝大会 | 2019
tests/gold/clean/clean15.txt | 清溪县 | 县 | 清溪县总工会第十二次代表大会 | 2022
tests/gold/clean/clean17.txt | 云岭县 | 县 | 云岭县第十五届人民代表大会第三次会议 | 2009
tests/gold/clean/clean19.txt |  | 市 | 南屏水库除险加固工程竣工典礼 | 2014
tests/gold/clean/clean20.txt |  |  | 绍兴锦梭纺织机械有限公司2022年度年会 | 2023
tests/gold/clean/clean21.txt |  |  | 2018级新生开学典礼 | ≥2018
tests/gold/clean/clean23.txt | 平江市 | 市 |  | ≥2020
tests/gold/clean/clean25.txt |  | 县 | 全县水利系统年度考核大会 | ≥2019
tests/gold/clean/clean28.txt |  |  | 全镇安全生产暨森林防灭火工作会议 | 2020
tests/gold/clean/clean29.txt |  |  |  |
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in TEXTS.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[name for name, *_ in ROWS])
def test_the_facts_of_a_text(row: tuple[str, ...]) -> None:
    found = facts(Source.read(ROOT / row[0]).text)
    values = [fact.value if fact else "" for fact in (found.place, found.level, found.occasion)]
    year = found.year
    values.append(f"{'' if year.exact else '≥'}{year.year}" if year else "")
    assert [row[0], *values] == list(row)


def test_every_speech_of_the_corpus_stands_in_the_table() -> None:
    paths = [*(ROOT / "corpus/speeches").glob("*.txt"), *(ROOT / "tests/clean").glob("*.txt")]
    assert {path.relative_to(ROOT).as_posix() for path in paths} <= {name for name, *_ in ROWS}
