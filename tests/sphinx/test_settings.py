"""The extension reads the settings that the command line reads."""

from __future__ import annotations

from .sites import CLEAN, Site, clean

FAULTY = "同志们：\n\n会议开得很好。\n自20xx年以来，***工作有序推进。\n"


def rules(warnings: list[str]) -> list[tuple[str, str]]:
    """File and rule of each warning."""
    return [(w.partition(":")[0].rpartition("/")[2], w.rpartition(".")[2][:-1]) for w in warnings]


def test_each_speech_has_the_settings_nearest_to_it(site: Site) -> None:
    site.write("speechlint.toml", 'ignore = ["masked-year"]\n')
    site.write("corpus/deep/speechlint.toml", 'ignore = ["masked-name"]\n')
    site.speech("a.txt", FAULTY)
    site.speech("deep/b.txt", "同志们：\n自20xx年起，***工作稳步向前。\n")
    assert rules(site.build("dummy").warnings) == [
        ("a.txt", "masked-name"),
        ("b.txt", "masked-year"),
    ]


def test_per_file_ignores(jobs_site: Site) -> None:
    jobs_site.write(
        "pyproject.toml", '[tool.speechlint.per-file-ignores]\n"corpus/a.txt" = ["placeholder"]\n'
    )
    jobs_site.speech("a.txt", FAULTY)
    jobs_site.speech("b.txt", FAULTY)
    built = jobs_site.build()
    assert {file for file, _ in rules(built.warnings)} == {"b.txt"}
    assert "<mark" not in jobs_site.page("speeches/a")


def test_severities(site: Site) -> None:
    site.speech("a.txt", FAULTY)
    assert len(site.build().warnings) == 2
    site.write("speechlint.toml", 'severity = { placeholder = "info" }\n')
    built = site.build(strict=True)
    assert (built.status, built.warnings) == (0, [])
    assert "sev-info" in site.page("speeches/a")
    assert site.build("speechlint", strict=True).status == 0


def test_a_wrong_setting_near_a_speech_is_one_line_and_status_2(site: Site) -> None:
    site.speech("a.txt", CLEAN)
    site.speech("deep/b.txt", clean("乙"))
    file = site.write("corpus/deep/speechlint.toml", 'severity = { masked-yaer = "info" }\n')
    built = site.build()
    assert built.status == 2
    assert len(built.warnings) == 1
    assert f"{file}:1：severity.masked-yaer 没有名为 masked-yaer" in built.warnings[0]
    assert "会议" in site.text("speeches/deep/b")


OWN = """
[[pattern]]
name = "old-title"
pattern = '政协委员们'
message = "称谓不妥：{text}"
replacement = "各位委员"
why = "<b>公文</b>里称 *各位委员*_。"
invalid = ["⟦政协委员们⟧：开会。"]
"""


def test_own_rules_have_pages_and_marks(jobs_site: Site) -> None:
    site = jobs_site
    site.rules = True
    site.conf()
    site.write("speechlint.toml", OWN)
    site.speech("a.txt", "各位代表：\n政协委员们，大家好。\n")
    built = site.build()
    assert rules(built.warnings) == [("a.txt", "old-title")]
    assert 'href="../rules/old-title.html"' in site.page("speeches/a")
    assert "称谓不妥：政协委员们" in site.page("speeches/a")
    assert "用词" in site.text("speeches/report")
    assert 'href="old-title.html"' in site.page("rules/index")
    page = site.text("rules/old-title")
    for words in ("old-title：称谓不妥", "<b>公文</b>里称 *各位委员*_。", "政协委员们：开会。"):
        assert words in page


def test_a_change_of_an_own_rule_is_seen(site: Site) -> None:
    site.rules = True
    site.conf()
    site.write("docs/mine.rst", "我的\n====\n\n.. speech-rule:: old-title\n")
    site.write("speechlint.toml", OWN)
    site.speech("a.txt", "各位代表：\n政协委员们，大家好。\n")
    site.build()
    site.write("speechlint.toml", OWN.replace("称谓不妥", "称谓有误"))
    site.build()
    for name in ("speeches/a", "rules/old-title", "mine"):
        assert "称谓有误" in site.page(name)
        assert "称谓不妥" not in site.page(name)
    site.write("speechlint.toml", "")
    built = site.build()
    assert any("没有名为 old-title 的规则" in w for w in built.warnings)
    assert "<mark" not in site.page("speeches/a")
