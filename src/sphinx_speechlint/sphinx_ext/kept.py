"""The records of all documents, as an environment keeps them between builds."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Iterable, Iterator, Mapping, MutableMapping

from .records import DocumentRecord


class Kept(MutableMapping[str, DocumentRecord]):
    """The record of each document, pickled by itself.

    Sphinx pickles the whole environment in every build, and for every process that reads;
    bytes are only copied.
    """

    def __init__(self, packed: dict[str, bytes]) -> None:
        """``packed`` is a part of the environment."""
        self._packed = packed
        self._read: dict[str, DocumentRecord] = {}

    def __getitem__(self, docname: str) -> DocumentRecord:
        if docname not in self._read:
            self._read[docname] = pickle.loads(self._packed[docname])
        return self._read[docname]

    def __setitem__(self, docname: str, record: DocumentRecord) -> None:
        self._packed[docname] = pickle.dumps(record, pickle.HIGHEST_PROTOCOL)
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
        """Unpickle some of them.

        Meanwhile no garbage is collected: there is none, and to look for it takes longer.
        """
        collects = gc.isenabled()
        gc.disable()
        try:
            for docname in docnames:
                self[docname]
        finally:
            if collects:
                gc.enable()

    def take(self, docnames: Iterable[str], packed: Mapping[str, bytes]) -> None:
        """Take over some documents from another environment."""
        for docname in docnames:
            if docname in packed:
                self._packed[docname] = packed[docname]
                self._read.pop(docname, None)
