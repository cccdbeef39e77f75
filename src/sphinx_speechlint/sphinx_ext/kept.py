"""The records of all documents, as an environment keeps them between builds."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterable, Iterator, Mapping, MutableMapping

import msgspec

from ..diagnostic import plain
from .records import DocumentRecord

_DECODER = msgspec.msgpack.Decoder(DocumentRecord)


class Kept(MutableMapping[str, DocumentRecord]):
    """The record of each document, packed by itself.

    Sphinx pickles the whole environment in every build, and for every process that reads;
    bytes are only copied. MessagePack is read in half the time that a pickle takes.
    """

    def __init__(self, packed: dict[str, bytes]) -> None:
        """``packed`` is a part of the environment."""
        self._packed = packed
        self._read: dict[str, DocumentRecord] = {}

    def __getitem__(self, docname: str) -> DocumentRecord:
        if docname not in self._read:
            self._read[docname] = _unpacked(self._packed[docname])
        return self._read[docname]

    def __setitem__(self, docname: str, record: DocumentRecord) -> None:
        self._packed[docname] = _packed(record)
        self._read[docname] = record

    def __delitem__(self, docname: str) -> None:
        del self._packed[docname]
        self._read.pop(docname, None)

    def __contains__(self, docname: object) -> bool:
        return docname in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def load(self, docnames: Iterable[str]) -> None:
        """Unpack some of them.

        Meanwhile no garbage is collected, for there is none; nor is it looked for after among
        all that the process holds by then, until documents are read.
        """
        collects = gc.isenabled()
        gc.disable()
        try:
            for docname in docnames:
                self[docname]
            gc.freeze()
        finally:
            if collects:
                gc.enable()

    def take(self, docnames: Iterable[str], packed: Mapping[str, bytes]) -> None:
        """Take over some documents from another environment."""
        for docname in docnames:
            if docname in packed:
                self._packed[docname] = packed[docname]
                self._read.pop(docname, None)


def _packed(record: DocumentRecord) -> bytes:
    """A record as bytes; a pickle where a file's name is no text, or another package's rule
    reported values of other types than it should.
    """
    try:
        data = msgspec.msgpack.encode(record, enc_hook=plain)
        _DECODER.decode(data)
    except (UnicodeEncodeError, OverflowError, TypeError, msgspec.ValidationError):
        return pickle.dumps(record)
    return data


def _unpacked(data: bytes) -> DocumentRecord:
    # A record's own map of fields never begins with the byte that a pickle does.
    return pickle.loads(data) if data.startswith(pickle.PROTO) else _DECODER.decode(data)
