"""The index: what it finds, what it refuses, and that it survives its writers."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_speechlint.duplicates import minhash
from sphinx_speechlint.duplicates.corpus import fingerprints
from sphinx_speechlint.duplicates.index import layout, manifest, writer
from sphinx_speechlint.duplicates.index.gather import gather
from sphinx_speechlint.duplicates.index.store import Index
from sphinx_speechlint.duplicates.normalise import normalise
from sphinx_speechlint.duplicates.shingles import direct_pairs
from sphinx_speechlint.parse import parse
from sphinx_speechlint.source import InputError, Source
from sphinx_speechlint.speech import Page

from .texts import edited, paragraph

RNG = random.Random(9)
TEXTS = [f"{paragraph(RNG, 60)}。" for _ in range(30)]


def page(name: str, *texts: str) -> Page:
    return parse(Source(name, "\n".join(["一篇讲话", "同志们：", *texts, ""])))


def build(folder: Path, pages: Iterable[Page], spill: int = writer.SPILL) -> None:
    writer.build(folder, gather(pages, most=spill), spill)


def add(folder: Path, pages: Iterable[Page], spill: int = writer.SPILL) -> None:
    writer.add(folder, gather(pages, most=spill), spill)


def digest(text: str) -> int:
    [speech] = fingerprints(parse(Source("x", f"同志们：\n{text}\n")))
    return int.from_bytes(speech.blocks[-1].digest, "big")


def who_has(index: Index, text: str, path: str = "new.txt") -> str | None:
    [place] = index.exact([digest(text)], path)
    return place.place.path if place else None


def test_a_paragraph_is_known_with_its_place(tmp_path: Path) -> None:
    build(tmp_path / "i", [page("a.txt", *TEXTS[:3])])
    index = Index.open(tmp_path / "i")
    [place] = index.exact([digest(TEXTS[1])], "new.txt")
    assert place is not None
    assert (place.place.path, place.place.start, place.title) == ("a.txt", (4, 1), "一篇讲话")
    assert TEXTS[1].startswith(place.place.excerpt)
    assert index.exact([digest(TEXTS[5])], "new.txt") == [None]
    assert index.exact([digest(TEXTS[1])], "./a.txt") == [None]


@settings(max_examples=12, deadline=None)
@given(data=st.data(), spill=st.integers(1, 9))
def test_changes_are_as_those_of_a_dictionary(tmp_path_factory, data, spill: int) -> None:
    folder = tmp_path_factory.mktemp("index") / "i"
    known: dict[str, list[int]] = {"0": [0]}
    build(folder, [page("0", TEXTS[0])])
    for _ in range(data.draw(st.integers(0, 5))):
        names = data.draw(st.lists(st.sampled_from("0123"), min_size=1, max_size=3, unique=True))
        match data.draw(st.sampled_from(["add", "remove", "merge"])):
            case "add":
                for name in names:
                    known[name] = data.draw(st.lists(st.integers(0, 29), min_size=1, max_size=6))
                pages = [page(name, *(TEXTS[n] for n in known[name])) for name in names]
                add(folder, pages, spill)
            case "remove":
                writer.remove(folder, names)
                known = {name: texts for name, texts in known.items() if name not in names}
            case _:
                writer.merge(folder)
    index = Index.open(folder)
    index.verify()
    assert index.counts() == (len(known), sum(map(len, known.values())))
    for number, text in enumerate(TEXTS):
        owners = [name for name, texts in known.items() if number in texts]
        assert (who_has(index, text) in owners) if owners else (who_has(index, text) is None)


def test_merging_loses_nothing(tmp_path: Path) -> None:
    rng = random.Random(3)
    texts = [f"{paragraph(rng, 80)}。" for _ in range(600)]
    pages = [page(f"{n}.txt", *texts[n : n + 20]) for n in range(0, 600, 20)]
    build(tmp_path / "one", pages)
    build(tmp_path / "many", pages[:10], spill=50)
    build(tmp_path / "more", pages[10:], spill=70)
    writer.merge(tmp_path / "many", [tmp_path / "more"])
    one, many = Index.open(tmp_path / "one"), Index.open(tmp_path / "many")
    assert len(many.manifest.entries) == 1
    queries = [normalise(edited(rng, text, 0.05)) for text in texts]
    assert one.similar(queries, 0.6, "x") == many.similar(queries, 0.6, "x")
    written = [index.folder / index.manifest.entries[0].name for index in (one, many)]
    for name in ("digests", "tails", "starts", "signs", "lines"):
        assert written[0].joinpath(f"{name}.npy").read_bytes() == (
            written[1].joinpath(f"{name}.npy").read_bytes()
        )


def test_of_a_file_in_two_indexes_the_later_one_stays(tmp_path: Path) -> None:
    build(tmp_path / "a", [page("1", TEXTS[0]), page("2", TEXTS[1])])
    build(tmp_path / "b", [page("2", TEXTS[2])])
    writer.merge(tmp_path / "a", [tmp_path / "b"])
    index = Index.open(tmp_path / "a")
    assert [who_has(index, text) for text in TEXTS[:3]] == ["1", None, "2"]


def test_near_copies_are_found_and_their_likeness_estimated(tmp_path: Path) -> None:
    rng = random.Random(6)
    texts = [normalise(paragraph(rng, rng.choice([60, 120, 250]))) for _ in range(300)]
    build(tmp_path / "i", [page("gone.txt", *(f"{t}。" for t in texts))])
    queries = [edited(rng, text, rng.uniform(0.005, 0.06)) for text in texts]
    both = direct_pairs([*texts, *queries], 0.7)
    expected = {p.second - 300: p for p in both if p.first + 300 == p.second}
    found = Index.open(tmp_path / "i").similar(queries, 0.6, "new.txt")
    assert len(expected) > 150
    errors = []
    for number, pair in expected.items():
        place = found[number]
        assert place is not None
        assert place.estimated
        assert place.place.start.line == number + 3
        errors.append(place.similarity - pair.jaccard)
    assert sum(e * e for e in errors) / len(errors) < 0.06**2


def test_near_copies_are_verified_where_the_file_is_at_hand(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(f"同志们：\n{TEXTS[0]}\n", encoding="utf-8")
    build(Path("i"), [parse(Source.read("a.txt"))])
    query = normalise(f"{TEXTS[0][:20]}新{TEXTS[0][21:]}")
    [place] = Index.open(Path("i")).similar([query], 0.6, "new.txt")
    [pair] = direct_pairs([normalise(TEXTS[0]), query], 0.6)
    assert place is not None
    assert (place.similarity, place.estimated) == (pair.jaccard, False)
    Path("a.txt").write_text("同志们：\n改了。\n", encoding="utf-8")
    [place] = Index.open(Path("i")).similar([query], 0.6, "new.txt")
    assert place is not None
    assert place.estimated


def test_a_packed_signature_estimates_a_similarity() -> None:
    packed = layout.pack(minhash.signatures([TEXTS[0], TEXTS[0], TEXTS[1]]))
    assert packed.shape == (3, 32)
    same, other = layout.estimate(packed[:2], packed[1:])
    assert same == 1
    assert abs(other) < 0.2


def test_an_index_made_otherwise_is_refused(tmp_path: Path, monkeypatch) -> None:
    build(tmp_path, [page("a", TEXTS[0])])
    monkeypatch.setattr(manifest, "PARAMETERS", {**manifest.PARAMETERS, "normaliser": 2})
    with pytest.raises(InputError, match="别的参数建立的（normaliser）"):
        Index.open(tmp_path)


def test_damage_is_found(tmp_path: Path) -> None:
    build(tmp_path, [page("a", *TEXTS)])
    [file] = tmp_path.glob("segment-*/tails.npy")
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"已损坏（segment-.*/tails\.npy）"):
        Index.open(tmp_path).verify()
    file.unlink()
    with pytest.raises(InputError, match=r"已损坏（tails\.npy）"):
        Index.open(tmp_path)
    (tmp_path / manifest.FILE).write_text("{")
    with pytest.raises(InputError, match=r"已损坏（manifest\.json）"):
        Index.open(tmp_path)


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(InputError, match="文件夹里有别的东西"):
        build(tmp_path, [page("a", TEXTS[0])])
    assert os.listdir(tmp_path) == ["notes.txt"]


def test_two_writers_exclude_each_other_and_readers_do_not_wait(tmp_path: Path) -> None:
    build(tmp_path, [page("a", TEXTS[0])])
    with manifest.writing(tmp_path):
        with pytest.raises(InputError, match="另一个进程正在写这个索引"):
            add(tmp_path, [page("b", TEXTS[1])])
        assert who_has(Index.open(tmp_path), TEXTS[0]) == "a"


def test_a_reader_keeps_what_it_opened(tmp_path: Path) -> None:
    build(tmp_path, [page("a", TEXTS[0])])
    index = Index.open(tmp_path)
    add(tmp_path, [page("a", TEXTS[1])])
    writer.merge(tmp_path)
    assert who_has(index, TEXTS[0]) == "a"
    assert who_has(Index.open(tmp_path), TEXTS[0]) is None


def step(number: int) -> tuple[str, str]:
    """What a writer that goes on for ever does in turn: a command, and the file that it names."""
    commands = ("add", "add", "merge", "remove", "build", "add")
    command = commands[number % len(commands)]
    return command, "0.txt" if command == "build" else f"{number - 3 * (command == 'remove')}.txt"


def names_after(steps: int) -> set[str]:
    """The files in the index after so many steps."""
    names = {"0.txt"}
    for command, name in map(step, range(steps)):
        if command == "build":
            names = {name}
        elif command != "merge":
            names = names | {name} if command == "add" else names - {name}
    return names


_WRITER = """
import sys
from itertools import count
from pathlib import Path
from sphinx_speechlint.duplicates.index import writer
from tests.duplicates.test_index import TEXTS, add, build, page, step
folder = Path(sys.argv[1])
print("ready", flush=True)
for number in count(int(sys.argv[2])):
    command, name = step(number)
    if command == "add":
        add(folder, [page(name, *TEXTS[:9])], spill=4)
    elif command == "build":
        build(folder, [page(name, *TEXTS[:9])], spill=4)
    elif command == "remove":
        writer.remove(folder, [name])
    else:
        writer.merge(folder)
    print(number + 1, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is of POSIX")
def test_killed_at_any_moment_it_holds_the_old_or_the_new(tmp_path: Path) -> None:
    folder, rng, done = tmp_path / "i", random.Random(1), 0
    build(folder, [page("0.txt", *TEXTS[:9])])
    for aim in ("add", "merge", "remove", "build") * 3:
        process = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(folder), str(done)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        promised = done
        while step(promised)[0] != aim:
            promised = int(process.stdout.readline())
        time.sleep(rng.uniform(0.0, 0.03))
        process.kill()
        promised = int([promised, *process.stdout.read().split()][-1])
        process.wait()
        process.stdout.close()
        index = Index.open(folder)
        index.verify()
        names = files_of(index)
        assert names in (names_after(promised), names_after(promised + 1))
        assert index.counts() == (len(names), 9 * len(names))
        done = promised if names == names_after(promised) else promised + 1
    writer.merge(folder)
    named = {entry.name for entry in Index.open(folder).manifest.entries}
    left = {path.name for path in folder.iterdir() if path.is_dir()}
    assert left == named


def files_of(index: Index) -> set[str]:
    return {
        document.path
        for entry, segment in zip(index.manifest.entries, index.segments, strict=True)
        for number, document in enumerate(segment.documents)
        if number not in entry.removed
    }


def test_the_manifest_states_how_the_index_was_made(tmp_path: Path) -> None:
    build(tmp_path, [page("a", TEXTS[0])])
    data = json.loads((tmp_path / manifest.FILE).read_bytes())
    assert {"shingle", "seed", "normaliser", "parser"} <= set(data["parameters"])
