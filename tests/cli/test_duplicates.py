"""speechlint duplicates: the listing for people, programs, spreadsheets and Graphviz."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest

from ..duplicates.texts import paragraph

FIRST = (
    "今年，在市委的坚强领导下，全市上下团结奋斗，完成了全年的各项任务，"
    "实现了良好开局，为今后打下了坚实基础。"
)
NEAR = FIRST.replace("市", "县")
RNG = random.Random(4)
MOVED = paragraph(RNG, 60)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "甲.txt").write_text(
        f"甲讲话\n同志们：\n{FIRST}\n{paragraph(RNG, 50)}，{MOVED}。\n"
    )
    (tmp_path / "乙.txt").write_text(
        f"乙讲话\n各位：\n{NEAR}\n好。\n{MOVED}，{paragraph(RNG, 70)}。\n"
    )
    (tmp_path / "丙.txt").write_text(f"丙讲话\n各位：\n说。\n{FIRST}\n")
    return tmp_path


FILES = ("甲.txt", "乙.txt", "丙.txt")


def test_text(run, folder: Path) -> None:
    status, out, err = run("duplicates", *FILES)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "第 1 组  甲.txt:3:1",
        f"  {FIRST[:39]}…",
        "  乙.txt:3:1  相似 64%，包含 78%",
        "    今年，在[-市委-]{+县委+}的坚强领导下，[-全市-]{+全县+}上下团结奋斗，完…",
        "  丙.txt:4:1  相同",
        "",
        "沿用  乙.txt:5:1  60 字，见于 甲.txt:4:52，包含 52%",
        f"  {MOVED[:39]}…",
        "",
        "1 组重复或近似的段落，其中 2 段是后出的；沿用 1 处；套语 0 个（3 个文件）",
    ]


def test_json(run, folder: Path) -> None:
    status, out, err = run("duplicates", *FILES, "--format", "json")
    assert (status, err) == (0, "")
    data = json.loads(out)
    assert (data["version"], data["limited"], data["formulas"]) == (1, False, [])
    assert [s["title"] for s in data["speeches"]] == ["甲讲话", "乙讲话", "丙讲话"]
    [group] = data["groups"]
    first, near, same = group["copies"]
    assert (first["path"], first["start"], first["differences"]) == (
        "甲.txt",
        {"line": 3, "column": 1},
        [],
    )
    assert near["differences"] == [
        {"earlier": "市委", "later": "县委"},
        {"earlier": "全市", "later": "全县"},
    ]
    assert 0.6 < near["similarity"] < near["containment"] < 1
    assert (same["similarity"], same["speech"]) == (1, 2)
    [passage] = data["passages"]
    assert passage["text"] == MOVED
    assert (passage["path"], passage["earlier"]["path"]) == ("乙.txt", "甲.txt")
    assert passage["earlier"]["start"] == {"line": 4, "column": 52}
    assert data["edges"] == [
        {"later": 1, "earlier": 0, "paragraphs": 1, "passages": 1},
        {"later": 2, "earlier": 0, "paragraphs": 1, "passages": 0},
    ]


def test_csv(run, folder: Path) -> None:
    out = run("duplicates", *FILES, "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(r["kind"], r["path"], r["line"], r["earlier_path"]) for r in rows] == [
        ("copy", "乙.txt", "3", "甲.txt"),
        ("copy", "丙.txt", "4", "甲.txt"),
        ("passage", "乙.txt", "5", "甲.txt"),
    ]


def test_csv_is_no_spreadsheet_formula(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"=HYPERLINK({paragraph(RNG, 40)})"
    (tmp_path / "a.txt").write_text(f"各位：\n好。\n{text}\n各位：\n很好。\n{text}\n")
    [row] = csv.DictReader(io.StringIO(run("duplicates", "a.txt", "--format", "csv").out))
    assert row["text"].startswith("'=HYPERLINK(")


def test_graph(run, folder: Path) -> None:
    (folder / "丁.txt").write_text(f'说"好"\\的讲话\n各位：\n说。\n{FIRST}\n')
    out = run("duplicates", *FILES, "丁.txt", "--graph").out
    assert out.splitlines() == [
        "digraph copies {",
        "  rankdir=RL;",
        "  node [shape=box];",
        '  s0 [label="甲讲话\\n甲.txt"];',
        '  s1 [label="乙讲话\\n乙.txt"];',
        '  s2 [label="丙讲话\\n丙.txt"];',
        '  s3 [label="说\\"好\\"\\\\的讲话\\n丁.txt"];',
        '  s1 -> s0 [label="1 段，沿用 1 处"];',
        '  s2 -> s0 [label="1 段"];',
        '  s3 -> s0 [label="1 段"];',
        "}",
    ]


def test_formulas_are_listed_apart(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        text = f"各位：\n{FIRST}\n{paragraph(RNG, 50)}。\n"
        (tmp_path / f"{number}.txt").write_text(text)
    lines = run("duplicates", ".").out.splitlines()
    assert lines[0] == "套语  6 篇都有，首见于 0.txt:2:1"
    assert lines[-1].startswith("0 组重复或近似的段落，其中 0 段是后出的；沿用 0 处；套语 1 个")


def test_the_settings_are_those_that_are_named(run, folder: Path) -> None:
    strict = folder / "strict.toml"
    strict.write_text("[rules]\nnear-duplicate-paragraph = { similarity = 90 }\n")
    last = [
        run("duplicates", *FILES, *options).out.splitlines()[-1]
        for options in ((), ("--config", "strict.toml"))
    ]
    assert ["其中 2 段" in last[0], "其中 1 段" in last[1]] == [True, True]
    strict.rename(folder / "speechlint.toml")
    assert run("duplicates", *FILES).out.splitlines()[-1] == last[1]
    assert run("duplicates", *FILES, "--isolated").out.splitlines()[-1] == last[0]


def test_wrong_options_in_the_settings_are_named(run, folder: Path) -> None:
    (folder / "speechlint.toml").write_text("[rules]\nreused-passage = { weigth = 5 }\n")
    status, out, err = run("duplicates", *FILES)
    assert (status, out) == (2, "")
    assert "speechlint.toml:2" in err
    assert "weight" in err


def test_an_index_is_asked_with_the_settings_that_are_named(run, folder: Path) -> None:
    assert run("index", "build", "甲.txt", "-o", "i", "--isolated").status == 0
    (folder / "strict.toml").write_text("[rules]\nnear-duplicate-paragraph = { similarity = 90 }\n")
    assert run("index", "query", "i", "乙.txt").status == 1
    assert run("index", "query", "i", "乙.txt", "--config", "strict.toml").status == 0


def test_bad_input_is_named_and_the_rest_listed(run, folder: Path) -> None:
    status, out, err = run("duplicates", *FILES, "无.txt")
    assert status == 2
    assert err == "speechlint: 无.txt：没有这个文件或文件夹\n"
    assert out.startswith("第 1 组")


def test_hostile_text_is_made_visible(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    texts = [f"坏\x1b[2J{FIRST}", f"坏\x1b[2J\x07{NEAR}"]
    (tmp_path / "a.txt").write_text("\n".join(["标\x1b题", "各位：", *texts, ""]))
    out = run("duplicates", "a.txt").out
    assert "\x1b" not in out
    assert "坏<U+001B>[2J" in out


def test_very_long_paragraphs_are_listed_without_their_differences(run, tmp_path: Path) -> None:
    long = paragraph(RNG, 4000)
    (tmp_path / "a.txt").write_text(f"各位：\n好。\n{long}。\n{long[:2000]}新{long[2001:]}。\n")
    out = run("duplicates", str(tmp_path / "a.txt"), "--format", "json").out
    [_, near] = json.loads(out)["groups"][0]["copies"]
    assert near["differences"] == []
    assert near["similarity"] > 0.99
