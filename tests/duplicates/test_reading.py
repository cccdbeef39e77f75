"""Files on their way into an index: the same by one process and by several."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sphinx_speechlint import indexing
from sphinx_speechlint.duplicates.corpus import fingerprints
from sphinx_speechlint.duplicates.index import gather, writer
from sphinx_speechlint.duplicates.index.layout import Contents
from sphinx_speechlint.indexing import take_all
from sphinx_speechlint.linter import load
from sphinx_speechlint.source import Source

from .texts import paragraph


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    rng = random.Random(8)
    for number in range(150):
        texts = [f"{paragraph(rng, rng.choice([10, 40, 200]))}。" for _ in range(9)]
        lines = ["同志们：", "一、第一个标题，它也有二十多个字，但是标题不入索引", *texts, ""]
        (tmp_path / f"{number}.txt").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "77.txt").write_bytes(b"\0")
    (tmp_path / "78.txt").write_text("同志们：\n短。\n", encoding="utf-8")
    return [str(tmp_path / f"{number}.txt") for number in range(150)]


def flat(parts: list[Contents]) -> list[object]:
    """What parts hold altogether: a row for each paragraph."""
    return [
        (part.documents[owner], digest, *line_columns, excerpt, keys.tobytes(), signs.tobytes())
        for part in parts
        for owner, digest, excerpt, keys, signs, *line_columns in zip(
            part.owners.tolist(),
            part.digests.tolist(),
            part.excerpts,
            part.keys,
            part.signs,
            part.lines.tolist(),
            *part.columns.T.tolist(),
            strict=True,
        )
    ]


def test_several_processes_are_as_one(paths: list[str]) -> None:
    alone, apart = (list(take_all(paths, jobs=jobs)) for jobs in (1, 2))
    assert [taken.files for taken in alone] == [taken.files for taken in apart] == [64, 64, 22]
    assert [str(e) for taken in apart for e in taken.unread] == [
        str(e) for taken in alone for e in taken.unread
    ]
    assert len([e for taken in alone for e in taken.unread]) == 1
    one, other = (flat([p for taken in each for p in taken.contents]) for each in (alone, apart))
    assert len(one) > 500
    assert one == other


def test_what_is_kept_are_the_fingerprints(paths: list[str]) -> None:
    pages, _ = load(paths)
    blocks = [
        (block.place.path, int.from_bytes(block.digest, "big"), *block.place.start)
        for page in pages
        for speech in fingerprints(page)
        for block in speech.blocks
        if not block.bare and block.length >= gather.MIN_LENGTH
    ]
    rows = flat(list(gather.gather(pages, most=20)))
    assert [(row[0].path, *row[1:4]) for row in rows] == blocks  # type: ignore[index]


def test_processes_that_fail_are_replaced(paths: list[str], monkeypatch) -> None:
    def fail(*_: object) -> object:
        return iter(())

    monkeypatch.setattr(indexing, "in_processes", fail)
    assert sum(taken.files for taken in take_all(paths, jobs=2)) == 150


def test_standard_input_is_read_here(paths: list[str]) -> None:
    def read(path: str) -> Source:
        if path == "-":
            return Source("-", "同志们：\n这一段来自标准输入，它的字数超过了二十个，所以入索引。\n")
        return Source.read(path)

    parts = [part for taken in take_all([*paths, "-"], read, 2) for part in taken.contents]
    assert parts[-1].documents[-1].path == "-"


def test_long_paragraphs_are_not_kept_waiting(paths: list[str], monkeypatch) -> None:
    monkeypatch.setattr(gather, "_CHARACTERS", 500)
    pages, _ = load(paths[:40])
    assert len(list(gather.gather(pages))) > 10


def test_a_spill_makes_segments(paths: list[str], tmp_path: Path) -> None:
    parts = [part for taken in take_all(paths, jobs=1) for part in taken.contents]
    first, second, third = (len(part.digests) for part in parts)
    entries = list(writer.write_segments(tmp_path, parts, spill=first))
    assert second < first
    assert [entry.paragraphs for entry in entries] == [first, second + third]
