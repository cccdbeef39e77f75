"""Text as pages print it."""

from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.sphinx_ext.words import encoded


@given(st.text('讲话a&<>"@;# ', max_size=12))
def test_encoded_text_reads_back_the_same_and_holds_nothing_that_html_would_read(text: str) -> None:
    written = encoded(text)
    assert unescape(written) == text
    assert not {*written} & {*'<>"@'}
