"""speechlint outline: the tree of a page, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

PAGE = """来自网络的导语。
演讲稿篇一
（2019年3月1日）
各位委员：
先说两句。
一、总体情况
去年有序推进。
（一）工业。工业增长很快。
（二）农业
农业也增长。
二、下步工作
抓好落实。
同志们，让我们一起努力！
演讲稿篇二
各位来宾：
欢迎大家来到这里。
"""


def test_text(run, tmp_path: Path) -> None:
    (tmp_path / "页.txt").write_text(PAGE, encoding="utf-8")
    status, out, err = run("outline", str(tmp_path / "页.txt"))
    assert (status, err) == (0, "")
    assert out.splitlines()[1:] == [
        " 1  导语（1 段）来自网络的导语。",
        " 2  演讲稿篇一",
        " 3    署名 （2019年3月1日）",
        " 4    称呼 各位委员：",
        " 5    正文 1 段",
        " 6    一、总体情况（1 段）",
        " 8      （一）工业。（1 段）",
        " 9      （二）农业（1 段）",
        "11    二、下步工作（1 段）",
        "13    结语 同志们，让我们一起努力！",
        "14  演讲稿篇二",
        "15    称呼 各位来宾：",
        "16    正文 1 段",
    ]


def test_json(run, tmp_path: Path) -> None:
    (tmp_path / "页.txt").write_text(PAGE, encoding="utf-8")
    status, out, err = run("outline", str(tmp_path / "页.txt"), "--format", "json")
    assert (status, err) == (0, "")
    data = json.loads(out)
    assert data["version"] == 1
    assert data["lead"] == [{"line": 1, "text": "来自网络的导语。"}]
    first, second = data["speeches"]
    assert (first["title"], first["first_line"], first["last_line"]) == ("演讲稿篇一", 2, 13)
    assert first["bylines"] == [{"line": 3, "text": "（2019年3月1日）"}]
    assert first["salutations"] == [{"line": 4, "text": "各位委员："}]
    assert first["closing"] == [{"line": 13, "text": "同志们，让我们一起努力！"}]
    assert first["paragraphs"] == 1
    top, _ = first["sections"]
    assert top["marker"] == {"style": "han-comma", "number": 1, "text": "一、"}
    assert (top["title"], top["level"], top["line"], top["paragraphs"]) == ("总体情况", 1, 6, 1)
    assert [(s["title"], s["run_in"]) for s in top["sections"]] == [
        ("工业。", True),
        ("农业", False),
    ]
    assert second["sections"] == []


def test_a_lone_speech_with_front_matter_and_an_empty_file(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\ntitle: 题\n---\n各位委员：\n正文。\n", encoding="utf-8")
    assert run("outline", str(tmp_path / "a.txt")).out.splitlines()[1:] == [
        "4  题",
        "4    称呼 各位委员：",
        "5    正文 1 段",
    ]
    (tmp_path / "b.txt").write_bytes(b"")
    assert run("outline", str(tmp_path / "b.txt")).out.endswith("b.txt：0 篇讲话\n")


def test_hostile_text_is_made_visible(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("坏\x1b]0;标题\x07题\n各位委员：\n文。\n", encoding="utf-8")
    out = run("outline", str(tmp_path / "a.txt")).out
    assert "\x1b" not in out
    assert "<U+001B>]0;标题<U+0007>" in out
