"""An index by its name: opened when something is looked up, since that loads numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..corpus import Known, KnownPlace


@dataclass(slots=True)
class NamedIndex:
    """The index in a folder, for as long as a run lasts; see :class:`~..corpus.Known`.

    Both methods raise :class:`InputError` if the folder is no index that can be used.
    """

    folder: Path
    _opened: Known | None = field(default=None, init=False)

    def exact(self, digests: Sequence[int], path: str) -> list[KnownPlace | None]:
        """See :class:`~..corpus.Known`."""
        return self._open().exact(digests, path)

    def similar(self, texts: Sequence[str], least: float, path: str) -> list[KnownPlace | None]:
        """See :class:`~..corpus.Known`."""
        return self._open().similar(texts, least, path)

    def _open(self) -> Known:
        if self._opened is None:
            from .store import Index

            self._opened = Index.open(self.folder)
        return self._opened
