"""Directives: what they suppress, what is wrong with them, and that they are no text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.diagnostic import Diagnostic
from sphinx_speechlint.linter import lint
from sphinx_speechlint.parse import parse
from sphinx_speechlint.selection import select_rules
from sphinx_speechlint.source import Source
from sphinx_speechlint.suppress import spoken_text

LINE = "自20xx年以来，×县和×市的工作有序推进，成绩来之不易。\n"


def told(text: str, *select: str, whole: bool = False) -> list[tuple[str, str]]:
    """Each diagnostic's rule, and the text it points at."""
    source = Source("a.txt", text)
    rules = select_rules(select)
    if not whole:
        return _places(lint([source], rules), source)
    from sphinx_speechlint.linter import lint_pages

    return _places(lint_pages([parse(source)], rules, whole=True), source)


def _places(found: list[Diagnostic], source: Source) -> list[tuple[str, str]]:
    return [(d.rule, source.slice(d.span)) for d in found]


def next_line(names: str) -> str:
    return f"各位委员：\n<!-- speechlint: ignore-next {names} -->\n{LINE}"


YEAR, COUNTY, CITY = ("masked-year", "20xx"), ("masked-name", "×"), ("masked-name", "×")


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ("masked-year", [COUNTY, CITY]),
        ("masked-name", [YEAR]),
        ("placeholder", []),
        ("masked-year, masked-name", []),
        ("masked-year，masked-name -- 原稿如此，masked-number", []),
        ('masked-name:"×县", masked-year', [CITY]),
        ('masked-name : "×县"', [YEAR, CITY]),
        ('placeholder:"×"', [YEAR]),
        ('masked-name:"×"--理由', [YEAR]),
    ],
)
def test_what_names_mean(names: str, left: list[tuple[str, str]]) -> None:
    everything = [YEAR, COUNTY, CITY]
    assert told("各位委员：\n" + LINE) == everything
    assert told(next_line(names)) == left


def test_next_is_the_next_block_whatever_stands_between() -> None:
    text = (
        f"各位委员：\n<!-- speechlint: ignore-next masked-year -->\n\n"
        f"<!-- speechlint: ignore-next masked-name -->\n\n{LINE}{LINE}"
    )
    assert told(text, "placeholder") == [YEAR, COUNTY, CITY]


def test_ranges_nest_and_end_where_they_say() -> None:
    text = (
        f"{LINE}<!-- speechlint: ignore-start masked-year -->\n{LINE}"
        f"<!-- speechlint: ignore-start masked-name -->\n{LINE}"
        f"<!-- speechlint: ignore-end -->\n{LINE}<!-- speechlint: ignore-end -->\n{LINE}"
    )
    assert told(text, "placeholder") == [
        YEAR, COUNTY, CITY,
        COUNTY, CITY,
        COUNTY, CITY,
        YEAR, COUNTY, CITY,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        "masked-year, masked-name",
        "[masked-year, masked-name]",
        "['masked-year', \"masked-name\"] # 为什么",
        '\n  - masked-year\n  - masked-name:"×"',
        "placeholder -- 原稿如此",
        "'masked-name:\"×县和×市\", masked-year'",
    ],
)
def test_front_matter_is_for_the_whole_file(value: str) -> None:
    text = f"---\ntitle: 讲话\nspeechlint-ignore: {value}\n---\n各位委员：\n{LINE}"
    assert told(text) == []
    page = parse(Source("a.txt", text))
    assert dict(page.speeches[0].metadata) == {"title": "讲话"}


@pytest.mark.parametrize(
    ("text", "rule", "where"),
    [
        (next_line("masked-yaer"), "invalid-suppression", "masked-yaer"),
        (next_line("masked-name:×县"), "invalid-suppression", "masked-name:×县"),
        (next_line('masked-name:""'), "invalid-suppression", 'masked-name:""'),
        (next_line("masked-year numbering"), "invalid-suppression", "masked-year numbering"),
        (next_line(""), "invalid-suppression", "<!-- speechlint: ignore-next  -->"),
        (next_line("-- 无名"), "invalid-suppression", "<!-- speechlint: ignore-next -- 无名 -->"),
        (f"{LINE}<!-- speechlint -->\n", "invalid-suppression", "<!-- speechlint -->"),
        (f"{LINE}<!-- speechlint: ignore-end a -->\n", "invalid-suppression", "a"),
        (
            f"{LINE}<!-- speechlint: ignore-next masked-year -->\n",
            "invalid-suppression",
            "<!-- speechlint: ignore-next masked-year -->",
        ),
        ("---\nspeechlint-ignore: foo-bar\n---\n" + LINE, "invalid-suppression", "foo-bar"),
        ("---\nspeechlint-ignore:\n---\n" + LINE, "invalid-suppression", "speechlint-ignore:"),
        (
            "---\nspeechlint-ignore: {a: b}\n---\n" + LINE,
            "invalid-suppression",
            "speechlint-ignore: {a: b}",
        ),
        (
            "---\na: &x numbering\nspeechlint-ignore: [*x]\n---\n" + LINE,
            "invalid-suppression",
            "speechlint-ignore",
        ),
    ],
)
def test_what_is_wrong_is_said_in_its_place(text: str, rule: str, where: str) -> None:
    assert (rule, where) in told(text)


def test_an_unclosed_range_hides_nothing() -> None:
    text = f"<!-- speechlint: ignore-start placeholder -->\n{LINE}"
    assert [rule for rule, _ in told(text)] == [
        "invalid-suppression", "masked-year", "masked-name", "masked-name"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "select", "unused"),
    [
        ("numbering-gap", (), True),
        ("numbering", (), True),
        ("numbering-gap", ("placeholder", "suppression"), False),
        ("placeholder", ("masked-year", "suppression"), False),
        ("numbering", ("numbering-gap", "suppression"), False),
        ("numbering", ("numbering", "suppression"), True),
        ("duplicate", (), False),
        ("duplicate-paragraph", (), False),
        ("half-width-punctuation", (), False),
        ("cut-word", (), False),
        ("unused-suppression", (), False),
    ],
)
def test_unused_only_where_all_it_names_was_looked_for(names, select, unused: bool) -> None:
    found = told(f"各位委员：\n<!-- speechlint: ignore-next {names} -->\n大家好。\n", *select)
    assert (("unused-suppression", names) in found) is unused


def test_of_the_whole_corpus_unused_copies_are_known() -> None:
    text = "各位委员：\n<!-- speechlint: ignore-next duplicate -->\n大家好。\n"
    assert told(text) == []
    assert told(text, whole=True) == [("unused-suppression", "duplicate")]


def test_a_copy_across_files_is_suppressed_where_it_stands() -> None:
    line = "要坚持对党负责和对人民负责的一致性，确保各项工作同心同向、协调有序。\n"
    first = Source("a.txt", line)
    second = Source("b.txt", f"<!-- speechlint: ignore-next duplicate -->\n{line}")
    assert lint([first, second], select_rules()) == []


def test_complaints_about_directives_can_be_suppressed() -> None:
    kept = "---\nspeechlint-ignore: unused-suppression, numbering\n---\n"
    assert told(kept + LINE, "placeholder", "suppression") == [YEAR, COUNTY, CITY]


@pytest.mark.parametrize(
    "text",
    [
        "他说：<!-- speechlint: ignore-next masked-year -->",
        "<!-- speechlint: ignore-next masked-year --> 大家好",
        "<!-- speechlint-other: ignore-next masked-year -->",
        "<!-- speechlint: ignore-next masked-year",
        "<!-- 讲到这里 -->",
    ],
)
def test_what_only_looks_like_a_directive_is_text(text: str) -> None:
    page = parse(Source("a.txt", f"各位委员：\n{text}\n{LINE}"))
    assert page.directives == ()
    assert text in [page.source.slice(b.span) for b in page.blocks()]
    assert YEAR in told(f"各位委员：\n{text}\n{LINE}")


PIECES = st.sampled_from(
    [
        "<!-- speechlint: ignore-next masked-year -->",
        "  <!-- speechlint: ignore-start numbering, elision -->\u3000",
        "<!-- speechlint: ignore-end -->",
        "<!--speechlint-->",
        "政协会议上的讲话篇一",
        "政协会议上的讲话篇二",
        "各位委员：",
        "一、提高认识",
        LINE.strip(),
        "",
    ]
)


@given(st.lists(PIECES, max_size=12), st.sampled_from(["", "\n"]))
def test_a_page_without_its_directives_is_the_same_page(lines: list[str], end: str) -> None:
    page = parse(Source("a.txt", "\n".join(lines) + end))
    spoken = parse(Source("a.txt", spoken_text(page)))
    assert spoken.directives == ()
    assert [(b.kind, b.level, page.source.slice(b.span)) for b in page.blocks()] == [
        (b.kind, b.level, spoken.source.slice(b.span)) for b in spoken.blocks()
    ]
    for found in page.directives:
        assert not any(b.span.overlaps(found.span) for b in page.blocks())


@given(st.lists(PIECES, max_size=12))
def test_speeches_tile_the_page_and_take_their_directives_along(lines: list[str]) -> None:
    page = parse(Source("a.txt", "\n".join(lines)))
    spans = [speech.span for speech in page.speeches]
    assert all(a.end == b.start for a, b in pairwise(spans))
    if spans:
        assert spans[-1].end == len(page.source.text)
    for speech, title in ((s, s.blocks[0]) for s in page.speeches[1:]):
        above = page.source.text[: title.span.start].rstrip()
        if above.endswith("ignore-next masked-year -->"):
            assert speech.span.start < len(above)
