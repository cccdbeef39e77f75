"""Rules of other packages: the example as users install it, and packages that are broken."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_speechlint.plugins import plugins

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "speechlint-example"
TEXT = "各位委员：\n𠮷县２０１９年以来，成绩来之不易。\n"
CONF = 'extensions = ["sphinx_speechlint"]\nspeechlint_corpus = {"speeches": "../corpus"}\n'


class Done(NamedTuple):
    status: int
    out: str
    err: str


def python(site: Path, folder: Path, *arguments: str) -> Done:
    """Run Python in a folder with the packages of another folder."""
    environment = os.environ | {"PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-B", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    return Done(done.returncode, done.stdout, done.stderr)


def speechlint(site: Path, folder: Path, *arguments: str) -> Done:
    code = "import sys; from sphinx_speechlint.cli import main; sys.exit(main())"
    return python(site, folder, "-c", code, *arguments)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the example package."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, *offline, "--target", str(folder), str(EXAMPLE)], check=True)
    return folder


@pytest.fixture
def here(tmp_path: Path) -> Path:
    write(tmp_path / "a.txt", TEXT)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def test_an_installed_rule_runs_without_further_ado(example: Path, here: Path) -> None:
    assert speechlint(example, here, "check", "a.txt") == (
        1,
        "a.txt:2:3: 警告 full-width-digit [*] 全角数字：２０１９\n"
        "  2 | 𠮷县２０１９年以来，成绩来之不易。\n"
        "    |     ^^^^^^^^\n\n"
        "1 处问题：punctuation 1（1 个文件）\n[*] 1 处可用 --fix 改正\n",
        "",
    )


def test_it_is_listed_explained_selected_suppressed_and_fixed(example: Path, here: Path) -> None:
    assert "full-width-digit" in speechlint(example, here, "rules").out
    entry = speechlint(example, here, "rule", "long-sentence").out
    assert "max-length = 150" in entry
    assert "句子太长" in entry
    assert speechlint(example, here, "check", "a.txt", "--ignore", "full-width-digit").status == 0
    write(here / "b.txt", TEXT.replace("\n", "\n<!-- speechlint: ignore-next punctuation -->\n", 1))
    assert speechlint(example, here, "check", "b.txt").status == 0
    assert speechlint(example, here, "check", "a.txt", "--fix").status == 0
    assert "𠮷县2019年" in (here / "a.txt").read_text(encoding="utf-8")


def test_its_options_are_those_of_the_settings(example: Path, here: Path) -> None:
    write(here / "long.txt", "各位委员：\n" + "今年的工作有序推进，" * 3 + "成绩来之不易。\n")
    arguments = ("check", "long.txt", "--select", "long-sentence")
    assert speechlint(example, here, *arguments).out.startswith("没有发现问题")
    write(here / "speechlint.toml", "[rules.long-sentence]\nmax-length = 20\n")
    assert "提示 long-sentence 一句有 37 字" in speechlint(example, here, *arguments).out
    write(here / "speechlint.toml", "[rules.long-sentence]\nmax-length = 2\n")
    assert "speechlint.toml:2：rules.long-sentence.max-length 不能小于 20" in (
        speechlint(example, here, *arguments).err
    )


def test_a_pattern_may_not_have_its_name(example: Path, here: Path) -> None:
    pattern = "[[pattern]]\nname = 'long-sentence'\npattern = '甲'\nmessage = '甲'\n"
    write(here / "speechlint.toml", pattern)
    done = speechlint(example, here, "check", "a.txt")
    assert (done.status, done.out) == (2, "")
    assert "已有名为 long-sentence 的规则" in done.err


def test_its_own_tests_pass(example: Path) -> None:
    done = python(example, EXAMPLE, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert done.status == 0, done.out
    assert "2 passed" in done.out


def test_it_is_on_the_site(example: Path, tmp_path: Path) -> None:
    write(tmp_path / "docs" / "conf.py", CONF)
    write(tmp_path / "corpus" / "a.txt", TEXT)
    done = python(example, tmp_path, "-m", "sphinx", "-q", "-j", "2", "docs", "out")
    assert done.status == 0
    assert "全角数字：２０１９ [speechlint.full-width-digit]" in done.err
    page = (tmp_path / "out" / "speeches" / "a.html").read_text(encoding="utf-8")
    assert "rules/full-width-digit.html" in page
    rule = (tmp_path / "out" / "rules" / "full-width-digit.html").read_text(encoding="utf-8")
    assert "版面参差" in rule


GOOD = '''
from sphinx_speechlint.diagnostic import Severity
from sphinx_speechlint.rule import PageRule
from sphinx_speechlint.source import Span

class LoudWord(PageRule):
    """大声的词。"""

    family = "wording"
    severity = Severity.INFO
    messages = {"zh": "大声：{text}", "en": "loud: {text}"}

    def check(self, page):
        yield self.report(page.source.path, Span(0, 2), args={"text": "各位"})
'''


@pytest.fixture
def installed(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Let this process see a package of one module."""

    def install(code: str, entry: str = "loud-word = loud:LoudWord") -> None:
        monkeypatch.syspath_prepend(plugin(here, code, entry))
        plugins.cache_clear()

    monkeypatch.chdir(here)
    yield install
    plugins.cache_clear()
    sys.modules.pop("loud", None)


def plugin(folder: Path, code: str, entry: str = "loud-word = loud:LoudWord") -> Path:
    """A folder with an installed package of one module."""
    site = folder / "site"
    write(site / "loud.py", code)
    info = site / "loud-2.0.dist-info"
    write(info / "METADATA", "Metadata-Version: 2.1\nName: loud\nVersion: 2.0\n")
    write(info / "entry_points.txt", f"[speechlint.rules]\n{entry}\n")
    return site


def test_the_rule_that_the_broken_ones_are_made_of(installed, run) -> None:
    installed(GOOD)
    done = run("check", "a.txt")
    assert done.status == 0
    assert "提示 loud-word 大声：各位" in done.out


@pytest.mark.parametrize(
    ("code", "entry", "words"),
    [
        ("import not_there\n", "", "无法载入：ModuleNotFoundError: No module named 'not_there'"),
        ("raise SystemError('a\\nb')\n", "", "无法载入：SystemError: a；"),
        ("def\n", "", "无法载入：SyntaxError"),
        ("", "", "无法载入：AttributeError"),
        ("LoudWord = 1\n", "", "不是 Rule、PageRule 或 CorpusRule"),
        (GOOD.replace("def check", "def chek"), "", "没有 check 方法"),
        (GOOD, "quiet-word = loud:LoudWord", "里的规则却叫 loud-word"),
        (GOOD.replace("LoudWord", "Loud"), "loud = loud:Loud", "里的规则却叫 loud"),
        (GOOD.replace("LoudWord", "MaskedYear"), "masked-year = loud:MaskedYear", "同名"),
        (GOOD.replace('"wording"', '"wordin"'), "", "的类别应当是 placeholder"),
        (GOOD.replace("Severity.INFO", '"info"'), "", "没有级别"),
        (GOOD.replace('"en"', '"fr"'), "", "要有 zh 和 en"),
        (GOOD.replace('"""大声的词。"""', ""), "", "没有说明"),
    ],
)
def test_a_broken_package_is_one_line(installed, run, code: str, entry: str, words: str) -> None:
    installed(code, entry or "loud-word = loud:LoudWord")
    done = run("check", "a.txt")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("speechlint: 插件 loud：")
    assert done.err.count("\n") == 1
    assert words in done.err
    assert run("check", "a.txt", "--isolated").status == 0


def test_two_packages_with_one_name(example: Path, here: Path) -> None:
    code = GOOD.replace("LoudWord", "LongSentence")
    site = plugin(here, code, "long-sentence = loud:LongSentence")
    both = os.pathsep.join([str(site), str(example)])
    done = speechlint(Path(both), here, "rules")
    assert done.status == 2
    assert "与 loud 的规则同名" in done.err or "与 speechlint-example 的规则同名" in done.err


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (GOOD.replace("yield self", "1 / 0; yield self"), "ZeroDivisionError: division by zero"),
        (GOOD.replace("Span(0, 2)", "Span(0, 99)"), "ValueError: span 0 to 99"),
        (GOOD.replace("Span(0, 2)", "Span(2, 1)"), "ValueError: span 2 to 1"),
        (GOOD.replace("page.source.path", '"b.txt"'), "ValueError: diagnostic of loud-word in b"),
        (GOOD.replace('args={"text": "各位"}', "args={}"), "KeyError: 'text'"),
        (GOOD.replace("yield self", "return self"), "TypeError"),
    ],
)
def test_a_rule_that_fails_is_one_line(installed, run, code: str, words: str) -> None:
    installed(code)
    done = run("check", "a.txt")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("speechlint: a.txt：规则 loud-word 出错：")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert run("check", "a.txt", "--ignore", "loud-word").status == 0


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [
        ("import not_there\n", 2, "插件 loud：loud-word = loud:LoudWord 无法载入"),
        (GOOD.replace("yield self", "1 / 0; yield self"), 0, "规则 loud-word 出错：ZeroDivision"),
        (
            GOOD.replace("PageRule", "CorpusRule").replace("yield self", "1 / 0; yield self"),
            0,
            "规则 loud-word 出错：ZeroDivision",
        ),
    ],
)
def test_a_site_with_a_broken_package(tmp_path: Path, code: str, status: int, words: str) -> None:
    write(tmp_path / "docs" / "conf.py", CONF + 'exclude_patterns = ["rules/**"]\n')
    write(tmp_path / "corpus" / "a.txt", TEXT)
    done = python(plugin(tmp_path, code), tmp_path, "-m", "sphinx", "-q", "docs", "out")
    assert done.status == status
    assert words in done.err
    assert "Traceback" not in done.err
