"""The server: which documents are open, what is known of each, and when it is said."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import FeatureNotificationError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path, to_fs_path

from .. import __version__
from ..baselines import Sifted
from ..diagnostic import Diagnostic
from ..language import Language
from ..source import InputError, Source
from .copies import Comparison, Corpora
from .documents import Document, name_of
from .readings import Reading, read
from .shown import Show, complaint, key

TYPING = 0.2  # seconds without a change before a document is checked
RESTING = 1.0  # and before the speeches are compared; longer where that takes longer itself

if TYPE_CHECKING:
    from pygls.server import ServerErrors

_RELATED = "text_document.publish_diagnostics.related_information"
_ALL = ""  # no document has this URI
_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """Checks each document a moment after it changed, and compares all of them after a while.

    Whatever takes time runs in a thread; what an editor asks for meanwhile is answered.
    """

    def __init__(self, language: Language) -> None:
        super().__init__("speechlint", __version__, protocol_cls=_Protocol)
        self.language = language
        self.documents: dict[str, Document] = {}
        self._readings: dict[str, tuple[Document, asyncio.Task[Reading | None]]] = {}
        self._published: dict[str, types.PublishDiagnosticsParams] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._comparison = Comparison()
        self._comparing = False
        self._resting = RESTING
        self.settle(Path.cwd())

    def settle(self, base: Path) -> None:
        """Set the folder from which diagnostics name files."""
        self._base = base.resolve()
        self._corpora = Corpora(self._base)

    def open(self, item: types.TextDocumentItem) -> None:
        """A document is open; from now on its text is what the editor says."""
        path = to_fs_path(item.uri)
        name = name_of(Path(path), self._base) if path else item.uri
        source = Source.from_text(item.text, name)
        self.documents[item.uri] = Document(item.uri, item.version, source, self._encoding)
        self._soon(item.uri, 0)
        self._compare_soon()

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """A document has changed."""
        uri, version = params.text_document.uri, params.text_document.version
        if document := self.documents.get(uri):
            self.documents[uri] = document.changed(params.content_changes, version)
            self._soon(uri, TYPING)
            self._compare_soon()

    def close(self, uri: str) -> None:
        """A document is no longer open; its file counts again."""
        if self.documents.pop(uri, None):
            self._timers.pop(uri).cancel()
            self._readings.pop(uri, None)
            self._published.pop(uri, None)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
            self._compare_soon()

    def refresh(self) -> None:
        """Settings or files may have changed: check everything again."""
        self._readings.clear()
        for uri in self.documents:
            self._soon(uri, 0)
        self._compare_soon()

    async def reading(self, uri: str) -> Reading | None:
        """What the present text of a document gives; ``None`` if it is not to be checked.

        :raises InputError: as :func:`~sphinx_speechlint.lsp.readings.read`.
        """
        document = self.documents.get(uri)
        if document is None:
            return None
        known = self._readings.get(uri)
        if known is None or known[0] is not document:
            work = asyncio.to_thread(read, document, self._base)
            known = self._readings[uri] = document, asyncio.ensure_future(work)
        return await asyncio.shield(known[1])

    async def sound_reading(self, uri: str) -> Reading | None:
        """The reading of a document, or nothing where a diagnostic says what is wrong."""
        try:
            return await self.reading(uri)
        except InputError:
            return None

    def found(self, reading: Reading) -> Sifted:
        """The diagnostics of a document, as far as the speeches are compared by now."""
        source, compared = reading.document.source, self._comparison
        return reading.diagnostics(compared.of(source), whole=compared.is_whole(source))

    def compared(self) -> Iterator[Diagnostic]:
        """The diagnostics of all documents and files that have been compared."""
        for name in self._comparison.found:
            if document := self.find(name):
                yield from self._comparison.of(document.source)

    def find(self, name: str) -> Document | None:
        """A document by the name that diagnostics have for it: an open one, or a file."""
        for document in self.documents.values():
            if document.source.path == name:
                return document
        source = self._comparison.sources.get(name)
        if source is None:
            return None
        uri = from_fs_path(os.fspath(self._base / name)) or name
        return Document(uri, None, source, self._encoding)

    def show(self, reading: Reading, found: Sifted) -> Show:
        """How the diagnostics of a reading are put."""
        related = get_capability(self.client_capabilities, _RELATED, False)
        known = frozenset(map(key, found.known))
        return Show(reading, self.language, bool(related), self.find, known)

    def report_server_error(self, error: Exception, source: ServerErrors) -> None:
        """Log what should not have happened; the server goes on."""
        del source
        _log.error("%s", error, exc_info=error)
        message = f"{type(error).__name__}: {error}"
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    @property
    def _encoding(self) -> str:
        return types.PositionEncodingKind(self.workspace.position_encoding).value

    def _soon(self, uri: str, delay: float) -> None:
        """Check a document after a while in which nothing asks for that again."""
        self._later(uri, delay, partial(self._check, uri))

    def _compare_soon(self) -> None:
        self._later(_ALL, self._resting, self._compare)

    def _later(
        self, key: str, delay: float, work: Callable[[], Coroutine[None, None, None]]
    ) -> None:
        if key in self._timers:
            self._timers[key].cancel()
        loop = asyncio.get_running_loop()
        self._timers[key] = loop.call_later(delay, lambda: self._start(work()))

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(self._guarded(work))
        self._tasks.add(task)  # the loop itself holds tasks only weakly
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Exception as error:
            self.report_server_error(error, FeatureNotificationError)

    async def _check(self, uri: str) -> None:
        """Publish what is to be said of a document, unless it changes meanwhile."""
        document = self.documents.get(uri)
        try:
            reading = await self.reading(uri)
            shown = self._shown(reading) if reading else []
        except InputError as error:
            shown = [complaint(error, self.language)]
        if document is None or self.documents.get(uri) is not document:
            return
        params = types.PublishDiagnosticsParams(uri, shown, document.version)
        if params != self._published.get(uri):
            self._published[uri] = params
            self.text_document_publish_diagnostics(params)

    def _shown(self, reading: Reading) -> list[types.Diagnostic]:
        found = self.found(reading)
        return list(map(self.show(reading, found), [*found.new, *found.known]))

    async def _compare(self) -> None:
        """Compare all documents; one comparison at a time."""
        if self._comparing:
            self._compare_soon()
            return
        self._comparing, began = True, time.monotonic()
        try:
            documents = list(self.documents.values())
            self._comparison = await asyncio.to_thread(self._corpora.compare, documents)
        finally:
            self._comparing = False
            self._resting = max(RESTING, time.monotonic() - began)
        for uri in self.documents:
            self._soon(uri, 0)


class _Protocol(LanguageServerProtocol):
    """Hands the texts to the server instead of keeping them itself.

    pygls cuts lines with ``str.splitlines``, at U+2028 and its like too, and clamps the
    positions of a change in place; after such a change its text is not the editor's.
    """

    _server: Server

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """See :meth:`Server.open`."""
        self._server.open(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """See :meth:`Server.change`."""
        self._server.change(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """See :meth:`Server.close`."""
        self._server.close(params.text_document.uri)
