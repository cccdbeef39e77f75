"""The scripts of the search: which documents hold a pair of characters, and their text.

All of it is scripts:

* ``manifest.js`` lists the documents;
* ``index-N.js`` says which documents hold a pair of characters: pairs select; a set that
  is read in a few scripts has no such index;
* ``pinyin.js`` lists the terms of the speeches by their spelling;
* ``text-N.js`` holds the text itself: there the phrase is verified, and quoted from.

Everything is folded alike here and in ``speechlint-phrase.js``: compatibility forms
(full and half width), case and the shape of quotes make no difference. Of an index a browser
unpacks only what is asked for. Where few documents changed, the pairs of the others are taken
over from the scripts of the last build.
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from operator import add
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from xxhash import xxh3_64

from .pairs import Packed, gather
from .scripts import Scripts, quoted, read, row_of, script, unquoted

# How much one script carries: about 100 kB either way, a third of it on the wire.
POSTINGS_PER_PIECE = 20_000
BYTES_PER_SHARD = 120_000
WHOLE = 6  # so many scripts of text a browser reads as fast as an index of them
_FEW = 10  # one document in so many may have changed: of more the pairs are found anew

Blocks = Sequence[tuple[str, str]]  # the nearest anchor ("" is the page itself), the text
Numbers = dict[str, list[int]]  # second characters, a space for the end of a run; documents
Postings = dict[str, Numbers]  # by the first character
_QUOTES = MappingProxyType({ord(c): '"' for c in "“”„‟"} | {ord(c): "'" for c in "‘’‚‛"})
_NOBODY: Packed = ("", "")
_CODE = ("postings.py", "pairs.py", "scripts.py")
_NONE: Mapping[str, Any] = MappingProxyType({})


class _Pieces(NamedTuple):
    """The scripts of the pairs, and how often all of these are met."""

    scripts: Scripts
    total: int

    @classmethod
    def of(cls, texts: Sequence[bytes]) -> _Pieces:
        packed, total = gather(_searched(unquoted(text)) for text in texts)
        pieces: list[dict[str, Packed]] = [{} for _ in range(_count(total))]
        for first, seconds in packed.items():
            pieces[ord(first) % len(pieces)][first] = seconds
        names = map("index-{}".format, range(len(pieces)))
        return cls({n: script(n, quoted(p)) for n, p in zip(names, pieces, strict=True)}, total)


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
    documents: Mapping[str, bytes],
    urls: Mapping[str, tuple[str, str]],
    known: Mapping[str, object] = _NONE,
    spelled: Mapping[str, object] = _NONE,
    before: Mapping[str, bytes] = _NONE,
) -> Scripts:
    """The scripts by name: the same bytes for the same documents, in whatever order read.

    ``documents`` are their blocks, quoted; ``urls`` gives the address and the title of each,
    ``known`` what a search can be narrowed by, ``spelled`` the words of a spelling in pinyin,
    ``before`` the scripts of an earlier build.
    """
    names = sorted(documents)
    texts = [documents[name] for name in names]
    shards: list[list[bytes]] = []
    listed = []
    room = 0
    for name in names:
        if room <= 0:
            shards.append([])
            room = BYTES_PER_SHARD
        place = len(shards) - 1, len(shards[-1])
        listed.append([name, *urls[name], *place, known.get(name, 0)])
        shards[-1].append(documents[name])
        room -= len(documents[name])
    parts = {f"text-{n}": row_of(shard) for n, shard in enumerate(shards)}
    parts["pinyin"] = quoted(dict(spelled))
    scripts = {name: script(name, data) for name, data in parts.items()}
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
    return scripts | {"manifest": script("manifest", quoted(manifest))}


def opening(scripts: Mapping[str, bytes]) -> list[str]:
    """The scripts that a search needs whatever is searched, in the order of loading."""
    texts = [] if "index-0" in scripts else sorted(n for n in scripts if n.startswith("text-"))
    return ["manifest", *texts]


def _updated(
    before: Mapping[str, bytes],
    now: Mapping[str, bytes],
    listed: Sequence[Sequence[Any]],
    texts: Sequence[bytes],
) -> _Pieces | None:
    """The scripts of an earlier build with what changed since; ``None`` if it was too much.

    ``now`` are the scripts of the texts, and ``listed`` says which of them holds a document.
    """
    try:
        manifest = read(before, "manifest")
        if (manifest["writer"], manifest["stamp"]) != (_writer(), _stamp(before)):
            return None
        count = manifest["pieces"]
        if not count or [row[0] for row in manifest["documents"]] != [row[0] for row in listed]:
            return None
        same = {name for name, made in now.items() if before.get(name) == made}
        shards = cache(partial(read, before))
        changed: list[tuple[int, Blocks, Blocks]] = []
        for number, (old_row, row) in enumerate(zip(manifest["documents"], listed, strict=True)):
            shard, place = f"text-{old_row[3]}", old_row[4]
            if shard in same and old_row[3:5] == row[3:5]:
                continue
            old, new = shards(shard)[place], unquoted(texts[number])
            if old != new:
                changed.append((number, old, new))
        if len(changed) > len(texts) / _FEW:
            return None
        edits: defaultdict[int, list[tuple[str, int, bool]]] = defaultdict(list)
        for number, old, new in changed:
            here = _pairs(new)
            for pair in _pairs(old) ^ here:
                edits[ord(pair[0]) % count].append((pair, number, pair in here))
        total = manifest["total"] + sum(1 if here else -1 for e in edits.values() for *_, here in e)
        if _count(total) != count:
            return None
        scripts = {name: before[name] for name in map("index-{}".format, range(count))}
        for piece, several in edits.items():
            name = f"index-{piece}"
            packed = read(before, name)
            firsts = {pair[0] for pair, *_ in several}
            postings = {first: unpack(packed.get(first, _NOBODY)) for first in firsts}
            for edit in several:
                _edit(postings, *edit)
            packed |= {first: pack(seconds) for first, seconds in postings.items()}
            held = {first: p for first, p in packed.items() if p[0]}
            scripts[name] = script(name, quoted(held))
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


def _searched(document: Blocks) -> str:
    """The text of a document; with a space between blocks no pair reaches into the next."""
    return fold(" ".join(text for _, text in document)) + " "


def _pairs(document: Blocks) -> set[str]:
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


@cache
def _writer() -> str:
    """The version of the code that writes scripts and of the tables it folds by."""
    code = (Path(__file__).with_name(name).read_bytes() for name in _CODE)
    state = b"".join(code) + unicodedata.unidata_version.encode()
    return hashlib.sha256(state).hexdigest()[:8]
