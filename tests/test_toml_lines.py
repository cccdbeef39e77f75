"""The line of a value in a TOML file, whatever stands around it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.toml_lines import line_of

NAMES = st.sampled_from(["a", "b-c", "路径", "select", "x.y", 'q"t'])
TEXTS = st.text(st.sampled_from("a甲 ]}#'=[,\\"), max_size=6)
# How one value may be written: its lines, given the lines of the items of a list.
SCALARS = st.sampled_from(
    ["1", "true", '"]"', "'''\n甲\n]\n'''", '"""\n[x]\nb = 1"""', "{ k = [1] }", "# no\n"]
)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[tuple[str | int, ...], int]]:
    """A document, and the line of everything in it."""
    lines: list[str] = []
    places: dict[tuple[str | int, ...], int] = {}

    def add(text: str) -> None:
        lines.extend(text.split("\n"))

    for table in draw(st.lists(NAMES, max_size=3, unique=True)):
        add(draw(st.sampled_from(["", "# note", "\n# two\n"])))
        places[(table,)] = len(lines) + 1
        add(f"[{quoted(table)}]")
        for key in draw(st.lists(NAMES, max_size=4, unique=True)):
            value = draw(SCALARS)
            places[table, key] = len(lines) + 1
            if not value.startswith("#"):
                add(f"{quoted(key)} = {value}")
                continue
            add(f"{quoted(key)} = [  # a list")
            for index, item in enumerate(draw(st.lists(TEXTS, max_size=3))):
                add(draw(st.sampled_from(["", "  # ]"])))
                places[table, key, index] = len(lines) + 1
                add(f"  {quoted(item)},")
            add("]")
    return "\n".join(lines), places


@settings(deadline=None)
@given(documents())
def test_everything_is_found_on_its_line(
    made: tuple[str, dict[tuple[str | int, ...], int]],
) -> None:
    text, places = made
    tomllib.loads(text)
    assert {keys: line_of(text, keys) for keys in places} == places


@pytest.mark.parametrize(
    ("text", "keys", "line"),
    [
        ('[[p]]\nn = "a"\n[[p]]\nn = "b"\n', ("p", 1), 3),
        ('[[p]]\nn = "a"\n[[p]]\nn = "b"\n', ("p", 1, "n"), 4),
        ("a.b.c = 1\na.b.d = 2\n", ("a", "b", "d"), 2),
        ('p = [\n { n = "a" },\n { n = "b", m = 1 },\n]\n', ("p", 1, "m"), 3),
        ('\n"\\u0061b" = 1\n', ("ab",), 2),
        ("a = 1\n[b]\n", ("b", "missing"), 2),
        ("", ("missing", 1), 1),
    ],
)
def test_other_shapes(text: str, keys: tuple[str | int, ...], line: int) -> None:
    assert line_of(text, keys) == line
