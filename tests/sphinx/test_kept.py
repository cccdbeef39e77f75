"""Records between builds: bytes until somebody asks."""

from __future__ import annotations

import gc
import pickle
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from sphinx_speechlint.diagnostic import Diagnostic, Severity
from sphinx_speechlint.source import Span
from sphinx_speechlint.sphinx_ext.kept import Kept
from sphinx_speechlint.sphinx_ext.records import DocumentRecord, Located
from sphinx_speechlint.suppress import Suppressions

BROKEN = b"what other code wrote"


def record(title: str) -> DocumentRecord:
    return DocumentRecord("a.txt", b"", title, (), (), (), (), Suppressions(), b"")


def diagnostic(args: dict[str, Any]) -> Diagnostic:
    return Diagnostic("a-rule", "mask", "a.txt", Span(0, 1), Severity.ERROR, args=args)


def test_what_is_kept_is_what_another_environment_finds() -> None:
    packed: dict[str, bytes] = {}
    Kept(packed)["one"] = record("一")
    later = Kept(pickle.loads(pickle.dumps(packed)))
    assert dict(later) == {"one": record("一")}
    other: dict[str, bytes] = {}
    Kept(other)["one"] = record("二")
    later.take({"one", "two"}, other)
    assert dict(later) == {"one": record("二")}


@pytest.mark.parametrize(
    "odd",
    [
        replace(record("一"), path="\udcff.txt"),
        replace(record("一"), diagnostics=(Located(diagnostic({"count": 3}), 1),)),
        replace(record("一"), diagnostics=(Located(diagnostic({"count": 2**70}), 1),)),
        replace(record("一"), diagnostics=(Located(diagnostic({"what": object}), 1),)),
    ],
    ids=["a name that is no text", "a number for a word", "a large one", "what is no data"],
)
def test_what_is_no_plain_data_is_kept_too(odd: DocumentRecord) -> None:
    packed: dict[str, bytes] = {}
    Kept(packed)["one"] = odd
    assert Kept(packed)["one"] == odd


def test_a_record_that_cannot_be_read_can_be_dropped_or_replaced() -> None:
    kept = Kept({"old": BROKEN, "gone": BROKEN})
    assert "old" in kept
    assert len(kept) == 2
    kept["old"] = record("新")
    del kept["gone"]
    assert dict(kept) == {"old": record("新")}


def test_loading_leaves_the_collector_as_it_was() -> None:
    kept = Kept({"old": BROKEN})
    kept.load(())
    assert gc.isenabled()
    with pytest.raises(msgspec.DecodeError):
        kept.load(kept)
    assert gc.isenabled()
