"""Fixes: what fits together, what the text and its bytes are afterwards, and when it ends."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.diagnostic import Diagnostic, Edit, Fix, Severity, deletions
from sphinx_speechlint.fix import PASSES, apply, encoded, fitting, mend
from sphinx_speechlint.language import Words
from sphinx_speechlint.linter import lint
from sphinx_speechlint.rules import RULES
from sphinx_speechlint.selection import select_rules
from sphinx_speechlint.source import InputError, Source, Span

RULE_SET = select_rules(
    [*{rule.family for rule in RULES.values()}, "half-width-punctuation"], preview=True
)
CHECK = partial(lint, rules=RULE_SET, whole=True)


def diagnostic(*edits: Edit, safe: bool = True, path: str = "a.txt") -> Diagnostic:
    fix = Fix(Words("改", "fix"), edits, safe)
    return Diagnostic("r", "f", path, edits[0].span, Severity.ERROR, fix=fix)


def edit(start: int, end: int, replacement: str = "") -> Edit:
    return Edit(Span(start, end), replacement)


def made(*diagnostics: Diagnostic, unsafe: bool = False) -> list[Edit]:
    fixes = fitting(diagnostics, unsafe=unsafe)
    return [e for found in fixes.values() for fix in found for e in fix.edits]


def test_of_two_fixes_that_touch_the_first_is_made() -> None:
    assert made(diagnostic(edit(4, 8)), diagnostic(edit(2, 5))) == [edit(2, 5)]
    assert made(diagnostic(edit(2, 5)), diagnostic(edit(5, 8))) == [edit(2, 5), edit(5, 8)]
    assert made(diagnostic(edit(2, 2, "一")), diagnostic(edit(2, 2, "二"))) == [edit(2, 2, "一")]
    whole = diagnostic(edit(0, 1), edit(6, 7))
    assert made(whole, diagnostic(edit(6, 9))) == [edit(0, 1), edit(6, 7)]
    assert made(diagnostic(edit(2, 5), path="b"), diagnostic(edit(2, 5))) == [edit(2, 5)] * 2


def test_a_fix_whose_own_edits_touch_is_never_made() -> None:
    assert made(diagnostic(edit(2, 5), edit(4, 6))) == []


def test_unsafe_fixes_are_made_when_asked_for() -> None:
    unsafe = diagnostic(edit(2, 5, "猜"), safe=False)
    assert made(unsafe) == []
    assert made(unsafe, unsafe=True) == [edit(2, 5, "猜")]
    assert made(unsafe, diagnostic(edit(2, 3)), unsafe=True) == [edit(2, 3)]


def test_deletions_that_touch_become_one() -> None:
    spans = [Span(5, 8), Span(1, 2), Span(2, 3), Span(6, 7)]
    assert deletions(spans) == (edit(1, 3), edit(5, 8))


def test_line_ends_go_with_their_lines_and_new_ones_are_like_the_old() -> None:
    source = Source.from_bytes("甲\r\n乙\r丙\n丁".encode(), "a.txt")
    assert apply(source, [edit(2, 4)]).to_bytes() == "甲\r\n丙\n丁".encode()
    assert apply(source, [edit(1, 2)]).to_bytes() == "甲乙\r丙\n丁".encode()
    assert apply(source, [edit(3, 4, "\n戊\n")]).to_bytes() == "甲\r\n乙\r戊\r\n丙\n丁".encode()
    assert apply(source, [edit(7, 7, "\n")]).to_bytes() == "甲\r\n乙\r丙\n丁\r\n".encode()


FAULTY = st.sampled_from(
    [
        "各位委员:",
        "同志们：。",
        "。",
        "`",
        "\u200b大家要认真学习，",
        "讲几点意见。`",
        "推动“四个全面’’战略布局落实。",
        "要抓好落实，，确保实效。",
        "下面是小编为大家整理的，供大家参考。",
        "共",
        "3",
        "页，当前第。",
        "20xx年是“十一五”开局之年。",
        "要坚持对党负责和对人民负责的一致性，确保工作同心同向。",
        "今天,我们要团结(包括各界)人士,共谋发展.",
        "人民政协是爱国统一战线组织，是多党合作和政治协商的重要机构，",
        "一、提高认识",
        "<!-- speechlint: ignore-next residue, masked-year -->",
        "<!-- speechlint: ignore-start placeholder -->",
        "<!-- speechlint: ignore-end -->",
        "---",
        "speechlint-ignore: [masked-year, numbering]",
        "演讲稿篇一",
        "演讲稿篇二",
        "",
    ]
)
PIECES = FAULTY | st.text(max_size=3)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
TEXTS = st.lists(st.tuples(PIECES, ENDS), max_size=25).map(lambda p: "".join(map("".join, p)))
CODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"])


def raw_edits(source: Source, raw: str, edits: list[Edit]) -> str:
    """The edits made in the text with its own line ends, independently of ``apply``."""
    places, at = [0], 0
    for number, line in enumerate(source.text.split("\n")):
        places += range(at + 1, at + len(line) + 1)
        at += len(line)
        if number < len(source.newlines):
            at += len(source.newlines[number])
            places.append(at)
    for e in sorted(edits, key=lambda e: e.span, reverse=True):
        raw = raw[: places[e.span.start]] + e.replacement + raw[places[e.span.end] :]
    return raw


@settings(deadline=None, max_examples=300)
@given(TEXTS, CODINGS, st.booleans())
def test_fixes_change_what_they_say_and_come_to_an_end(text, coding, unsafe: bool) -> None:
    data = text.encode(coding)
    try:
        source = Source.from_bytes(data, "a.txt")
        found = CHECK([source])
    except InputError:
        return
    edits = [e for fix in fitting(found, unsafe=unsafe).get("a.txt", ()) for e in fix.edits]
    raw = raw_edits(source, data.decode(coding), edits)
    assert apply(source, edits).to_bytes() == raw.encode(coding)

    mended = mend({"a.txt": source}, found, CHECK, unsafe=unsafe)
    assert mended.failed == ()
    after = mended.sources["a.txt"]
    assert (after.encoding, after.bom) == (source.encoding, source.bom)
    again = mend(mended.sources, mended.diagnostics, CHECK, unsafe=unsafe)
    assert again.counts == {}
    assert again.sources == mended.sources
    if not mended.counts:
        assert after == source


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5), PIECES), max_size=6))
def test_any_edits_keep_the_rest_byte_for_byte(text: str, wanted) -> None:
    source = Source.from_bytes(text.replace("\0", "").encode("utf-8", "replace"), "a.txt")
    size = len(source.text)
    given = [
        diagnostic(edit(min(a, size), min(a + n, size), new))
        for a, n, new in wanted
        if "\r" not in new and "\n" not in new
    ]
    edits = made(*given)
    raw = raw_edits(source, source.to_bytes().decode().removeprefix("\ufeff" * source.bom), edits)
    assert apply(source, edits).to_bytes().decode() == "\ufeff" * source.bom + raw


def test_fixes_in_circles_are_not_made() -> None:
    source = Source("a.txt", "甲乙")
    other = Source("b.txt", "甲。")

    def check(sources) -> list[Diagnostic]:
        swapped = "乙甲" if sources[0].text == "甲乙" else "甲乙"
        found = [diagnostic(edit(0, 2, swapped))]
        if "。" in sources[1].text:
            found.append(diagnostic(edit(1, 2), path="b.txt"))
        return found

    mended = mend({"a.txt": source, "b.txt": other}, check([source, other]), check)
    assert mended.sources["a.txt"] == source
    assert mended.sources["b.txt"].text == "甲"
    assert mended.counts == {"b.txt": 1}
    assert f"改正了 {PASSES} 遍" in str(mended.failed[0])


@pytest.mark.parametrize(
    ("source", "edits"),
    [
        (Source("a.txt", "甲乙", "ascii"), [edit(0, 1, "丙")]),
        (Source("a.txt", "甲乙"), [edit(0, 1, "\ud800")]),
        (Source("a.txt", "甲乙"), [edit(0, 1, "\r")]),
        (Source("a.txt", "甲\n丙\n乙", newlines=("\r", "\n")), [edit(2, 3)]),
    ],
)
def test_what_the_file_cannot_hold_is_refused(source: Source, edits: list[Edit]) -> None:
    with pytest.raises(InputError, match=r"无法用 .* 存回，没有写入"):
        encoded(apply(source, edits))


def test_a_fix_that_would_make_bad_front_matter_is_left() -> None:
    source = Source("a.txt", "`---\ntitle: [\n---\n正文。\n")

    def check(sources) -> list[Diagnostic]:
        return [diagnostic(edit(0, 1))] if sources[0].text.startswith("`") else []

    mended = mend({"a.txt": source}, check([source]), check)
    assert (mended.sources["a.txt"], mended.counts) == (source, {})
