"""The scripts of the search: which documents hold a pair of characters, and their text.

A page opened from a disk may load scripts but may not fetch, so all data are scripts:

* ``manifest.js`` lists the documents;
* ``index-N.js`` says which documents hold a pair of characters: pairs select; a set that
  is read in a few scripts has no such index;
* ``pinyin.js`` lists the terms of the speeches by their spelling;
* ``text-N.js`` holds the text itself: there the phrase is verified, and quoted from.

Everything is folded alike here and in ``speechlint-phrase.js``: compatibility forms
(full and half width), case and the shape of quotes make no difference. A browser reads a
string of JSON in half the time of the same data as a program, and of an index it unpacks only
what is asked for. Where few documents changed, the pairs of the others are taken over from the
scripts of the last build.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from operator import add
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
from xxhash import xxh3_64

from .pairs import Packed, code, gather

# How much one script carries: about 100 kB either way, a third of it on the wire.
POSTINGS_PER_PIECE = 20_000
CHARACTERS_PER_SHARD = 40_000
WHOLE = 6  # so many scripts of text a browser reads as fast as an index of them
_FEW = 10  # one document in so many may have changed: of more the pairs are found anew

Block = tuple[str, str]  # the nearest anchor ("" is the page itself) and the text
Numbers = dict[str, list[int]]  # second characters, a space for the end of a run; documents
Postings = dict[str, Numbers]  # by the first character
_QUOTES = MappingProxyType({ord(c): '"' for c in "“”„‟"} | {ord(c): "'" for c in "‘’‚‛"})
_NOBODY: Packed = ("", "")
_TAIL = b"');\n"
_QUOTED_RE = re.compile(rb"(?s)\\(.)")  # a sign in a string of a script
Scripts = dict[str, bytes]
_NONE: Mapping[str, Any] = MappingProxyType({})


class _Pieces(NamedTuple):
    """The scripts of the pairs, and how often all of these are met."""

    scripts: Scripts
    total: int

    @classmethod
    def of(cls, texts: Sequence[Sequence[Block]]) -> _Pieces:
        packed, total = gather(map(_searched, texts))
        pieces: list[dict[str, Packed]] = [{} for _ in range(_count(total))]
        for first, seconds in packed.items():
            pieces[ord(first) % len(pieces)][first] = seconds
        return cls({f"index-{n}": _script(f"index-{n}", p) for n, p in enumerate(pieces)}, total)


def fold(text: str) -> str:
    """What is searched: full and half width alike, capitals and small letters, all quotes."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return folded.translate(_QUOTES)


def pack(seconds: Numbers) -> Packed:
    """The seconds of one first character as text: ``["作协", "0 3,4"]``."""
    listed = sorted(seconds.items())
    numbers = (" ".join(map(str, found)) for _, found in listed)
    return "".join(second for second, _ in listed), ",".join(numbers)


def unpack(packed: Packed) -> Numbers:
    """What was packed. ``ValueError`` if it is damaged."""
    seconds, numbers = packed
    listed = [[int(number) for number in found.split()] for found in numbers.split(",")]
    return dict(zip(seconds, listed, strict=True)) if seconds else {}


def files(
    documents: Mapping[str, Sequence[Block]],
    urls: Mapping[str, Block],
    known: Mapping[str, object] = _NONE,
    spelled: Mapping[str, object] = _NONE,
    before: Mapping[str, bytes] = _NONE,
) -> Scripts:
    """The scripts by name: the same bytes for the same documents, in whatever order read.

    ``urls`` gives the address and the title of each document, ``known`` what a search can
    be narrowed by, ``spelled`` the words of a spelling in pinyin, ``before`` the scripts of
    an earlier build.
    """
    names = sorted(documents)
    texts = [documents[name] for name in names]
    shards: list[list[Sequence[Block]]] = []
    listed = []
    room = 0
    for name in names:
        if room <= 0:
            shards.append([])
            room = CHARACTERS_PER_SHARD
        place = len(shards) - 1, len(shards[-1])
        listed.append([name, *urls[name], *place, known.get(name, 0)])
        shards[-1].append(documents[name])
        room -= sum(len(text) for _, text in documents[name])
    parts = {f"text-{n}": shard for n, shard in enumerate(shards)} | {"pinyin": dict(spelled)}
    scripts = {name: _script(name, data) for name, data in parts.items()}
    is_small = len(shards) <= WHOLE
    found = _Pieces({}, 0) if is_small else _updated(before, scripts, listed, texts)
    pieces = found or _Pieces.of(texts)
    scripts |= pieces.scripts
    manifest = {
        "documents": listed,
        "pieces": len(pieces.scripts),
        "stamp": _stamp(scripts),
        "total": pieces.total,
        "writer": _writer(),
    }
    return scripts | {"manifest": _script("manifest", manifest)}


def opening(scripts: Mapping[str, bytes]) -> list[str]:
    """The scripts that a search needs whatever is searched, in the order of loading."""
    texts = [] if "index-0" in scripts else sorted(n for n in scripts if n.startswith("text-"))
    return ["manifest", *texts]


def _updated(
    before: Mapping[str, bytes],
    now: Mapping[str, bytes],
    listed: Sequence[Sequence[Any]],
    texts: Sequence[Sequence[Block]],
) -> _Pieces | None:
    """The scripts of an earlier build with what changed since; ``None`` if it was too much.

    ``now`` are the scripts of the texts, and ``listed`` says which of them holds a document.
    """
    try:
        manifest = _read(before, "manifest")
        if (manifest["writer"], manifest["stamp"]) != (_writer(), _stamp(before)):
            return None
        count = manifest["pieces"]
        if not count or [row[0] for row in manifest["documents"]] != [row[0] for row in listed]:
            return None
        same = {name for name, script in now.items() if before.get(name) == script}
        shards = cache(partial(_read, before))
        changed: list[tuple[int, list[Block]]] = []
        for number, (old_row, row) in enumerate(zip(manifest["documents"], listed, strict=True)):
            shard, place = f"text-{old_row[3]}", old_row[4]
            if shard in same and old_row[3:5] == row[3:5]:
                continue
            old = [(anchor, text) for anchor, text in shards(shard)[place]]
            if old != list(texts[number]):
                changed.append((number, old))
        if len(changed) > len(texts) / _FEW:
            return None
        edits: defaultdict[int, list[tuple[str, int, bool]]] = defaultdict(list)
        for number, old in changed:
            here = _pairs(texts[number])
            for pair in _pairs(old) ^ here:
                edits[ord(pair[0]) % count].append((pair, number, pair in here))
        total = manifest["total"] + sum(1 if new else -1 for e in edits.values() for *_, new in e)
        if _count(total) != count:
            return None
        scripts = {name: before[name] for name in map("index-{}".format, range(count))}
        for piece, several in edits.items():
            name = f"index-{piece}"
            packed = _read(before, name)
            firsts = {pair[0] for pair, *_ in several}
            postings = {first: unpack(packed.get(first, _NOBODY)) for first in firsts}
            for edit in several:
                _edit(postings, *edit)
            packed |= {first: pack(seconds) for first, seconds in postings.items()}
            scripts[name] = _script(name, {first: p for first, p in packed.items() if p[0]})
    except (IndexError, KeyError, TypeError, ValueError):  # no scripts of ours, or damaged ones
        return None
    return _Pieces(scripts, total)


def _edit(postings: Postings, pair: str, number: int, new: bool) -> None:
    """Note that a document holds a pair, or holds it no more."""
    seconds = postings[pair[0]]
    numbers = seconds.setdefault(pair[1], [])
    if new:
        insort(numbers, number)
        return
    numbers.remove(number)
    if not numbers:
        del seconds[pair[1]]


def _searched(document: Sequence[Block]) -> str:
    """The text of a document; with a space between blocks no pair reaches into the next."""
    return fold(" ".join(text for _, text in document)) + " "


def _pairs(document: Sequence[Block]) -> set[str]:
    """The pairs of characters of a document, a space for the end of a run."""
    text = _searched(document)
    return {pair for pair in set(map(add, text, text[1:])) if pair[0] != " "}


def _stamp(scripts: Mapping[str, bytes]) -> str:
    """What names a set of scripts: a browser may keep old ones, which go with no others."""
    digest = xxh3_64()
    for name in sorted(scripts.keys() - {"manifest"}):
        digest.update(scripts[name])
    return digest.hexdigest()


def _count(total: int) -> int:
    return total // POSTINGS_PER_PIECE + 1


def _script(name: str, data: object) -> bytes:
    quoted = msgspec.json.encode(data, order="sorted")
    for sign in (b"\\", b"'"):  # in a string of a script
        quoted = quoted.replace(sign, b"\\" + sign)
    return _head(name) + quoted + _TAIL


def _read(scripts: Mapping[str, bytes], name: str) -> Any:
    quoted = scripts[name].removeprefix(_head(name)).removesuffix(_TAIL)
    return msgspec.json.decode(_QUOTED_RE.sub(rb"\1", quoted))


def _head(name: str) -> bytes:
    return f'(self.SpeechData??={{}})["{name}"]=JSON.parse(\''.encode()


@cache
def _writer() -> str:
    """The version of this very code and of the tables it folds by."""
    state = Path(__file__).read_bytes() + code() + unicodedata.unidata_version.encode()
    return hashlib.sha256(state).hexdigest()[:8]
