"""What the last comparison found, in a text that has changed since."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.diagnostic import Diagnostic, Severity
from sphinx_speechlint.lsp.copies import Comparison
from sphinx_speechlint.source import Source, Span

TEXT = "天地玄黄\n宇宙洪荒日月"  # of different signs, so that one can tell where it was changed
SPANS = st.tuples(*[st.integers(0, len(TEXT))] * 2).map(lambda pair: Span(*sorted(pair)))


@given(span=SPANS, cut=SPANS, new=st.text("盈昃\r", max_size=3))
def test_copies_go_along_with_their_text(span: Span, cut: Span, new: str) -> None:
    found = Diagnostic("duplicate-paragraph", "duplicate", "a.txt", span, Severity.ERROR)
    old = Source("a.txt", TEXT)
    comparison = Comparison({"a.txt": [found]}, {"a.txt": old}, frozenset({"a.txt"}))
    changed = Source("a.txt", TEXT[: cut.start] + new + TEXT[cut.end :])
    moved = [changed.slice(diagnostic.span) for diagnostic in comparison.of(changed)]
    untouched = span.end <= cut.start or cut.end <= span.start or changed.text == TEXT
    assert moved == ([old.slice(span)] if untouched else [])
    assert comparison.is_whole(changed) == (changed.text == TEXT)


def test_a_text_that_was_not_compared_has_no_copies() -> None:
    assert list(Comparison().of(Source("b.txt", "政协"))) == []
    assert not Comparison().is_whole(Source("b.txt", "政协"))
