"""The rules keep to the contract: their own examples are their tests."""

from __future__ import annotations

import pytest
from speechlint_example.full_width_digit import FullWidthDigit
from speechlint_example.long_sentence import LongSentence

from sphinx_speechlint.testing import assert_rule


@pytest.mark.parametrize("rule", [FullWidthDigit, LongSentence])
def test_rule(rule: type) -> None:
    assert_rule(rule)
