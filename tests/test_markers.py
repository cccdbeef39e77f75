"""Ordinals inside a line: found wherever their pattern matches."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint import markers
from sphinx_speechlint.markers import inline_markers

PIECES = st.sampled_from(
    [*"第一十首先其次①②⑴⒈（）(1２.、是要。；，： \u3000甲", "一是", "（二）", "2."]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.integers(0, 5))
def test_inline_markers_stand_where_the_pattern_matches(text: str, start: int) -> None:
    found = [marker.span for marker in inline_markers(text, start, len(text))]
    matched = [m.span() for m in markers._INLINE_RE.finditer(text, start)]
    assert found == matched
