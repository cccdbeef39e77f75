"""speechlint baseline: what is known is not shown again, what is new is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.baseline import FILE, Baseline, Entry, paragraph, read_baseline
from sphinx_speechlint.baseline import write_baseline as write

ROOT = Path(__file__).parents[2]
OLD = "各位委员：\n自20xx年以来有序推进，在***市委领导下成绩来之不易。\n大家要努力。\n"
CONFIG = '[tool.speechlint]\npaths = ["稿件"]\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "稿件").mkdir()
    save("稿件/甲.txt", OLD)
    return tmp_path


def save(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def counts() -> dict[str, dict[str, int]]:
    """How many of each rule of each file are known."""
    data = json.loads(Path(FILE).read_text(encoding="utf-8"))
    return {
        path: {rule: sum(known.values()) for rule, known in rules.items()}
        for path, rules in data["diagnostics"].items()
    }


def test_what_is_known_is_counted_and_what_is_new_is_shown(here: Path, run) -> None:
    status, out, err = run("baseline")
    assert (status, err) == (0, "")
    assert out == f"{FILE}：共记 2 处；新记 2 处，删去 0 处\n"
    assert counts() == {"稿件/甲.txt": {"masked-name": 1, "masked-year": 1}}
    known = f"另有 2 处已记在 {FILE} 里\n"
    assert run("check") == (0, "没有发现问题（1 个文件）\n", known)
    assert run("check", "--no-baseline").status == 1
    save("稿件/乙.txt", "各位委员：\n今年是201x年，成绩来之不易。\n")
    status, out, err = run("check")
    assert (status, err) == (1, known)
    assert out.startswith("稿件/乙.txt:2:4: 错误 masked-year")
    assert "1 处问题" in out


def test_moved_lines_stay_known_but_another_of_the_kind_is_new(here: Path, run) -> None:
    run("baseline")
    save("稿件/甲.txt", "各位委员：\n\n大家要努力。\n" + OLD.partition("\n")[2].replace("，", ", "))
    assert run("check").status == 0
    save("稿件/甲.txt", OLD.replace("***", "***、***"))
    status, out, _ = run("check")
    assert status == 1
    assert out.count("masked-name") == 1
    save("稿件/甲.txt", OLD.replace("有序", "顺利"))
    assert run("check").out.count("稿件/甲.txt:2:") == 2


def test_it_shrinks_by_itself_and_grows_only_when_told(here: Path, run) -> None:
    run("baseline")
    text = OLD.replace("***", "") + "今年是201x年，成绩来之不易。\n"
    save("稿件/甲.txt", text)
    status, out, err = run("check")
    assert status == 1
    gone = "基线里有 1 处已经没有了；speechlint baseline --prune 把它们删去\n"
    assert err == f"另有 1 处已记在 {FILE} 里\n{gone}"
    assert run("baseline", "--prune").out == f"{FILE}：共记 1 处；新记 0 处，删去 1 处\n"
    status, out, _ = run("baseline")
    assert status == 1
    assert out.endswith("1 处新的问题没有记入；要记入请加 --grow\n")
    assert counts() == {"稿件/甲.txt": {"masked-year": 1}}
    assert run("baseline", "--grow").status == 0
    assert counts() == {"稿件/甲.txt": {"masked-year": 2}}
    assert run("check").status == 0


def test_only_what_was_looked_for_is_stale(here: Path, run) -> None:
    line = "要坚持对党负责和对人民负责的一致性，确保各项工作同心同向、协调有序。\n"
    save("稿件/乙.txt", f"各位委员：\n{line}自20xx年以来，成绩来之不易。\n")
    save("稿件/丙.txt", f"各位委员：\n大家好。\n{line}")
    run("baseline")
    before = Path(FILE).read_bytes()
    assert "duplicate-paragraph" in str(counts())
    for arguments in (
        ("--select", "numbering"),
        ("稿件/甲.txt",),
        ("稿件/乙.txt", "稿件/丙.txt", "--select", "masked-year"),
    ):
        assert run("baseline", "--prune", *arguments).status == 0
        assert Path(FILE).read_bytes() == before
    assert "已经没有" not in run("check", "稿件/丙.txt").err
    Path("稿件/乙.txt").unlink()
    assert "删去 2 处" in run("baseline", "--prune").out


def test_it_lies_beside_the_settings_of_each_file(here: Path, run, monkeypatch) -> None:
    Path("另").mkdir()
    save("另/speechlint.toml", 'select = ["masked-year"]\n')
    save("另/丁.txt", OLD)
    status, out, _ = run("baseline", "稿件", "另")
    assert status == 0
    assert out.splitlines() == [
        f"{FILE}：共记 2 处；新记 2 处，删去 0 处",
        f"另/{FILE}：共记 1 处；新记 1 处，删去 0 处",
    ]
    monkeypatch.chdir(here / "稿件")
    assert run("check", "甲.txt", "../另").status == 0


def test_known_is_not_fixed_even_if_a_fix_wakes_it(here: Path, run) -> None:
    save("稿件/甲.txt", "各位委员：\n大`家好。\n")
    run("baseline")
    save("稿件/甲.txt", "各位委员：\n大`家\u200b好。\n要努`力。\n")
    assert run("check", "--fix").status == 0
    assert Path("稿件/甲.txt").read_text(encoding="utf-8") == "各位委员：\n大`家好。\n要努力。\n"


def test_standard_input_is_never_known(here: Path, run) -> None:
    run("baseline")
    assert run("check", "-", stdin=OLD.encode()).status == 1
    status, _, err = run("baseline", "-")
    assert status == 2
    assert "- 是标准输入" in err


def test_an_empty_baseline_stays_one(here: Path, run) -> None:
    run("baseline")
    save("稿件/甲.txt", "各位委员：\n大家好。\n")
    assert run("baseline").status == 0
    save("稿件/甲.txt", OLD)
    assert run("baseline").status == 1
    assert run("check").status == 1


def test_pruning_makes_no_baseline(here: Path, run) -> None:
    assert run("baseline", "--prune").status == 0
    assert not Path(FILE).exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<<<<<<< HEAD\n", "Expecting value"),
        ("[]", "version 应当是 1"),
        ('{"version": 2}', "version 应当是 1"),
        ('{"version": 1}', "应当逐层是"),
        ('{"version": 1, "diagnostics": {"a": {"b": []}}}', "应当逐层是"),
        ('{"version": 1, "diagnostics": {"a": {"b": {"c": 0}}}}', "a b"),
        ('{"version": 1, "diagnostics": {"a": {"b": {"c": true}}}}', "a b"),
        ("\xff", "不是可用的基线"),
        ("[" * 100_000, "不是可用的基线"),
    ],
)
@pytest.mark.parametrize("command", ["check", "baseline"])
def test_a_bad_baseline_is_one_clear_line(here: Path, run, command: str, text, words) -> None:
    Path(FILE).write_bytes(text.encode("latin-1"))
    status, out, err = run(command)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert FILE in err
    assert words in err
    assert Path(FILE).read_bytes() == text.encode("latin-1")


NAMES = st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=4)


@settings(deadline=None)
@given(st.dictionaries(st.tuples(NAMES, NAMES, NAMES).map(lambda t: Entry(*t)), st.integers(1)))
def test_what_is_written_is_read_again(tmp_path_factory, known: dict[Entry, int]) -> None:
    folder = tmp_path_factory.mktemp("baseline")
    write(Baseline(folder / FILE, known))
    assert read_baseline(folder) == Baseline(folder / FILE, known, exists=True)
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    write(Baseline(folder / FILE, dict(reversed(known.items()))))
    assert (folder / FILE).read_text(encoding="utf-8").splitlines() == lines


def test_paragraphs_are_the_same_whatever_their_signs_and_spaces() -> None:
    assert paragraph("一、 抓好落实。") == paragraph("一，抓好 落实")
    assert paragraph("抓好落实") != paragraph("抓好学习")
    assert paragraph("***") != paragraph("。")


def test_the_speeches_of_this_project_are_known_and_a_new_one_is_not(
    run, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(ROOT)
    status, out, err = run("check")
    advice = "the rules find other things now: make eval-accept brings the baseline up to date"
    assert (status, out) == (0, "没有发现问题（16 个文件）\n"), advice
    assert "已经没有" not in err, advice
    shutil.copytree(ROOT / "corpus/speeches", tmp_path / "corpus/speeches")
    for name in ("pyproject.toml", FILE):
        shutil.copy(ROOT / name, tmp_path)
    save(str(tmp_path / "corpus/speeches/zhengxie-17.txt"), OLD)
    monkeypatch.chdir(tmp_path)
    status, out, _ = run("check")
    assert status == 1
    assert {line.partition(":")[0] for line in out.splitlines() if line.startswith("corpus")} == {
        "corpus/speeches/zhengxie-17.txt"
    }
