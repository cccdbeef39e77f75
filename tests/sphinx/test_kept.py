"""Records between builds: bytes until somebody asks."""

from __future__ import annotations

import gc
import pickle

import pytest

from sphinx_speechlint.sphinx_ext.kept import Kept
from sphinx_speechlint.sphinx_ext.records import DocumentRecord
from sphinx_speechlint.suppress import Suppressions

BROKEN = b"what other code wrote"


def record(title: str) -> DocumentRecord:
    return DocumentRecord("a.txt", b"", title, (), (), (), (), Suppressions(), b"")


def test_what_is_kept_is_what_another_environment_finds() -> None:
    packed: dict[str, bytes] = {}
    Kept(packed)["one"] = record("一")
    later = Kept(pickle.loads(pickle.dumps(packed)))
    assert dict(later) == {"one": record("一")}
    later.take({"one", "two"}, {"one": pickle.dumps(record("二"))})
    assert dict(later) == {"one": record("二")}


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
    with pytest.raises(pickle.UnpicklingError):
        kept.load(kept)
    assert gc.isenabled()
