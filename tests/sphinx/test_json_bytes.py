"""The JSON beside pages is that of Python's own encoder, byte for byte."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sphinx_speechlint.sphinx_ext.json_bytes import json_bytes

TEXTS = st.text(st.characters(), max_size=8)  # halves of characters too
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS, VALUES, max_size=3), st.sampled_from([None, 1]))
def test_json_is_what_python_writes(data: dict[str, object], indent: int | None) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    assert json_bytes(data, indent) == text.encode("utf-8", "surrogatepass")


def test_every_character_is_written_alike() -> None:
    every = "".join(map(chr, range(0x110000)))
    for text in (every, every.replace(every[0xD800:0xE000], "")):
        assert json.loads(json_bytes({"text": text})) == {"text": text}
