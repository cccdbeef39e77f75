"""Every format against what the programs that read it ask, with hostile text in it."""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sphinx_speechlint import reporters
from sphinx_speechlint.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from sphinx_speechlint.display import visible
from sphinx_speechlint.formats import FORMATS
from sphinx_speechlint.language import Words
from sphinx_speechlint.reporters import Presentation, reporter
from sphinx_speechlint.rule import BaseRule
from sphinx_speechlint.source import InputError, Position, Source, Span

SCHEMAS = Path(__file__).parent / "schemas"


class Hostile(BaseRule):
    """Says whatever it is told.

    检查什么
        什么也不检查。
    """

    family = "residue"
    severity = Severity.ERROR
    messages: ClassVar = {"zh": "{text}", "en": "{text}"}
    valid = ()
    invalid = ()


SHOW = Presentation(rules={"hostile": Hostile})
SIGNS = "<b>&amp;|`*_[x](http://a.b)#1@me![]{0}\\~$%::,\r\n\t\x00\x1b\u200b\u202e\ufffe\u2028𠮷年"
PIECES = st.text(st.sampled_from(SIGNS), max_size=12) | st.text(max_size=6)
MARKUP = st.sampled_from(
    ["@somebody", "#12", "https://a.b/c", "www.a.com", "a@b.cn", "<img src=x>", "[a](b)", "::set x"]
)
TEXT = st.lists(PIECES | MARKUP, min_size=1, max_size=4).map("".join).map("说".__add__)


def diagnostic(source: Source, start: int, end: int, text: str, **more: Any) -> Diagnostic:
    span = Span(start, end)
    return Diagnostic(
        "hostile", "residue", source.path, span, Severity.ERROR, args={"text": text}, **more
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Diagnostic], dict[str, Source]]:
    """Some sources with diagnostics anywhere, fixes and related places among them."""
    sources, found = {}, []
    for number in range(draw(st.integers(0, 2))):
        path = f"{draw(st.sampled_from(['稿', 'a b', 'c,d:e', '`%`']))}{number}.txt"
        source = Source(path, re.sub(r"\r\n?", "\n", draw(TEXT)))
        sources[path] = source
        for _ in range(draw(st.integers(0, 3))):
            ends = [draw(st.integers(0, len(source.text))) for _ in range(2)]
            start, end = sorted(ends)
            fix = Fix(Words("改", "mend"), (Edit(Span(start, end), draw(PIECES)),), safe=True)
            one = diagnostic(
                source,
                start,
                end,
                draw(TEXT),
                fix=draw(st.none() | st.just(fix)),
                related=(Related(path, Position(1, 1), Position(1, 1), draw(PIECES)),),
            )
            found.append(replace(one, severity=draw(st.sampled_from(Severity))))
    return sorted(found, key=lambda d: (list(sources).index(d.path), d.span)), sources


def written(name: str, found: Sequence[Diagnostic], sources: dict[str, Source], **show: Any) -> str:
    """What a file in this format holds."""
    text = reporter(name)(found, sources, replace(SHOW, **show))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def checked(name: str, text: str) -> Any:
    data = json.loads(text)
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator(schema, format_checker=jsonschema.FormatChecker()).validate(data)
    return data


def test_each_format_is_a_file_and_each_file_a_format() -> None:
    assert {module.name for module in pkgutil.iter_modules(reporters.__path__)} == set(FORMATS)


@given(cases())
def test_no_text_acts_on_the_terminal(case) -> None:
    found, sources = case
    for name in ("full", "concise", "grouped"):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e\u2028]", written(name, found, sources))


@given(cases())
def test_concise_has_a_line_each_and_then_counts(case) -> None:
    found, sources = case
    counts = 1 + any(one.fix for one in found)
    assert written("concise", found, sources).count("\n") == len(found) + counts
    assert written("concise", found, sources, quiet=True).count("\n") == len(found)


@given(cases())
def test_jsonl_is_the_diagnostics_of_json(case) -> None:
    found, sources = case
    lines = written("jsonl", found, sources).split("\n")
    assert lines.pop() == ""
    whole = json.loads(written("json", found, sources))
    assert [json.loads(line) for line in lines] == whole["diagnostics"]


def at(source: Source, line: int, column: int) -> int:
    return source.line_span(line).start + column - 1


@given(cases())
def test_sarif_is_valid_and_exact(case) -> None:
    found, sources = case
    (run,) = checked("sarif-2.1.0", written("sarif", found, sources))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [unquote(a["location"]["uri"]) for a in run["artifacts"]] == list(sources)
    assert len(run["results"]) == len(found)
    for one, result in zip(found, run["results"], strict=True):
        source = sources[one.path]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == one.rule
        region = result["locations"][0]["physicalLocation"]["region"]
        start = at(source, region["startLine"], region["startColumn"])
        assert Span(start, at(source, region["endLine"], region["endColumn"])) == one.span
        text = result["message"]["text"]
        assert not re.search(r"(?<!\\)\[[^\]]*\]\(", text)
        plain = re.sub(r"\\(\[(?=[^\]]*\]\())", r"\1", text)
        assert plain.replace("{{", "{").replace("}}", "}") == visible(one.args["text"])
        for fix in result.get("fixes", ()):
            (replacement,) = fix["artifactChanges"][0]["replacements"]
            deleted = replacement["deletedRegion"]
            assert at(source, deleted["startLine"], deleted["startColumn"]) == one.span.start
            assert replacement["insertedContent"]["text"] == one.fix.edits[0].replacement
    prints = [result["partialFingerprints"]["speechlint/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)


def test_sarif_helps_with_the_rule_and_names_what_was_not_read() -> None:
    source = Source("稿 一.txt", "年")
    text = written(
        "sarif",
        [diagnostic(source, 0, 1, "x")],
        {source.path: source},
        unread=[InputError("坏", "bad")],
    )
    (run,) = checked("sarif-2.1.0", text)["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["help"]["text"] == Hostile.documentation()
    assert rule["shortDescription"]["text"] == "Says whatever it is told."
    assert run["artifacts"][0]["location"]["uri"] == "%E7%A8%BF%20%E4%B8%80.txt"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "坏"


@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_fingerprints_stay_when_lines_move(name: str) -> None:
    text = "同样一行有x。\n另一行x和x。\n同样一行有x。\n"

    def fingerprints(text: str) -> list[str]:
        source = Source("a.txt", text)
        found = [diagnostic(source, m.start(), m.end(), "x") for m in re.finditer("x", text)]
        return re.findall(r"\b[0-9a-f]{32}\b", written(name, found, {"a.txt": source}))

    before = fingerprints(text)
    assert len(set(before)) == len(before) == 4
    assert fingerprints("新的开头。\n\n" + text.replace("\n另", "\n中间。\n另")) == before
    changed = fingerprints(text.replace("另一", "又一"))
    assert [b == c for b, c in zip(before, changed, strict=True)] == [True, False, False, True]


def unescaped(text: str) -> str:
    return re.sub("%(25|0D|0A|3A|2C)", lambda match: chr(int(match[1], 16)), text)


@given(cases())
def test_github_commands_stay_one_line_each(case) -> None:
    found, sources = case
    lines = written("github", found, sources).splitlines()
    assert len(lines) == len(found)
    for one, line in zip(found, lines, strict=True):
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match
        fields = dict(field.split("=", 1) for field in match[2].split(","))
        start = sources[one.path].position(one.span.start)
        assert (unescaped(fields["file"]), int(fields["line"])) == (one.path, start.line)
        assert ("col" in fields) == (fields["line"] == fields["endLine"])
        assert unescaped(match[3]) == visible(one.args["text"])


@given(cases())
def test_gitlab_fields(case) -> None:
    found, sources = case
    entries = checked("gitlab", written("gitlab", found, sources))
    assert len({entry["fingerprint"] for entry in entries}) == len(found)
    levels = {"error": "major", "warning": "minor", "info": "info"}
    assert [e["severity"] for e in entries] == [levels[d.severity.value] for d in found]


@given(cases())
def test_junit_is_xml_whose_counts_are_right(case) -> None:
    found, sources = case
    text = written("junit", found, sources, unread=[InputError("坏\x00", "bad")])
    root = ElementTree.fromstring(text.encode())
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == [*sources, "speechlint"]
    for element in (root, *suites):
        assert int(element.get("tests", "")) == len(element.findall(".//testcase"))
        assert int(element.get("failures", "")) == len(element.findall(".//failure"))
        assert int(element.get("errors", "")) == len(element.findall(".//error"))
    assert int(root.get("failures", "")) == sum(d.severity is not Severity.INFO for d in found)


@given(cases())
def test_rdjson_counts_bytes(case) -> None:
    found, sources = case
    entries = checked("rdjson", written("rdjson", found, sources))["diagnostics"]
    for one, entry in zip(found, entries, strict=True):
        source = sources[one.path]
        lines = source.text.encode("utf-8", "backslashreplace").split(b"\n")
        for offset, place in zip(one.span, entry["location"]["range"].values(), strict=True):
            before = b"\n".join([*lines[: place["line"] - 1], b""])
            before += lines[place["line"] - 1][: place["column"] - 1]
            assert before.decode() == source.text[:offset]
        for suggestion in entry.get("suggestions", ()):
            assert suggestion["text"] == one.fix.edits[0].replacement


def test_rdjson_suggests_a_fix_of_several_edits_as_one() -> None:
    source = Source("a.txt", "𠮷“好”\n")
    fix = Fix(Words("改", "mend"), (Edit(Span(3, 4), "』"), Edit(Span(1, 2), "『")), safe=True)
    text = written("rdjson", [diagnostic(source, 1, 4, "x", fix=fix)], {"a.txt": source})
    (suggestion,) = checked("rdjson", text)["diagnostics"][0]["suggestions"]
    assert suggestion["text"] == "『好』"
    assert suggestion["range"]["start"] == {"line": 1, "column": 5}
    assert suggestion["range"]["end"] == {"line": 1, "column": 14}


class Page(HTMLParser):
    """The tags of a page and its pieces of text, as a comment cuts them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[object] = []
        self.pieces: list[str] = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        self.pieces.append("")

    def handle_comment(self, data: str) -> None:
        self.pieces.append("")

    def handle_data(self, data: str) -> None:
        self.pieces[-1] += data


ALLOWED = {"h3", "p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "ul", "li"}


@given(cases(), TEXT)
def test_markdown_shows_every_text_as_it_is(case, words: str) -> None:
    found, sources = case
    text = written("markdown", found, sources, unread=[InputError(words, words)])
    page = Page(MarkdownIt("gfm-like").render(text))
    assert page.tags <= ALLOWED
    assert {name for name, _ in page.attributes} <= {"style"}  # alignment
    assert not [p for p in page.pieces if re.search(r"@\w|#\d|https?://|www\.\w", p)]
    shown = re.sub(r"\s+", "", "".join(page.pieces))
    for message in (words, *(one.args["text"] for one in found)):
        assert re.sub(r"\s+", "", visible(message)) in shown


def test_markdown_fits_into_a_comment() -> None:
    source = Source("a.txt", "年" * 3000)
    found = [diagnostic(source, n, n + 1, "长" * 40) for n in range(3000)]
    text = written("markdown", found, {"a.txt": source})
    assert len(text) < 65_536
    rows = text.count("\n| 1 |")
    assert 0 < rows < 3000
    assert text.endswith(f"\n还有 {3000 - rows} 处没有列出。\n")


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab", "junit", "rdjson", "markdown"])
def test_paths_start_from_the_working_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = str(tmp_path / "in" / "a.txt")
    source = Source(path, "年")
    text = written(name, [diagnostic(source, 0, 1, "x")], {path: source})
    assert "in/a.txt" in text
    assert str(tmp_path) not in text


def test_a_path_outside_the_working_folder_is_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    source = Source("../a.txt", "年")
    found, sources = [diagnostic(source, 0, 1, "x")], {"../a.txt": source}
    assert f"file={tmp_path.as_posix()}/a.txt," in written("github", found, sources)
    (run,) = checked("sarif-2.1.0", written("sarif", found, sources))["runs"]
    assert run["artifacts"][0]["location"]["uri"] == (tmp_path / "a.txt").as_uri()
